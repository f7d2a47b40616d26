"""What the claims stage promises, on sentences written for these tests."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch import flow, rules
from trucewatch.gazetteer import Gazetteer
from trucewatch.model import Claim, Document, Extraction, Published

PACKS = rules.load()
PLACES = Gazetteer.from_packs(PACKS)


def read(text: str, day: str = "2019-07-23", title: str | None = None) -> Extraction:
    document = Document(id="t", path="t.txt", text=text, title=title, published=Published(day, day, "given"))
    return flow.extract(document, PACKS, PLACES)


def one(text: str, kind: str, event: str | None = None, **more: str) -> Claim:
    found = [c for c in read(text, **more).claims if c.kind == kind and (event is None or c.event == event)]
    assert len(found) == 1, [(c.kind, c.event, c.measure) for c in read(text, **more).claims]
    return found[0]


def count(c: Claim) -> tuple[str, float | None, float | None]:
    assert c.measure is not None
    return c.measure.what, c.measure.min, c.measure.max


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian air strikes killed at least six women and four children in Saraqib on Monday.", ("killed", 10, None)),
        ("More than 1,800 civilians were killed in Idlib.", ("killed", 1800, None)),
        ("The blast left 27 people dead in Ariha on Sunday.", ("killed", 27, 27)),
        ("Dozens were injured in Saraqib on Monday.", ("injured", 24, None)),
        ("Up to 20 soldiers were killed near Kabani on Monday.", ("killed", None, 20)),
        ("Between five and seven people were killed in Douma on Monday.", ("killed", 5, 7)),
    ],
)
def test_tolls_keep_their_bounds(text: str, expected: tuple[str, float | None, float | None]) -> None:
    assert count(one(text, "casualties")) == expected


def test_parts_of_a_whole_are_no_claims_of_their_own() -> None:
    c = one("Air strikes killed 12 people, including three women and two children, in Ariha on Monday.", "casualties")
    assert count(c) == ("killed", 12, 12)
    assert c.breakdown == {"women": 3, "children": 2}


def test_text_without_commas_and_apostrophes_reads_the_same() -> None:
    with_marks = one("Syria's army captured the town of Kafr Nabudah on Wednesday.", "control_change")
    without = one("Syrias army captured the town of Kafr Nabudah on Wednesday", "control_change")
    assert (with_marks.event, with_marks.places[0].name) == (without.event, without.places[0].name)


def test_who_says_so_is_kept_apart_from_who_did_it() -> None:
    c = one(
        "Government air strikes killed four civilians in Saraqib on Monday, "
        "the Syrian Observatory for Human Rights said.",
        "casualties",
    )
    assert c.asserted_by[0] == "Syrian Observatory for Human Rights"
    assert [a.name for a in c.actors if a.role == "by"] == ["Syrian government"]


def test_plans_and_denials_never_become_events() -> None:
    planned = read("The army will storm the town of Saraqib next week.").claims
    assert all(c.modality in ("planned", "possible") for c in planned if c.kind == "incident")
    repelled = one("Rebels repelled an attack by the Syrian army on Kabani on Monday.", "control_change")
    assert (repelled.event, repelled.modality) == ("repelled", "denied")


def test_the_same_fact_twice_is_one_claim_from_the_body() -> None:
    text = (
        "Ten killed in strike on Saraqib\n\nTen people were killed in an air strike on the market of Saraqib on Monday, "
        "rescuers said. The strike killed ten people, a resident said on Tuesday.\n"
    )
    tolls = [c for c in read(text, title="Ten killed in strike on Saraqib").claims if c.kind == "casualties"]
    assert all(c.start > 30 for c in tolls)


def test_a_town_named_later_is_the_place_of_the_opening() -> None:
    text = (
        "Ten civilians were killed on Monday when Russian warplanes struck a town in Idlib province.\n\n"
        "The jets hit the market in Ariha in the morning, residents said.\n"
    )
    killed = next(c for c in read(text).claims if c.kind == "casualties")
    assert killed.places[0].name == "Ariha"


def test_sentences_that_gave_nothing_are_reported_with_a_reason() -> None:
    found = read("Officials counted 4,312 broken windows. An air strike hit Saraqib on Monday.")
    assert found.silent
    assert all(s.why for s in found.silent)
    assert {s.quote for s in found.silent}.isdisjoint({c.quote for c in found.claims})


def test_reading_twice_gives_the_same_bytes() -> None:
    text = "Air strikes killed 12 people in Ariha on Monday. Rebels captured two villages near Saraqib on Sunday."
    assert msgspec.json.encode(read(text)) == msgspec.json.encode(read(text))


PIECES = """killed injured air strikes the army rebels in Idlib Saraqib on Monday at least 12 people and two children said
, . captured villages from near Turkey ceasefire since 2018 “ ” ( ) 3,000 square kilometers who were by of"""
WORDS = st.sampled_from([*PIECES.split(), "\n"])


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_whatever_the_text_quotes_slice_back_and_bounds_hold(words: list[str]) -> None:
    text = " ".join(words)
    for c in read(text).claims:
        assert text[c.start : c.end] == c.quote
        if c.measure is not None and c.measure.min is not None and c.measure.max is not None:
            assert c.measure.min <= c.measure.max
        if c.time is not None and c.time.start and c.time.end:
            assert c.time.start <= c.time.end
        assert len(c.places) == len(c.place_ids)
        assert len(c.actors) == len(c.actor_ids)


def doers(c: Claim) -> list[str]:
    return [a.name for a in c.actors if a.role == "by"]


def test_whoever_falls_in_a_fight_fell_to_the_other_side() -> None:
    c = one("At least 35 Islamic State militants were killed in clashes with the Syrian army near Raqqa.", "casualties")
    assert "Syrian Army" in doers(c)
    assert "Islamic State" not in doers(c)


def test_the_span_of_the_war_dates_no_act() -> None:
    c = one("Heavy fighting erupted near Aleppo, a turning point in the five-year war.", "incident", "clash")
    assert c.time is None or c.time.text is None


def test_an_act_across_the_country_happened_in_the_conflict_s_country() -> None:
    text = "A bomb hit Saraqib on Monday. Air strikes on towns across the country killed at least 32 people on Tuesday."
    c = one(text, "casualties")
    assert [p.name for p in c.places] == ["Syria"]
