"""Places lost, held and given back; attempts and plans; what is denied or did not happen; two sides in one sentence."""

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()
PUBLISHED = "2019-12-28"


def told(text, kind=None):
    """Every claim of a text as (kind, event, modality); only those of one kind, if it is named."""
    claims = EXTRACTOR.text(text, published=PUBLISHED).claims
    return {(c.kind, c.event, c.modality) for c in claims if kind is None or c.kind == kind}


def sides(text, kind, event=None):
    """Who holds or besieges what: {place: by}."""
    claims = [c for c in EXTRACTOR.text(text, published=PUBLISHED).claims if c.kind == kind and c.event == event]
    return {tuple(p.name for p in c.places): tuple(a.name for a in c.actors if a.role == "by") for c in claims}


REBELS, ARMY = ("opposition fighters",), ("Syrian Army",)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Insurgents seized Binnish but lost it on Thursday.", "lost"),
        ("The rebels took three hamlets near Morek and lost them again on Thursday.", "lost"),
        ("Troops attacked Ariha on Thursday after losing it a week earlier.", "lost"),
        ("The militants forfeited almost all their gains near Morek.", "lost"),
        ("The rebels have ceded ground to the army near Morek.", "lost"),
        ("Morek has returned to government control.", "retaken"),
        ("Binnish went back into rebel hands on Thursday.", "retaken"),
        ("Six hamlets have surrendered to the army near Hama.", "handed_over"),
        ("The army threw YPG fighters out of Tell Rifaat on Thursday.", "captured"),
        ("The town of Morek was cleared of insurgents on Thursday.", "captured"),
        ("Rebel fighters were thrown out of Morek on Thursday.", "withdrew"),
    ],
)
def test_a_place_that_is_lost_given_up_or_given_back(text, event):
    assert ("control_change", event, "asserted") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army flew a drone over Binnish but lost it on Thursday.",
        "Sixty insurgents surrendered to the army near Hama.",
        "Doctors visited liberated areas of Aleppo.",
        "Insurgents announced the capture of nine soldiers near Morek.",
        "The Movement for the Liberation of Homs shelled Nubl.",
        "Soldiers are close to capturing Morek.",
        "Insurgents made two attempts at retaking Morek.",
        "The town of Morek was cleared of mines on Thursday.",
        "The truce halted the army's advance on Morek.",
        "The insurgents lost touch with Binnish.",
    ],
)
def test_what_is_no_change_of_hands(text):
    assert not told(text, "control_change")


@pytest.mark.parametrize(("text", "n"), [("Three towns fell to the rebels.", 3), ("Nine villages passed into government hands.", 9)])
def test_how_many_places_changed_hands(text, n):
    taken = next(c for c in EXTRACTOR.text(text, published=PUBLISHED).claims if c.kind == "control_change")
    assert taken.measure.what == "settlements" and taken.measure.min == n


def test_who_took_a_place_is_named_after_it_fell():
    taken = sides("Clashes shook Morek, the last town held by rebels, which fell to the army.", "control_change", "captured")
    assert list(taken.values()) == [ARMY]


def test_men_captured_are_detained_and_bodies_are_not():
    both = {("casualties", None, "asserted"), ("incident", "detention", "asserted")}
    assert told("Insurgents announced the capture of nine soldiers near Morek.") == both
    kinds = [c.measure.what for c in EXTRACTOR.text("The army captured the bodies of four insurgents near Morek.").claims]
    assert "detained" not in kinds


@pytest.mark.parametrize(
    "text",
    [
        "The insurgents tried to win back Morek.",
        "Soldiers are close to retaking Morek.",
        "The army is on the verge of capturing Morek.",
        "Insurgents made two attempts at seizing Morek.",
    ],
)
def test_an_attempt_is_an_offensive(text):
    assert told(text) == {("incident", "offensive", "asserted")}


@pytest.mark.parametrize(
    "text",
    [
        "Damascus is bent on retaking all of Hama province.",
        "The government is considering the recapture of Morek.",
        "The president vowed to stay the course until the army recaptured Morek.",
    ],
)
def test_a_plan_is_no_capture(text):
    assert {m for _, _, m in told(text, "control_change")} == {"planned"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The insurgents control Binnish.", {("Binnish",): REBELS}),
        ("The army holds Morek.", {("Morek",): ARMY}),
        ("The rebels hold Binnish, while the army controls Morek.", {("Binnish",): REBELS, ("Morek",): ARMY}),
        ("Army-held Nubl lies beside rebel-held Anadan.", {("Nubl",): ARMY, ("Anadan",): REBELS}),
        ("Rebels in Anadan shelled army-held Nubl.", {("Nubl",): ARMY}),
        ("The rebels hold Binnish but not Morek.", {("Binnish",): REBELS}),
        ("Rebels hold Binnish and Ariha, and the army holds Morek.", {("Binnish", "Ariha"): REBELS, ("Morek",): ARMY}),
        ("Binnish and Ariha are held by rebels.", {("Binnish", "Ariha"): REBELS}),
        ("Binnish is under the control of rebels and Morek is in the hands of the army.", {("Binnish",): REBELS, ("Morek",): ARMY}),
    ],
)
def test_each_holding_has_the_places_of_its_own_clause(text, held):
    assert sides(text, "control_state") == held


@pytest.mark.parametrize(
    ("text", "besieged"),
    [
        ("Douma is besieged by the army, and Fuaa is encircled by rebels.", {("Douma",): ARMY, ("Fuah",): REBELS}),
        (
            "The pact covers Madaya and Zabadani, besieged by the army, and Fuaa and Kafraya, which are encircled by rebels.",
            {("Madaya", "Zabadani"): ARMY, ("Fuah", "Kafriya"): REBELS},
        ),
    ],
)
def test_each_siege_has_the_places_of_its_own_clause(text, besieged):
    assert sides(text, "incident", "siege") == besieged


@pytest.mark.parametrize(
    "text",
    [
        "Jaysh al-Izza has not signed the ceasefire.",
        "The insurgents have yet to sign the truce.",
        "No side has signed the truce.",
        "Neither the army nor the rebels have entered Morek.",
        "Neither side has violated the truce.",
        "Moscow said none of its aircraft had bombed Binnish.",
        "Ankara said it was not behind the shelling of Morek.",
        "Ankara said its army had nothing to do with the shelling of Morek.",
        "The army no longer uses barrel bombs in Idlib, an envoy said.",
        "The insurgents were not able to capture Morek.",
        "The army halted the insurgents' advance on Morek.",
    ],
)
def test_what_did_not_happen_is_denied(text):
    assert {m for k, _, m in told(text) if k != "statement"} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Jaysh al-Izza has signed the ceasefire.",
        "Ankara said the army was behind the shelling of Morek.",
        "Without warning the army shelled Morek.",
        "In May insurgents captured Morek.",
        "Neither the army nor the rebels blamed anyone for the blast in Homs.",
    ],
)
def test_what_did_happen_is_not(text):
    assert {m for k, _, m in told(text) if k != "statement"} == {"asserted"}


def test_neither_of_two_did_it():
    bombed = next(c for c in EXTRACTOR.text("Neither Russia nor Turkey has bombed Binnish.", published=PUBLISHED).claims)
    assert [a.name for a in bombed.actors] == ["Russia", "Turkey"] and bombed.modality == "denied"


def test_blocking_aid_can_be_denied():
    assert ("movement", "aid_blocked", "denied") in told("The army denied that it had blocked aid to Douma.")
    assert ("movement", "aid_blocked", "asserted") in told("The army blocked aid to Douma.")


def test_who_denies_that_a_siege_ended_affirms_it():
    claims = EXTRACTOR.text("The governor spoke on Thursday, denying the siege of Madaya had been broken.", published=PUBLISHED).claims
    assert "denied" not in {c.modality for c in claims if c.kind == "incident"}


def test_what_is_said_after_a_denial_is_not_denied():
    assert told("State media denied the claim and said troops were regaining the town of Morek.", "control_change") == {
        ("control_change", "retaken", "asserted")
    }
