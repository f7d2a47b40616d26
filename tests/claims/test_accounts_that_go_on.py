"""Whose account a sentence gives: other ways of telling, speakers who step in, and sentences that go on without one."""

from __future__ import annotations

import pytest
from tests.claims.reading import first, told

SOHR = "Syrian Observatory for Human Rights"


def sources(text, kind, event=None):
    return first(text, kind, event).asserted_by


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("SANA, the official agency, gave no figures but spoke of several dead in Hama.", "casualties", ("SANA",)),
        ("The Observatory gave a different version, saying rebels had recaptured Morek overnight.", "control_change", (SOHR,)),
        ("A base near Albu Kamal was bombed in a raid that Syrian media attributed to Israel.", "incident", ("Syrian media",)),
        ("Reports emerged on Monday that jets had bombed Ariha, killing 12 people.", "casualties", ("reports",)),
        ("There were unconfirmed reports among residents of a gas attack on Saraqib.", "incident", ("residents",)),
        ("Since early May, Amnesty International has verified 120 deaths in Idlib.", "casualties", ("Amnesty International",)),
        (
            '"Our jets have hit 50 targets in Idlib," Defence Minister Hulusi Akar told reporters in Hatay, where he arrived on Monday.',
            "incident", ("Hulusi Akar",),
        ),
    ],
)  # fmt: skip
def test_other_ways_of_telling(text, kind, names):
    assert sources(text, kind) == names


def test_who_speaks_of_units_says_the_rest_too() -> None:
    text = 'State television for its part spoke of a "regrouping" of units and said jets carried out 20 raids on Saraqib.'
    assert sources(text, "incident", "air_strike") == ("Syrian state television",)


def test_it_added_goes_back_to_who_gave_another_account() -> None:
    text = "The army said on Sunday it had taken Morek. The Observatory gave another account, saying rebels held the town."
    assert sources(f"{text} It added that 12 soldiers were killed in Morek.", "casualties") == (SOHR,)


def test_he_is_who_stepped_in_unless_he_adds() -> None:
    text = "Rami Abdel Rahman of the Observatory said 12 people died. Turkish President Recep Tayyip Erdogan gave Damascus a week."
    assert sources(f'{text} "They have bombed Idlib," he told reporters in Ankara.', "incident") == ("Recep Tayyip Erdogan",)
    assert sources(f"{text} Barrel bombs fell on Saraqib, he added.", "incident") == ("Rami Abdel Rahman", SOHR)


def test_a_spokesman_for_the_centre_is_the_centre() -> None:
    text = "The Russian Reconciliation Centre said 120 people left Idlib. Two shells hit Abu al-Duhur, a spokesman for the centre noted."
    assert sources(text, "incident", "shelling") == ("Russian Reconciliation Centre",)


def test_accounts_go_on_without_their_source() -> None:
    for text in (
        "The general staff in Ankara said gunmen fired at a convoy near Afrin. In response, Turkish drones hit two positions near Afrin.",
        "The Observatory said jets bombed the market of Ariha. At least nine civilians were killed, two of them children.",
        "The Observatory said a rocket hit a school in Ariha. A second rocket killed two brothers in the town.",
    ):
        assert {c.asserted_by for c in told(text)} - {()} and all(c.asserted_by for c in told(text)), text


def test_what_only_describes_a_place_does_not_go_on() -> None:
    text = "The Observatory said shells fell on Douma. The shelling hit a market in Douma, where a truce has been in force since July 22."
    assert [c.asserted_by for c in told(text) if c.kind == "agreement"] == [()]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen shelled Jurin, the head of the centre, Rear Admiral Oleg Darin, said at a briefing.", ("Oleg Darin",)),
        ("Jets bombed Ariha, according to activists and the Syrian Observatory for Human Rights.", ("activists", SOHR)),
        ("According to medical and local sources, jets bombed Ariha.", ("medical sources", "local sources")),
        ("Jets bombed Ariha on Sunday, per the Observatory.", (SOHR,)),
        ("Jets bombed the town of Ariha our correspondent in the area reported.", ("our correspondent in the area",)),
        ("In Maarat al-Naasan activists said helicopters bombed the village.", ("activists",)),
    ],
)
def test_who_is_named_with_an_office_or_with_others(text, names):
    assert sources(text, "incident") == names


def test_the_network_is_the_body_named_so() -> None:
    text = "The army shelled Hama, the Orontes Rights Network said. Jaysh al-Izza said it had downed a drone."
    assert sources(f"{text} The network said a raid killed nine people in Hama. It said 12 were hurt in Hama.", "casualties") == (
        "Orontes Rights Network",
    )


def test_what_a_body_could_verify_it_says() -> None:
    text = "Amnesty International has been able to verify that 186 civilians were killed in Idlib in May."
    assert sources(text, "casualties") == ("Amnesty International",)
