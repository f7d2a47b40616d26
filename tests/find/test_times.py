"""Time expressions and the days they mean. Examples of our own; the document's day is Tuesday 24 December 2019."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch import rules
from trucewatch.find.finder import _absolute
from trucewatch.find.times import TimeFinder, TimeSpan, check, resolve, resolve_all, timex
from trucewatch.find.times_resolve import Tense
from trucewatch.text import Orthography, Text
from trucewatch.values import Interval

PACKS = rules.load(["en", "syria"])
ORTHOGRAPHY = Orthography(PACKS)
FINDER = TimeFinder(PACKS, ORTHOGRAPHY)
DAY = date(2019, 12, 24)


def found(raw: str) -> list[TimeSpan]:
    return FINDER.find(Text(raw, ORTHOGRAPHY))


def only(raw: str) -> TimeSpan:
    got = found(raw)
    assert len(got) == 1, [s.text for s in got]
    return got[0]


@pytest.mark.parametrize(
    ("raw", "text", "start", "end"),
    [
        ("Raids hit it on Friday.", "on Friday", "2019-12-20", "2019-12-20"),
        ("Raids hit it on Tuesday.", "on Tuesday", "2019-12-24", "2019-12-24"),
        ("Raids hit it on Monday night.", "on Monday night", "2019-12-23", "2019-12-23"),
        ("Raids hit it late on Sunday.", "late on Sunday", "2019-12-22", "2019-12-22"),
        ("Raids hit it early Sunday morning.", "early Sunday morning", "2019-12-22", "2019-12-22"),
        ("Raids hit it in the early hours of Sunday.", "in the early hours of Sunday", "2019-12-22", "2019-12-22"),
        ("Mondays raid killed two.", "Mondays", "2019-12-23", "2019-12-23"),
        ("Raids hit it yesterday.", "yesterday", "2019-12-23", "2019-12-23"),
        ("Raids hit it this morning.", "this morning", "2019-12-24", "2019-12-24"),
        ("Raids hit it overnight.", "overnight", "2019-12-23", "2019-12-24"),
        ("Raids hit it at dawn.", "at dawn", "2019-12-24", "2019-12-24"),
        ("Raids hit it on 17 September 2018.", "on 17 September 2018", "2018-09-17", "2018-09-17"),
        ("Raids hit it on Sept. 17, 2018.", "on Sept. 17, 2018", "2018-09-17", "2018-09-17"),
        ("Raids hit it on September 17th.", "on September 17th", "2019-09-17", "2019-09-17"),
        ("Raids hit it on 17/9/2018.", "on 17/9/2018", "2018-09-17", "2018-09-17"),
        ("Raids hit it on 03.11.2019.", "on 03.11.2019", "2019-11-03", "2019-11-03"),
        ("Raids hit it on May 10 of last year.", "on May 10 of last year", "2018-05-10", "2018-05-10"),
        ("Raids hit it last week.", "last week", "2019-12-16", "2019-12-22"),
        ("Raids hit it this week.", "this week", "2019-12-23", "2019-12-24"),
        ("Raids hit it last month.", "last month", "2019-11-01", "2019-11-30"),
        ("Raids hit it earlier this month.", "earlier this month", "2019-12-01", "2019-12-24"),
        ("Raids hit it over the weekend.", "over the weekend", "2019-12-21", "2019-12-22"),
        ("Raids hit it in October.", "in October", "2019-10-01", "2019-10-31"),
        ("Raids hit it in October of last year.", "in October of last year", "2018-10-01", "2018-10-31"),
        ("Raids hit it last September.", "last September", "2019-09-01", "2019-09-30"),
        ("Raids hit it at the end of October.", "at the end of October", "2019-10-21", "2019-10-31"),
        ("Raids hit it in early October.", "in early October", "2019-10-01", "2019-10-10"),
        ("Raids hit it in mid-July.", "in mid-July", "2019-07-11", "2019-07-20"),
        ("Raids hit it in early 2011.", "in early 2011", "2011-01-01", "2011-04-30"),
        ("Raids hit it late last year.", "late last year", "2018-10-01", "2018-12-31"),
        ("Raids hit it in 2015.", "in 2015", "2015-01-01", "2015-12-31"),
        ("Raids hit it last autumn.", "last autumn", "2019-09-01", "2019-11-30"),
        ("Raids hit it in the 1980s.", "in the 1980s", "1980-01-01", "1989-12-31"),
        ("Raids hit it in the past four days.", "in the past four days", "2019-12-21", "2019-12-24"),
        ("Raids hit it in the past 24 hours.", "in the past 24 hours", "2019-12-23", "2019-12-24"),
        ("Raids hit it in nine days.", "in nine days", "2019-12-16", "2019-12-24"),
        ("Raids hit it over the past week.", "over the past week", "2019-12-18", "2019-12-24"),
        ("Raids hit it in the last three months.", "in the last three months", "2019-09-24", "2019-12-24"),
        ("Raids hit it in recent weeks.", "in recent weeks", None, "2019-12-24"),
        ("Raids hit it in the last few days.", "in the last few days", None, "2019-12-24"),
        ("Raids hit it two days ago.", "two days ago", "2019-12-22", "2019-12-22"),
        ("Held since Thursday.", "since Thursday", "2019-12-19", "2019-12-24"),
        ("Held since 2015.", "since 2015", "2015-01-01", "2019-12-24"),
        ("Held since the end of October.", "since the end of October", "2019-10-31", "2019-12-24"),
        ("Held since mid-2012.", "since mid-2012", "2012-06-01", "2019-12-24"),
        (
            "Held since the beginning of February last year.",
            "since the beginning of February last year", "2018-02-01", "2019-12-24",
        ),
        ("Held since the war began in March 2011.", "since the war began in March 2011", "2011-03-01", "2019-12-24"),
        ("Held until 2016.", "until 2016", None, "2016-12-31"),
        ("By Friday it fell.", "By Friday", None, "2019-12-20"),
        ("Held for more than two years.", "for more than two years", None, "2019-12-24"),
        ("Held for at least two years.", "for at least two years", "2017-12-24", "2019-12-24"),
        ("Aid may stop from January.", "from January", "2020-01-01", None),
        ("Raids hit it on Saturday and Sunday.", "on Saturday and Sunday", "2019-12-21", "2019-12-22"),
        ("Raids hit it between Saturday and Sunday.", "between Saturday and Sunday", "2019-12-21", "2019-12-22"),
        ("Raids hit it from 5 to 8 May.", "from 5 to 8 May", "2019-05-05", "2019-05-08"),
        ("Raids hit it from Monday to Wednesday.", "from Monday to Wednesday", "2019-12-16", "2019-12-18"),
        (
            "Overnight Wednesday and into Thursday raids hit it.",
            "Overnight Wednesday and into Thursday", "2019-12-18", "2019-12-19",
        ),
        ("In the first six months of 2016 it fell.", "In the first six months of 2016", "2016-01-01", "2016-06-30"),
        ("Eight years of war have emptied it.", "Eight years of war", "2011-01-01", "2019-12-24"),
        ("They leave soon.", "soon", "2019-12-24", None),
        ("During Ramadan raids went on.", "During Ramadan", "2019-05-06", "2019-06-03"),
    ],
)  # fmt: skip
def test_days(raw: str, text: str, start: str | None, end: str | None) -> None:
    span = only(raw)
    assert span.text == text
    assert resolve(span, DAY) == Interval(start, end)


@pytest.mark.parametrize(
    ("raw", "tense", "start"),
    [
        ("They meet on Friday.", "future", "2019-12-27"),
        ("They met on Friday.", "past", "2019-12-20"),
        ("They meet on January 5.", "future", "2020-01-05"),
        ("They meet in March.", "future", "2020-03-01"),
        ("They meet next Tuesday.", None, "2019-12-31"),
    ],
)
def test_tense(raw: str, tense: Tense | None, start: str) -> None:
    assert resolve(only(raw), DAY, tense).start == start


@pytest.mark.parametrize(
    "raw",
    ["It may fall.", "They march on.", "a 12-year-old boy", "Mr Jan Smith spoke.", "the second city", "two fell"],
)
def test_no_time(raw: str) -> None:
    assert [s.text for s in found(raw)] == []


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("on Monday night", "2019-12-23TNI"),
        ("on 17 September 2018", "2018-09-17"),
        ("last week", "2019-W51"),
        ("in October", "2019-10"),
        ("in 2015", "2015"),
        ("last autumn", "2019-FA"),
        ("in the past four days", "P4D"),
        ("over the weekend", "2019-W51-WE"),
    ],
)
def test_anchored_timex(raw: str, value: str) -> None:
    span = only(raw)
    assert timex(span, resolve(span, DAY)) == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [("on Monday", "XXXX-WXX-1"), ("in October", "XXXX-10"), ("recently", "PAST_REF"), ("soon", "FUTURE_REF"),
     ("for two years", "P2Y"), ("in the past 24 hours", "PT24H")],
)  # fmt: skip
def test_unanchored_timex(raw: str, value: str) -> None:
    assert only(raw).timex == value


def test_the_same_day_leans_on_the_day_before_it_in_the_text() -> None:
    spans = found("Troops took the hill on Friday. On the same day two men died. A day later they left.")
    assert [i.start for i in resolve_all(spans, DAY)] == ["2019-12-20", "2019-12-20", "2019-12-21"]


def test_since_then_leans_on_a_year_too() -> None:
    spans = found("The war began in 2011. Since then many have fled.")
    assert resolve_all(spans, DAY)[1] == Interval("2011-01-01", "2019-12-24")


def test_since_the_deal_is_named_and_can_be_anchored() -> None:
    span = only("Hundreds have died since the deal.")
    assert span.event == "deal"
    assert resolve(span, DAY) == Interval(None, "2019-12-24")
    known = {"deal": Interval("2018-09-17", "2018-09-17")}
    assert resolve(span, DAY, anchors=known) == Interval("2018-09-17", "2019-12-24")


def test_a_story_told_years_afterwards_keeps_its_year() -> None:
    raw = (
        "On 20 December 2018 the army attacked. On 22 December 2018 a village fell. On 24 December 2018 talks began. "
    "On 5 January the rebels left. In February the front was calm."
    )
    got = resolve_all(found(raw), date(2023, 8, 5))
    assert [i.start for i in got[3:]] == ["2019-01-05", "2019-02-01"]


def test_date_lines_are_marked() -> None:
    spans = found("DAMASCUS, Oct 29 (Agency) - Shelling killed four people on Tuesday in the town.")
    assert [(s.text, s.dateline) for s in spans] == [("Oct 29", True), ("on Tuesday", False)]
    assert only("Published December 18, 2017 at 12:26 pm").dateline
    assert not only("The truce of 17 September 2018 was broken by both sides.").dateline


def test_impossible_days_are_open() -> None:
    assert resolve(only("on 31 February 2018"), DAY) == Interval(None, None)


def test_arabic() -> None:
    packs = rules.load(["ar"])
    orthography = Orthography(packs)
    text = Text("قتل خمسة مدنيين مساء الاثنين 23 كانون الأول 2019 بقصف", orthography)
    spans = TimeFinder(packs, orthography).find(text)
    assert {resolve(s, DAY).start for s in spans} == {"2019-12-23"}


@pytest.mark.parametrize("names", [["en", "syria"], ["ar"], ["en", "ar", "syria"], ["en"]])
def test_the_rules_examples_hold(names: list[str]) -> None:
    assert check(rules.load(names)) == []


WORD = (
    "on Monday night since the beginning of February last year 2015 May 5 to 8 from between and until by late early "
    "in past four days ago week . , : / - 21 30 GMT yesterday conflict began years two a day later war deal of at 31"
)
WORDS = st.lists(st.sampled_from(WORD.split(" ")), max_size=25)


@given(WORDS, st.dates(date(1990, 1, 1), date(2035, 12, 31)), st.sampled_from([None, "past", "future"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_slices_in_order_and_ordered_days(words: list[str], day: date, tense: Tense | None) -> None:
    raw = " ".join(words)
    text = Text(raw, ORTHOGRAPHY)
    spans = FINDER.find(text)
    last = 0
    for span in spans:
        assert last <= span.first < span.last <= len(text.starts)
        assert text.slice(span.first, span.last) == span.text
        last = span.last
        got = resolve(span, day, tense, Interval("2018-05-01", "2018-05-03"))
        assert got.start is None or got.end is None or got.start <= got.end
    for got in resolve_all(spans, day):
        assert got.start is None or got.end is None or got.start <= got.end


@pytest.mark.shared
def test_agreement_with_annotated_claims(shared: object) -> None:
    """The rates that docs/times-and-numbers.md states, as printed by evaluation/times.py."""
    import subprocess
    import sys
    from pathlib import Path

    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, str(root / "evaluation" / "times.py"), "--shared", str(shared)]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rates = [float(line.split("(")[2].split()[0]) for line in out.splitlines() if line.startswith(("seen", "unseen"))]
    assert len(rates) == 2
    assert min(rates) >= 0.86, out


@pytest.mark.parametrize(
    ("raw", "edges"),
    [
        ("Raids hit it on 17 September 2018.", ("2018-09-17", "2018-09-17")),
        ("Raids hit it since 17 September 2018.", ("2018-09-17", None)),
        ("Raids hit it since Friday.", None),
        ("Raids hit it in the past four days.", None),
    ],
)
def test_in_a_text_of_unknown_date_only_edges_that_stand_alone_are_known(raw: str, edges: tuple[str, str | None] | None) -> None:
    got = _absolute(only(raw), None)
    assert (got and (got.start, got.end)) == edges


@pytest.mark.parametrize(
    ("raw", "span"),
    [
        ("Raids hit it 27 times in the past day.", ("2019-12-23", "2019-12-24")),
        ("At least 300 died in the last two and a half weeks.", ("2019-12-07", "2019-12-24")),
        ("At least 300 died in the first 10 days of the campaign.", (None, "2019-12-24")),
    ],
)
def test_lengths_end_on_the_day_of_the_text(raw: str, span: tuple[str | None, str | None]) -> None:
    assert resolve(only(raw), DAY) == Interval(*span)


def test_a_deals_length_is_no_time_past() -> None:
    assert not found("The sides agreed on a six-month ceasefire.")
