"""Options for who, where and when; choosing among them; telling a repetition from a fact of its own."""

from __future__ import annotations

import pytest

from trucewatch import flow, rules
from trucewatch.claims.engine import Claimer
from trucewatch.claims.merge import Repeats, Telling, repeat_features
from trucewatch.claims.scorers import Scorer, names
from trucewatch.claims.told import SLOTS, told
from trucewatch.gazetteer import Gazetteer
from trucewatch.read import Raw, to_document
from trucewatch.text import Found

TEXT = """Shells hit Saraqib

Government shelling killed six people in Saraqib on Monday, rescue workers said. Dozens more were wounded.

Elsewhere, Russian air strikes hit the village of Hass on Tuesday. The strikes damaged a school. Moscow denied
bombing the school."""


@pytest.fixture(scope="module")
def claimer() -> Claimer:
    packs = rules.load()
    return flow.Engine(packs, Gazetteer.from_packs(packs)).claimer


@pytest.fixture(scope="module")
def found() -> Found:
    packs = rules.load()
    document = to_document(Raw(data=TEXT.encode(), text=TEXT), packs, published="2019-12-25")
    return flow.Engine(packs, Gazetteer.from_packs(packs)).finder.find(document)


def test_the_hand_order_s_pick_is_the_first_option_and_values_are_told_once(claimer: Claimer, found: Found) -> None:
    drafts, _ = claimer.drafts(found)
    story = told(found, drafts)
    seen = 0
    for d in drafts:
        for slot in SLOTS:
            options = claimer.chooser.options.of(slot, found, d, story)
            keys = [o.key for o in options]
            assert len(keys) == len(set(keys))
            if options:
                seen += 1
                assert "hand" in options[0].features
                assert all("other" in o.features for o in options[1:])
                assert all(o.side in ("own", "ctx", "land", "none") for o in options)
    assert seen > 4


def test_without_weights_the_hand_order_stands_and_with_weights_the_best_option_wins(claimer: Claimer, found: Found) -> None:
    weights = {slot: s.weights for slot, s in claimer.chooser.scorers.items()}
    try:
        for s in claimer.chooser.scorers.values():
            s.weights = {}
        drafts, _ = claimer.drafts(found)
        before = [(d.when, d.places, d.by) for d in drafts]
        claimer.chooser.settle(found, drafts)
        assert [(d.when, d.places, d.by) for d in drafts] == before
        claimer.chooser.scorers["by"].weights = {"none": 99.0}
        open_ = [d for d in drafts if d.c.sense.by != "none" and not claimer.chooser.options.settled("by", found, d)]
        settled = [(d, d.by) for d in drafts if d not in open_]
        claimer.chooser.settle(found, drafts)
        assert settled and all(d.by == by for d, by in settled)
        assert open_ and all(d.by == () for d in open_)
        assert all(d.trace["by"] == "chosen: not said" for d in open_ if "by" in d.trace)
    finally:
        for slot, s in claimer.chooser.scorers.items():
            s.weights = weights[slot]


def test_a_side_s_score_is_that_of_its_prefixed_features() -> None:
    s = Scorer("x", {"own:perfect": 1.5, "ctx:perfect": -1.0, "perfect": 7.0})
    assert s.side("own", ["perfect", "noun"]) == 1.5
    s.weights = {"own:perfect": 2.0}
    assert s.side("own", ["perfect"]) == 2.0


def test_a_suspected_repetition_falls_by_hand_and_stands_where_the_scorer_acquits_it(claimer: Claimer, found: Found) -> None:
    drafts, _ = claimer.drafts(found)
    hand = Repeats(Scorer("repeat", {})).distinct(drafts)
    lenient = Repeats(Scorer("repeat", {"bias": -9.0})).distinct(drafts)
    assert len(hand) < len(lenient) <= len(drafts)
    assert [d.at for d in lenient] == sorted(d.at for d in lenient)
    telling = Telling(drafts)
    for d in hand:
        telling.keep(d)
    pairs = [(d, o, why) for d in drafts for o, why in telling.suspects(d) if o is not d]
    assert pairs
    for d, o, why in pairs:
        told_again = names(repeat_features(d, o, why))
        assert why in told_again and all(told_again)


def test_acceptance_and_repetition_see_a_trigger_s_clause_and_neighbours() -> None:
    packs = rules.load()
    engine = flow.Engine(packs, Gazetteer.from_packs(packs))
    text = "The army shelled Saraqib on Monday after an air strike killed six people in Hass."
    document = to_document(Raw(data=text.encode(), text=text), packs, published="2019-12-25")
    drafts, _ = engine.claimer.drafts(engine.finder.find(document))
    strike = next(d for d in drafts if d.kind == "incident" and d.c.sense.event == "air_strike")
    assert {"clause:after", "clause:incident:after", "left:incident:noun:QTY"} <= set(names(strike.features))
    shelled = next(d for d in drafts if d.kind == "incident" and d.c.sense.event == "shelling")
    assert {"clause:first", "right:incident:verb:PLACE"} <= set(names(shelled.features))
    again = names(repeat_features(strike, shelled, "told"))
    assert "clause:after" in again and "left:incident:noun:QTY" not in again
