"""Zones and names that come again, what monitors have seen, attacks beaten back and whose they were, and losses that pronouns count."""

import pytest
from reading import EXTRACTOR, actors, first, places, told

REBELS = "opposition fighters"


def names(text, kind, event=None):
    """Who is said to have told the first claim of a kind."""
    return list(first(text, kind, event).asserted_by)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Turkey and Russia agreed to turn Idlib into a de-escalation zone. Ten men died in Homs. Nine soldiers were killed in the zone.",
         "casualties", "Idlib"),
        ("Warplanes struck the Idlib de-escalation zone on Monday. A shell hit Nubl. Mortars wounded two people in the zone on Friday.",
         "casualties", "Idlib de-escalation zone"),
    ],
)  # fmt: skip
def test_the_zone_is_the_one_told_of(text, kind, name):
    claims = [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == kind]
    assert claims[-1].places[0].name == name


def test_a_name_that_comes_later_lies_in_the_town():
    text = (
        "Militants fired several shells on the town of Mhardeh, damaging houses and a power transformer. "
        "In Latakia, air defences shot down two drones near Hmeimim air base."
    )
    assert places(text, "incident", "shelling")[0] == "Mhardeh"


def test_a_deal_is_no_act_that_is_gone_into():
    text = (
        "The army's strikes on Tuesday killed nine militants in Hama. In a breach of the de-escalation deal, militants in "
        "Kafr Zita fired rockets on Mhardeh."
    )
    assert places(text, "casualties")[0] == "Hama"


@pytest.mark.parametrize(
    ("text", "kind", "event", "source"),
    [
        ("The SOHR monitored the fall of five shells on Hass.", "incident", "shelling", "Syrian Observatory for Human Rights"),
        ("The Observatory learned that warplanes raided Hass.", "incident", "air_strike", "Syrian Observatory for Human Rights"),
        ("Two soldiers died near Hass, Rear Admiral Oleg Zhuravlev told a briefing on Monday.", "casualties", None, "Oleg Zhuravlev"),
    ],
)
def test_monitors_and_briefings_are_sources(text, kind, event, source):
    assert names(text, kind, event) == [source]


def test_a_convoy_that_enters_is_not_deployed_besides():
    text = "A military convoy of the Turkish forces entered from the Kafr Lusin crossing, heading to the posts near Hass."
    assert {c.event for c in told(text) if c.kind == "movement"} == {"entry"}
    text = "The SOHR monitored the entry of a Turkish convoy of 30 vehicles from Kafr Lusin."
    assert first(text, "movement", "entry").measure.min == 30


@pytest.mark.parametrize(
    ("text", "by", "against"),
    [
        ("The army repelled an assault by Hayat Tahrir al-Sham and the Turkistan Islamic Party near Hass.",
         ["Syrian Army"], ["Hayat Tahrir al-Sham", "Turkistan Islamic Party"]),
        ("The rebels thwarted an infiltration attempt by the army on the axis of Kabani.", [REBELS], ["Syrian Army"]),
        ("The army foils infiltration of terrorists near Hass.", ["Syrian Army"], [REBELS]),
        ("The factions thwarted an attempt by the army to advance near Kabani.", [REBELS], ["Syrian Army"]),
    ],
)  # fmt: skip
def test_who_was_beaten_back(text, by, against):
    assert actors(text, "control_change", "repelled") == by
    assert actors(text, "control_change", "repelled", "against") == against
    assert not [c for c in told(text) if c.kind == "incident"]


@pytest.mark.parametrize(
    "text",
    [
        "The army clashed with the terrorists in Hass killing 16 of them.",
        "The army clashed with a group of terrorists that tried to infiltrate from Hass, killing 17 of them.",
        "The army clashed with gunmen near Nubl, killing and injuring a number of them.",
    ],
)
def test_whom_a_pronoun_counts(text):
    assert actors(text, "casualties") == ["Syrian Army"]
    assert actors(text, "casualties", role="against") in ([REBELS], ["unidentified gunmen"])


def test_civilians_between_are_meant():
    text = "An armed group infiltrated Hass and attacked the civilians killing 14 of them."
    assert not actors(text, "casualties", role="against")


def test_losses_in_the_ranks_of_a_side():
    text = "The army inflicted heavy losses in the ranks of Jabhat al-Nusra terrorists near Hass."
    assert actors(text, "incident", role="against") == ["Hayat Tahrir al-Sham"]


def test_managed_to_control():
    text = "The SDF managed on Thursday to control the village of Hass."
    assert actors(text, "control_change", "captured") == ["Syrian Democratic Forces"]


def test_who_tried_did_it():
    assert actors("The army shelled terrorists that tried to infiltrate from Hass.", "incident", "offensive") == [REBELS]


def test_models_are_no_counts():
    assert first("The fighters destroyed a T 72 tank near Hass.", "damage").measure.max == 1


def test_a_name_and_its_letters_back_one_doer():
    text = "Opposition groups backed by the Turkish Armed Forces (TSK) recaptured Hass."
    assert actors(text, "control_change", "retaken") == [REBELS]
    assert actors(text, "control_change", "retaken", "with") == ["Turkish Armed Forces"]


def test_elements_are_men_and_systems_are_destroyed():
    assert first("A mine exploded near Hass killing 4 elements and wounding others.", "casualties").measure.max == 4
    text = "Three tanks, two howitzers and an anti-aircraft system belonging to the regime were destroyed near Hass."
    assert [c.measure.max for c in told(text) if c.kind == "damage"] == [3, 2, 1]


def test_where_a_source_sits_is_not_where_it_was():
    text = "Rebels shelled Hass on Monday. According to a military source in Palmyra, ISIS captured three hills in the area."
    assert places(text, "control_change", "captured") == ["Hass"]


def test_whom_one_clashed_with_stood_not_beside():
    text = "The army clashed with rebels near Hass and destroyed two vehicles."
    assert not actors(text, "damage", role="with")
