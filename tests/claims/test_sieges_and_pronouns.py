"""Doers, second round: whose siege it was that others broke, pronouns in clauses of time, lists with bands, features."""

from __future__ import annotations

import pytest

from trucewatch import flow
from trucewatch.claims.told import party, told
from trucewatch.extraction import Extractor
from trucewatch.read import Raw, to_document

EXTRACTOR = Extractor()
ENGINE = flow.engine(EXTRACTOR.packs, EXTRACTOR.gazetteer)
REBELS = "opposition fighters"


def read(text):
    return to_document(Raw(data=text.encode(), text=text), EXTRACTOR.packs, published="2017-05-01")


def doers(text, kind="incident", event=None):
    """The doers that the hand order gives the last such draft."""
    found = ENGINE.finder.find(read(text))
    drafts, _ = ENGINE.claimer.drafts(found)
    kept = [d for d in drafts if d.kind == kind and (event is None or d.c.sense.event == event)]
    assert kept, drafts
    return {a.name for a in kept[-1].by}


def features(text, kind, at=0):
    found = ENGINE.finder.find(read(text))
    drafts, _ = ENGINE.claimer.drafts(found)
    d = next(d for d in drafts if d.kind == kind and d.at == at)
    return {o.key: set(o.all_features) for o in ENGINE.claimer.chooser.options.of("by", found, d, told(found, drafts))}


def test_whoever_breaks_a_siege_did_not_lay_it():
    assert doers("Army troops broke the siege of Kweiris after two years.", event="siege") == set()
    assert doers("Rebels want to break a government siege of Darayya.", event="siege") == {"Syrian government"}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The insurgents continued to battle Islamic State near Marea as they advanced on Dabiq.", {REBELS}),
        ("Insurgents forced Hezbollah to pull out as it shelled the hills of Qusayr.", {"Hezbollah"}),
    ],
)
def test_a_pronoun_in_a_clause_of_time_is_the_subject(text, by):
    assert doers(text) == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Ahrar al-Sham and several armed groups shelled Mhardeh.", {"Ahrar al-Sham", REBELS}),
        ("Ahrar al-Sham and three other rebel factions shelled Mhardeh.", {"Ahrar al-Sham", REBELS}),
        ("Ahrar al-Sham and several militants shelled Mhardeh.", {"Ahrar al-Sham"}),
    ],
)
def test_bands_that_are_counted_go_with_the_faction_before_them(text, by):
    assert doers(text, event="shelling") == by


@pytest.mark.parametrize("text", ["Homs Army units shelled Rastan.", "Daraa Countryside Army units shelled Nasib."])
def test_a_heading_that_ran_into_the_sentence_names_no_army(text):
    assert doers(text, event="shelling") == {"Syrian Army"}


def test_those_with_a_general_name_are_told_apart():
    found = ENGINE.finder.find(read("Gunmen fled. Rebels fled."))
    assert len({party((a,)).sort for a in found.actors}) == len(found.actors) == 2


def test_who_was_struck_in_the_sentence_and_who_opens_it():
    drawn = features("The army clashed with Hezbollah fighters near Arsal and nine civilians were killed.", "casualties")
    assert "struck-here:casualties" in drawn["Hezbollah",]
    assert "topic:casualties:passive" in drawn["Syrian Army",]
    assert "struck-here" not in drawn["Syrian Army",]
