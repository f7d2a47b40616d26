"""Acts as outlets tell them that were not read: which copy of a sentence counts, by what means, in which words."""

from types import SimpleNamespace

import pytest

from trucewatch.claims.merge import fullness
from trucewatch.extraction import Extractor

EXTRACTOR = Extractor()


def incidents(text, title=None):
    found = EXTRACTOR.text((title + "\n\n" if title else "") + text, published="2016-09-20").claims
    return [c for c in found if c.kind == "incident"]


def test_of_a_standfirst_that_opens_the_body_again_the_body_counts():
    lead = "Shells hit a bakery in Ariha on Monday and killed four people, a monitor said."
    text = f"{lead}\n\n{lead}\n\nResidents dug through the night."
    (told,) = incidents(text, "Shells kill four in Idlib")
    assert told.start > text.index("\n\n") + len("Shells kill four in Idlib")


def test_of_a_sentence_said_again_far_below_the_first_counts():
    told = "Shells hit a bakery in Ariha on Monday and killed four people, a monitor said."
    years = ("first", "second", "third", "fourth", "fifth")
    between = " ".join(f"The mayor of the town spoke of its needs for the {n} year." for n in years)
    (act,) = incidents(f"{told} {between} {told}")
    assert act.start == 0


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Two schools in Saraqib were hit by Russian aircrafts on Monday.", "air_strike"),
        ("The warplanes also killed six people in Saraqib on Monday.", "air_strike"),
        ("A motorcycle bomber killed six people in Azaz on Monday.", "explosion"),
        ("Six people were killed by a truck suicide bomber in Azaz on Monday.", "explosion"),
        ("Two explosive rounds hit a club in Aleppo on Monday.", "shelling"),
    ],
)
def test_means_by_other_names_and_spellings(text, event):
    assert {c.event for c in incidents(text)} == {event}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A man drove a van full of explosives into a checkpoint in Azaz on Monday.", "explosion"),
        ("Rockets set two houses on fire in Douma on Monday.", "shelling"),
        ("Sarin or a like substance had been used in Khan Shaykhun in April.", "chemical_attack"),
        ("The rebels had released gas in Douma on Monday, the ministry said.", "chemical_attack"),
        ("Two people were killed by rebel fire in Aleppo on Monday.", "shelling"),
        ("Army helicopter fire killed three people in Inkhil on Monday.", "air_strike"),
        ("Rebels opened a new front in Latakia on Friday.", "offensive"),
        ("Rebels mounted fierce resistance to the army in Jobar on Friday.", "clash"),
        ("The group crushed a revolt in Mayadin in August.", "offensive"),
    ],
)
def test_acts_told_by_what_was_done(text, event):
    assert [c.event for c in incidents(text)] == [event]


def test_set_on_fire_is_no_plan():
    claims = EXTRACTOR.text("Rockets set two houses on fire in Douma on Monday.", published="2016-09-20").claims
    assert {c.modality for c in claims} == {"asserted"}


@pytest.mark.parametrize(
    ("then", "event", "by"),
    [
        ("The council said the attack was carried out by Islamic State.", "explosion", {"Islamic State"}),
        ("The governor said it was perpetrated by Islamic State.", "explosion", {"Islamic State"}),
    ],
)
def test_who_carried_out_what_was_told(then, event, by):
    told = incidents(f"A car bomb killed six people in Azaz on Monday. {then}")
    (told_again,) = [c for c in told if c.actors]
    assert told_again.event == event and {a.name for a in told_again.actors if a.role == "by"} == by
    assert [p.name for p in told_again.places][:1] == ["Azaz"]


def test_whether_somebody_carried_it_out_tells_nothing():
    told = incidents("A car bomb killed six people in Azaz on Monday. It was unclear whether the attack was carried out by Islamic State.")
    assert all(not c.actors for c in told)


def test_an_act_told_at_its_spot_is_told_more_fully():
    def telling(level, own):
        sentence = SimpleNamespace(title=False, first=0, last=9)
        sent = SimpleNamespace(sentence=sentence, chunks=[])
        where = (SimpleNamespace(level=level),)
        return SimpleNamespace(sent=sent, own=frozenset(own), asserted_by=(), kind="incident", places=where, at=1)

    village = fullness(telling("settlement", ("place",)))
    assert village > fullness(telling("governorate", ("place",)))
    assert village > fullness(telling("settlement", ()))
    assert village < fullness(telling("settlement", ("place", "time")))
