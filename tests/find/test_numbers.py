"""Quantities: bounds as written, units, and what is no quantity. Examples of our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch import rules
from trucewatch.find.numbers import NumberFinder, Quantity, check
from trucewatch.text import Orthography, Text

PACKS = rules.load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
FINDER = NumberFinder(PACKS, ORTHOGRAPHY)


def found(raw: str) -> list[Quantity]:
    return [q for q in FINDER.find(Text(raw, ORTHOGRAPHY)) if q.head != "article"]


def only(raw: str) -> Quantity:
    got = found(raw)
    assert len(got) == 1, [q.text for q in got]
    return got[0]


@pytest.mark.parametrize(
    ("raw", "low", "high"),
    [
        ("Four civilians died.", 4, 4),
        ("Shelling killed at least 20 people.", 20, None),
        ("Shelling killed more than 1,800 people.", 1800, None),
        ("Shelling killed more than 1800 people.", 1800, None),
        ("Some 60000 residents left.", 60000, 60000),
        ("Nearly 1.8 million residents left.", 1_800_000, 1_800_000),
        ("About three million people live there.", 3_000_000, 3_000_000),
        ("As many as 350 men were held.", None, 350),
        ("Up to a hundred men were held.", None, 100),
        ("Fewer than 30 men were held.", None, 30),
        ("Between five and seven men were held.", 5, 7),
        ("Five to seven men were held.", 5, 7),
        ("20-25 men were held.", 20, 25),
        ("Six or seven men were held.", 6, 7),
        ("Dozens were hurt.", 24, None),
        ("Scores of men were hurt.", 40, None),
        ("Hundreds were hurt.", 200, None),
        ("Hundreds of thousands fled.", 200_000, None),
        ("Several villages fell.", 3, None),
        ("A number of villages fell.", 3, None),
        ("Many fled.", 3, None),
        ("A few villages fell.", 2, None),
        ("Multiple rockets fell.", 2, None),
        ("Several hundred families fled.", 300, None),
        ("Several thousand families fled.", 3000, None),
        ("Half a dozen rockets fell.", 6, 6),
        ("Two dozen rockets fell.", 24, 24),
        ("A quarter of a million people fled.", 250_000, 250_000),
        ("20-plus rockets fell.", 20, None),
        ("No fewer than six rockets fell.", 6, None),
        ("A further 12 rockets fell.", 12, 12),
        ("Twenty-five rockets fell.", 25, 25),
        ("Fifty nine rockets fell.", 59, 59),
        ("Two hundred and fifty rockets fell.", 250, 250),
        ("A family of five was buried.", 5, 5),
        ("One man died.", 1, 1),
    ],
)
def test_bounds(raw: str, low: float | None, high: float | None) -> None:
    everything = FINDER.find(Text(raw, ORTHOGRAPHY))
    got = [q for q in everything if q.head != "article"] or everything
    assert [(q.min, q.max) for q in got] == [(low, high)]


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit"),
    [
        ("less than four kilometres (two miles) from the town", None, 4, "km"),
        ("500 meters from the road", 0.5, 0.5, "km"),
        ("some 35 miles north", 56, 56, "km"),
        ("over 3,000 square kilometers", 3000, None, "km2"),
        ("about 70 percent of the land", 70, 70, "percent"),
        ("about 70% of the land", 70, 70, "percent"),
        ("nearly half of the land", 50, 50, "percent"),
        ("most of the city", 50, None, "percent"),
        ("a pause of two weeks", 2, 2, "weeks"),
        ("10 to 12 kilometres east", 10, 12, "km"),
    ],
)
def test_units(raw: str, low: float | None, high: float | None, unit: str) -> None:
    q = only(raw)
    assert (q.min, q.max, q.unit) == (low, high, unit)


def test_a_conversion_in_brackets_is_no_second_distance() -> None:
    raw = "It lies 60 kilometres (35 miles) from the capital."
    q = only(raw)
    assert q.text == "60 kilometres"
    text = Text(raw, ORTHOGRAPHY)
    assert text.slice(q.first, q.last) == "60 kilometres (35 miles)"


def test_a_part_of_a_whole_comes_before_the_whole() -> None:
    part, whole = found("The war drove half the pre-war population of 22 million from home.")
    assert (part.head, part.min, part.max) == ("part", 11_000_000, 11_000_000)
    assert (whole.min, whole.max) == (22_000_000, 22_000_000)


def test_durations_in_days() -> None:
    assert only("for more than two years").days == (730, None)
    assert only("a 7-day pause").days == (7, 7)
    assert only("20 men").days is None


@pytest.mark.parametrize(
    "raw",
    [
        "on 17 September 2018", "on Sept. 17", "on September 17th", "on 17/9/2018", "on 2018-09-17", "on 03.11.2019",
        "from 5 to 8 May", "in 2015", "since early 2011", "at 21:00 GMT", "at 2 a.m.", "a 12-year-old boy",
        "pupils aged 5", "its second city", "the 45th Division", "T-55 tanks", "the M5 motorway", "Su-24 jets",
        "MiG-21 jets", "RPG-7 rounds", "122mm rounds", "Resolution 2254", "Brigade 93", "sources (74) say",
        "no one was hurt", "call 555-10-20-30",
    ],
)  # fmt: skip
def test_no_quantity(raw: str) -> None:
    assert [q.text for q in found(raw)] == []


def test_a_number_after_a_month_that_counts_people() -> None:
    assert [(q.text, q.min) for q in found("In May 20 people were killed there.")] == [("20", 20)]


def test_four_digits_are_a_count_beside_people() -> None:
    assert [q.min for q in found("It killed 2010 civilians.")] == [2010]
    assert found("It fell in 2010 to the rebels.") == []


def test_articles_are_marked() -> None:
    got = FINDER.find(Text("A tank and a car were destroyed.", ORTHOGRAPHY))
    assert [(q.head, q.min, q.max) for q in got] == [("article", 1, 1)] * 2


def test_arabic() -> None:
    packs = rules.load(["ar"])
    orthography = Orthography(packs)
    finder = NumberFinder(packs, orthography)
    got = finder.find(Text("مقتل أكثر من ٢٠ مدنيا وإصابة عشرات آخرين", orthography))
    assert [(q.min, q.max) for q in got] == [(20, None), (24, None)]


@pytest.mark.parametrize("names", [["en", "syria"], ["ar"], ["en", "ar", "syria"]])
def test_the_rules_examples_hold(names: list[str]) -> None:
    assert check(rules.load(names)) == []


WORD = (
    "at least 20 more than 1,800 between five and seven dozens of killed the a hundred million 5 - 7 % km ( ) . , "
    "half population 2015 May 17 people or to several 12-year-old about up T-55 ١٢ كم"
)
WORDS = st.lists(st.sampled_from(WORD.split(" ")), max_size=25)


@given(WORDS)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_ordered_slices_with_ordered_bounds(words: list[str]) -> None:
    raw = " ".join(words)
    text = Text(raw, ORTHOGRAPHY)
    last = 0
    for q in FINDER.find(text):
        assert 0 <= q.first < q.last <= len(text.starts)
        assert q.text and text.slice(q.first, q.last).startswith(q.text)
        assert q.min is not None or q.max is not None
        assert q.min is None or q.max is None or q.min <= q.max
        if q.head != "part":
            assert q.first >= last
            last = q.last
