"""Figures that are told as a part of another one."""

from __future__ import annotations

from typing import Any

import msgspec
from making import SETTINGS, claim, document, killed
from test_tolls import incident

from trucewatch import rules
from trucewatch.incidents import parts
from trucewatch.model import Measure, Toll


def figure(quote: str, text: str, low: float, high: float | None = None, n: int = 1, **more: Any) -> Any:
    made = killed("a", low, high, n=n, quote=quote, **more)
    return msgspec.structs.replace(made, measure=Measure("killed", low, high, text))


def toll(*claims: Any) -> Toll:
    return incident((document("a"), [claim("a"), *claims])).toll["killed"]


def test_the_examples_of_the_packs_cues_hold() -> None:
    assert SETTINGS.part_cues
    assert parts.check(rules.load(["ontology", "en"])) == []


def test_a_figure_called_a_part_is_no_toll_of_another_origin() -> None:
    part = figure("Two bakers were among the dead, a doctor said.", "Two bakers", 2, 2, said="Doctor", id="c_part")
    got = toll(killed("a", 10, None, said="Monitor"), part)
    assert (got.min, got.max, got.agreed, got.contradiction) == (10, 10, 10, False)
    assert [r.origin for r in got.by_origin] == ["Monitor"]


def test_a_part_that_stands_alone_is_all_that_is_known() -> None:
    got = toll(figure("Two bakers were among the dead.", "Two bakers", 2, 2))
    assert (got.min, got.max, got.agreed) == (2, 2, 2)


def test_the_whole_of_a_sentence_that_names_its_part_stays_whole() -> None:
    quote = "The raid killed nine people and two bakers were among the dead."
    whole, part = figure(quote, "nine people", 9, 9, id="c_whole"), figure(quote, "two bakers", 2, 2, id="c_part")
    other = killed("a", 12, 12, n=3, said="Monitor", id="c_other")
    got = toll(whole, part, other)
    assert (got.min, got.max) == (9, 12)


def test_rescuers_medics_and_journalists_are_parts_of_their_own_origins_toll() -> None:
    part = killed("a", 3, 3, n=1, breakdown={"rescuers": 3.0}, id="c_part")
    got = toll(killed("a", 20, 20), part)
    assert (got.min, got.max, got.breakdown) == (20, 20, {"rescuers": (3, 3)})


def test_figures_of_one_day_stay_open_above_where_the_highest_is() -> None:
    got = incident(
        (document("a"), [claim("a"), killed("a", 15, 15, id="c_15"), killed("a", 18, None, n=1, id="c_18")]),
        (document("b"), [claim("b"), killed("b", 21, 21)]),
    ).toll["killed"]
    assert [(r.min, r.max) for r in got.by_origin] == [(15, None), (21, 21)]
    assert (got.min, got.max, got.contradiction) == (15, 21, False)
