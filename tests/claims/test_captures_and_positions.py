"""Holdings, captures, positions and movements in wordings that freshly opened articles showed to be missing."""

from __future__ import annotations

import pytest

from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def read(text, kind):
    return [c for c in EXTRACTOR.text(text, published="2016-09-20").claims if c.kind == kind]


def by(claims):
    return [sorted(a.name for a in c.actors if a.role == "by") for c in claims]


@pytest.mark.parametrize(
    ("text", "event", "modality", "actors"),
    [
        ("The army wrested back control of the town of Morek last year.", "retaken", "asserted", ["Syrian Army"]),
        ("The truce in Saraqib brought it back under government control.", "retaken", "asserted", ["Syrian government"]),
        ("Morek was taken on Monday after a night of fighting.", "captured", "asserted", []),
        ("The army has been unable to recapture Morek.", "repelled", "denied", []),
        ("The army has managed to capture Morek.", "captured", "asserted", ["Syrian Army"]),
        ("The push was part of an abortive army offensive on Morek.", "repelled", "denied", []),
        ("The rebels took the heavily fortified town of Morek on Monday.", "captured", "asserted", ["opposition fighters"]),
        ("Rebels captured Dabiq on Sunday.", "captured", "asserted", ["opposition fighters"]),
    ],
)
def test_captures_and_failures(text, event, modality, actors):
    found = [c for c in read(text, "control_change") if c.event == event]
    assert [c.modality for c in found] == [modality]
    assert not actors or by(found) == [actors]


def test_counted_towns_that_fell():
    (claim,) = read("Four more towns near Morek have fallen, residents said.", "control_change")
    assert claim.measure is not None
    assert (claim.measure.what, claim.measure.min) == ("settlements", 4)


@pytest.mark.parametrize(
    "text",
    [
        "Families who fled Morek had taken sanctuary in other villages.",
        "Rebels say it amounts to forced displacement of opposition fighters from western Syria.",
        "The dispute is not about retaking the town of Morek.",
        "Residents of Aleppo are waiting for the army to come and liberate their streets.",
        "Increasingly frustrated rebels called the vote in Geneva shameful.",
        "The rebels could not repel the army near Morek.",
        "The people can't repel the army near Morek.",
        "A school in liberated Aleppo has opened.",
        "The quarter of Morek was thought to be a secure zone.",
    ],
)
def test_no_change_of_hands(text):
    assert not read(text, "control_change")


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Tell Rifaat is under the joint control of the government and the YPG.", [["People's Protection Units", "Syrian government"]]),
        ("The army set out to retake the de facto IS capital of Raqqa.", [["Islamic State"]]),
        ("The town lies near IS-held Dabiq.", [["Islamic State"]]),
        ("Air strikes hit the IS-held area of Bukhaya outside Deir Ezzor.", [["Islamic State"]]),
        ("Rebels shelled the centre of the Syrian capital of Damascus.", []),
        ("Rockets fell across the border from an IS-controlled region of Syria.", []),
    ],
)  # fmt: skip
def test_holdings(text, holders):
    assert by(read(text, "control_state")) == holders


def test_control_to_be_seized_is_not_held():
    assert not read("The army launched a campaign to seize control over the town of Morek.", "control_state")


@pytest.mark.parametrize("all_of", ["nearly all of", "almost all of", "virtually all of"])
def test_nearly_all_is_a_share(all_of):
    (claim,) = read(f"The rebels control {all_of} Idlib province.", "control_state")
    assert claim.measure is not None
    assert (claim.measure.what, claim.measure.min, claim.measure.max) == ("share_pct", 50, None)


def test_a_share_of_which():
    text = "The insurgents are gaining ground in Syria, of which they now control about a third mostly in the east."
    (claim,) = read(text, "control_state")
    assert claim.measure is not None
    assert (claim.measure.what, claim.measure.min) == ("share_pct", 33)


@pytest.mark.parametrize(
    "text",
    [
        "Aleppo has been divided between rebel control in the east and government control in the west since 2012.",
        "Aleppo has been divided roughly between a rebel-held east and a government-held west since 2012.",
        "Aleppo has been split between rebels in the east and the government in the west since 2012.",
    ],
)
def test_each_side_of_a_split_city_holds_its_own_part(text):
    claims = read(text, "control_state")
    assert by(claims) == [["opposition fighters"], ["Syrian government"]]
    assert len({c.id for c in claims}) == 2


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The province of Hama has a large IS presence.", [["Islamic State"]]),
        ("The shrine near Damascus is heavily guarded by government forces.", [["Syrian government forces"]]),
        ("The Nusra Front, which is active in Aleppo, said so.", [["Jabhat Fatah al-Sham"]]),
        ("The White Helmets operate in Idlib.", []),
        ("The convoy to Rastan was guarded by soldiers.", []),
    ],
)
def test_positions(text, actors):
    assert by(read(text, "position")) == actors


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Russian forces entered the war in September 2015.", ["entry"]),
        ("Gunmen at the checkpoint blocked her medical evacuation from Madaya.", ["aid_blocked"]),
        ("The militants are preventing residents of Rastan from getting food and medicine.", ["aid_blocked"]),
        ("The SDF took the civilians to safer areas near Manbij.", ["evacuation"]),
        ("American special forces are embedded with the rebels near Manbij.", ["deployment"]),
        ("The rebels have drawn recruits from Idlib for the battle.", ["reinforcement"]),
        ("Rebels and their families who chose to leave Rastan have headed for Idlib.", ["evacuation"]),
        ("Rebels sent reinforcements of fighters into Manbij.", ["reinforcement"]),
        ("Rastan is receiving UN aid through daily airdrops.", ["aid_delivery"]),
        ("A bomb went off at an evacuation point near Aleppo.", []),
        ("A UN envoy arrived in Damascus on Monday for talks.", []),
        ("We ask that the UN team in Damascus can be deployed soon.", []),
    ],
)
def test_movements(text, events):
    assert [c.event for c in read(text, "movement")] == events
