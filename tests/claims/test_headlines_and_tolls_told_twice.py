"""Harm: what all the studied articles showed (numbers of headlines, tolls told twice)."""

from __future__ import annotations

import pytest

from trucewatch.extraction import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def harm(extractor: Extractor, text: str, kind: str = "casualties") -> list[tuple[object, ...]]:
    out = extractor.text(text).claims
    return [(c.measure and c.measure.what, c.measure and c.measure.min, c.quote.split()[0]) for c in out if c.kind == kind]


HEAD = "{}\n\nPublished: 20 September 2016\n\n"


def test_a_headline_that_sums_up_the_body_counts(extractor: Extractor) -> None:
    body = "Shells hit Daraa on Monday and killed four people.\n\nA mine blast in Azaz on Monday killed five people.\n"
    found = harm(extractor, HEAD.format("Nine killed, 14 injured in attacks on Daraa and Azaz") + body)
    assert ("killed", 9.0, "Nine") in found
    assert ("injured", 14.0, "Nine") in found


@pytest.mark.parametrize(
    "head",
    ["Four killed in attack on Daraa", "Dozens killed in attack on Daraa", "Two killed in attack on Daraa"],
)
def test_a_headline_that_repeats_or_rounds_does_not(extractor: Extractor, head: str) -> None:
    body = "Shells hit Daraa on Monday and killed four people.\n\nA local medic spoke of a hard day.\n"
    assert [x[2] for x in harm(extractor, HEAD.format(head) + body)] == ["Shells"]


def test_what_forms_in_ing_wreck_and_kill(extractor: Extractor) -> None:
    text = HEAD.format("Report") + "Jets raided Hass on Monday, wiping out three depots and six tanks. "
    text += "A blast hit Azaz on Monday, taking out ten militants.\n"
    assert {x[:2] for x in harm(extractor, text, "damage")} >= {("facilities", 3.0), ("vehicles", 6.0)}
    assert ("killed", 10.0, "A") in harm(extractor, text)


def test_a_downed_pilot_is_no_aircraft_lost(extractor: Extractor) -> None:
    text = HEAD.format("Report") + "A downed pilot was executed by rebels near Homs on Monday.\n"
    assert not harm(extractor, text, "damage")


def test_an_act_that_a_headline_only_announces_is_told_by_the_body(extractor: Extractor) -> None:
    text = "Convoy hit near Morek\n\nAn air strike hit a Turkish convoy on the motorway on Monday. Two drivers were hurt."
    told = [c for c in extractor.text(text, published="2019-08-20").claims if c.kind == "incident"]
    assert [(c.event, c.quote.startswith("An air strike")) for c in told] == [("air_strike", True)]
