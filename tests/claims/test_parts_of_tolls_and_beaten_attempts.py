"""Parts of a toll told apart, persons whose names follow their titles, and words of fighting that tell of no act."""

import pytest
from tests.claims.reading import EXTRACTOR, actors, counted, first, told


def claims(text, kind):
    return [c for c in EXTRACTOR.text(text, published="2020-02-14").claims if c.kind == kind]


@pytest.mark.parametrize(
    ("text", "what", "number"),
    [
        ("Sixteen people were killed in Binnish on Monday. Five of them were children.", "killed", 5),
        ("Barrel bombs killed 80 people in Arbin last month. Among them were 31 children and 12 women.", "killed", 43),
        ("Helicopter gunships killed eight people in Binnish. They included two nurses.", "killed", 2),
        ("Shells wounded 30 people in Hass on Monday. Of these, nine were children.", "injured", 9),
    ],
)
def test_a_part_in_a_sentence_of_its_own_is_of_the_toll_before(text: str, what: str, number: int) -> None:
    part = claims(text, "casualties")[-1]
    assert (part.measure.what, part.measure.min) == (what, number)
    assert part.places == claims(text, "casualties")[0].places or part.places[0].name == claims(text, "casualties")[0].places[0].name


def test_what_no_toll_precedes_is_no_part_of_one() -> None:
    assert not claims("Envoys of ten states met in Astana on Monday. Four of them were women.", "casualties")


@pytest.mark.parametrize(
    "text",
    [
        "Raids killed at least 24 civilians in Saqba on Saturday, more than half of them children.",
        "Raids killed at least 24 civilians in Saqba on Saturday more than half of them women the monitor said.",
        "A strike on Saqba left at least 24 people dead, two girls among them.",
    ],
)
def test_who_the_dead_were_is_no_toll_of_its_own(text: str) -> None:
    assert [c.measure.min for c in claims(text, "casualties")] == [24]


def test_those_joined_to_others_that_are_not_counted_keep_their_count() -> None:
    text = "A raid on Hass killed three militants and 13 civilians including children."
    assert ("casualties", "killed", 16, 16) in counted(text)


@pytest.mark.parametrize(
    "text",
    [
        "A jet was shot down near Kafr Zita on Monday; its pilot, Oleg Petrov, was killed.",
        "The group's leader, Abu Hamza, was killed in Saraqib on Monday.",
        "Terrorist Hasan al-Ali was killed near Jobar on Monday.",
    ],
)
def test_one_whose_name_follows_his_title(text: str) -> None:
    assert ("casualties", "killed", 1, 1) in counted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels said they had beaten back an attempt to storm Kabani on Monday.",
        "The army tried to push towards Kafr Nabl but was beaten back.",
        "An attempt to advance on Tal Tuqan was also repelled, he said.",
        "Troops made three attempts to advance into Zabadani but all of them had been repelled.",
    ],
)
def test_an_attempt_that_was_beaten_back_is_no_campaign(text: str) -> None:
    assert not claims(text, "incident")
    assert first(text, "control_change").event == "repelled"


@pytest.mark.parametrize(
    "text",
    [
        "Ali Shamkhani said the fight must go on until the last terrorist has left Syria.",
        "The observers are tasked with reducing fighting between the army and rebels in Hama.",
        "Turkish leaders said an offensive on Idlib would drive a million people to the border.",
        "A deal struck on Sunday between Damascus and the SDF covers Manbij.",
    ],
)
def test_words_of_fighting_that_tell_of_no_act(text: str) -> None:
    assert not claims(text, "incident")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The YPG has been a key force battling Islamic State in northern Syria.", "clash"),
        ("The troops have been fighting back against Islamic State assaults near Mayadin.", "clash"),
        ("The Hama countryside has been the scene of intense violence in recent weeks.", "clash"),
        ("Islamic State mined nearly every house in Manbij before it left.", "explosion"),
        ("The army command announced that it had severed all supply routes into Darayya.", "siege"),
        ("Army units intensified fire power against dens of the terrorists in Abu Duhour.", "other_attack"),
    ],
)
def test_acts_worded_less_plainly(text: str, event: str) -> None:
    assert event in {c.event for c in told(text) if c.kind == "incident"}


def test_whoever_fights_back_does_it() -> None:
    text = "The troops have been fighting back against Islamic State assaults near Mayadin."
    assert actors(text, "incident", "clash", published="2017-10-10") == ["Syrian Army"]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels blew up two car bombs near the factory in Harasta.",
        "Shelling resumes in eastern Aleppo before a bus can leave.",
        "US raids on an Islamic State stronghold in Iraq killed nine people.",
        "Bodies were strewn around the gutted buses in Rashidin.",
        "A raid on Binnish left 20 dead, many of them burned beyond recognition.",
    ],
)
def test_what_only_reads_like_damage(text: str) -> None:
    assert not [c for c in told(text) if c.kind == "damage"]


@pytest.mark.parametrize(
    ("text", "what", "number"),
    [
        ("A member of the regime forces was killed by a landmine near Nawa.", "killed", 1),
        ("Gunmen assassinated a member of Hayat Tahrir al-Sham in Jisreen.", "killed", 1),
        ("Rockets wounded three people in Latakia. One of them later died, a hospital official said.", "killed", 1),
        ("The blast killed a soldier and injured another in Shaddadi.", "injured", 1),
        ("Shells fell on Nawa on Monday, killing one and injuring several.", "killed", 1),
        ("A dozen people were rushed to a hospital in Darkush on Sunday, most of them with burns.", "injured", 12),
        ("Three unidentified bodies were found near Nawa on Monday.", "killed", 3),
    ],
)
def test_ones_and_those_brought_in_are_counted(text: str, what: str, number: int) -> None:
    assert ("casualties", what, number, number) in counted(text)


def test_a_member_of_a_force_is_no_doer() -> None:
    text = "A member of the regime forces was killed by a landmine near Nawa."
    assert actors(text, "casualties", role="against") == ["Syrian government forces"]
    assert not actors(text, "casualties")


def test_an_assassination_is_an_act_of_who_claims_it() -> None:
    text = "Islamic State claimed responsibility for the assassination of a member of the Asayish in Busayrah."
    assert actors(text, "incident") == ["Islamic State"]


def test_strikes_with_guns_are_shelling_alone() -> None:
    text = "The army carried out concentrated strikes with artillery and rocket fire on gatherings of terrorists in Zakat."
    assert [c.event for c in claims(text, "incident")] == ["shelling"]
