"""Ordinary sentences of agency copy and what they must give."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from trucewatch.extraction import Extractor


@cache
def extractor() -> Extractor:
    return Extractor()


def claims(text: str) -> list[Any]:
    return list(extractor().text(text, published="2017-11-15").claims)


@pytest.mark.parametrize(
    ("text", "what", "low"),
    [
        ("The strike killed a 12-year-old boy in Idlib on Monday.", "killed", 1),
        ("A 35-year-old woman was wounded in Idlib on Monday.", "injured", 1),
        ("At least 15 people, including two women, lost their lives in Idlib on Monday.", "killed", 15),
        ("The strikes left 304 militants killed and more than 170 wounded near Raqqa.", "killed", 304),
        ("On Friday 120 gunmen in the suburb of Daraya turned themselves in to the authorities.", "detained", 120),
        ("About 3.6 million Syrian refugees live in Turkey.", "refugees", 3600000),
        ("Some 30,000 people have arrived in Afrin since Monday.", "displaced", 30000),
    ],
)
def test_counts(text: str, what: str, low: float) -> None:
    assert (what, low) in {(c.measure.what, c.measure.min) for c in claims(text) if c.measure}


def test_a_list_before_a_passive_verb() -> None:
    got = claims("Three command posts nine strongpoints eight tanks and four ammunition depots were destroyed near Hatla.")
    assert {3.0, 4.0} <= {c.measure.min for c in got if c.measure and c.measure.what == "facilities"}
    assert 8.0 in {c.measure.min for c in got if c.measure and c.measure.what == "vehicles"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two people were killed on Monday in the Damascus suburb of Douma.", "Douma"),
        ("Two people were killed on Monday in Hass.", "Hass"),
        ("Air strikes near Hass killed two people on Monday.", "Hass"),
        ("Two people were killed on Monday in Maarrat an-Numan.", "Maarrat al-Numan"),
        ("Two people were killed on Monday in Talmarqab.", "Talmarqab"),
        ("Two people were killed on Monday in the Qusour neighbourhood.", "Qusour"),
    ],
)
def test_places(text: str, place: str) -> None:
    assert place in {c.places[0].name for c in claims(text) if c.kind == "casualties" and c.places}


def test_a_rocket_attack_with_an_article_is_an_act() -> None:
    got = claims("Two people were killed in a rocket attack by regime forces on Latamneh on Monday.")
    assert ("incident", "shelling") in {(c.kind, c.event) for c in got}


def test_unidentified_gunmen_are_of_no_side() -> None:
    got = claims("Unknown gunmen assassinated a commander near Ariha on Tuesday evening.")
    assert {a.name for c in got for a in c.actors if a.role == "by"} == {"unidentified gunmen"}


def test_a_war_that_began_lasts_since_then() -> None:
    got = claims("More than 330000 people have been killed in the Syrian war that began in 2011.")
    assert ("2011-01-01", "2017-11-15") in {(c.time.start, c.time.end) for c in got if c.time}
