"""The pictures that need no script."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.values import days_between, shift, to_date
from trucewatch.web import drawing
from trucewatch.web.board import Board, iso, ordinal
from trucewatch.web.wording import days, figure

DAYS = st.dates(min_value=to_date("1990-01-01"), max_value=to_date("2040-12-31")).map(lambda d: d.isoformat())


@given(DAYS, st.integers(0, 9000))
def test_bins_cover_every_day_once(start: str, length: int) -> None:
    end = shift(start, length)
    _, bins = drawing.bins_for(start, end)
    assert len(bins) <= 131
    assert bins[0][0] <= start
    assert bins[-1][1] >= end
    for (_, last), (first, _) in zip(bins, bins[1:], strict=False):
        assert shift(last, 1) == first


@given(DAYS)
def test_day_numbers_turn_back(day: str) -> None:
    assert iso(ordinal(day)) == day


def test_a_bin_without_documents_is_drawn_as_silence() -> None:
    bins = [
        drawing.Bin(start="2019-01-01", end="2019-01-01", grades={"weak": 2}, documents=1),
        drawing.Bin(start="2019-01-02", end="2019-01-02", documents=0, silent_days=1),
    ]
    picture = str(drawing.timeline(bins, lambda b: b.start, lambda b: f"/?since={b.start}"))
    assert picture.count("coverage quiet") == 1
    assert picture.count("coverage heard") == 1
    assert 'href="/?since=2019-01-02"' in picture


def test_words_are_escaped_in_pictures() -> None:
    picture = str(drawing.timeline([drawing.Bin(start="2019-01-01", end="2019-01-01")], lambda b: "<script>", lambda b: '"x'))
    assert "<script>" not in picture
    assert 'href="&#34;x"' in picture


def test_precision_is_an_area_on_the_map() -> None:
    picture = drawing.MapPicture((36.0, 35.0, 37.0, 36.0))
    picture.incidents([{"lon": 36.5, "lat": 35.5, "km": 9.0, "r": 5.0, "high": 4.0, "grade": "weak", "words": "w", "link": "#"}])
    text = str(picture.draw("map"))
    assert 'class="precision"' in text
    wide = picture.km(9.0, 35.5)
    west, _ = picture.point(36.5 - 9.0 / (111.32 * math.cos(math.radians(35.5))), 35.5)
    assert abs((picture.point(36.5, 35.5)[0] - west) - wide) < 1.5


def test_a_board_adds_up_only_what_may_be_added() -> None:
    def row(n: int, start: str, end: str, low: float | None, grade: str = "weak") -> tuple[object, ...]:
        return (f"i_{n}", "shelling", "shelling", start, end, "p", "Town", 35.0, 36.0, grade, low, low, 0, 1, start, start)

    rows = [
        row(1, "2019-01-01", "2019-01-01", 5.0), row(2, "2019-01-01", "2019-02-01", 100.0),
        row(3, "2019-01-02", "2019-01-02", None), row(4, "2019-01-02", "2019-01-02", 7.0, "discounted"),
    ]  # fmt: skip
    board = Board(rows, lambda key: None)
    everything = board.start > -10**9
    assert board.killed(everything) == (5.0, 5.0, 1)
    assert board.grouped(everything)[0]["n"] == 4
    assert len(Board([], lambda key: None)) == 0


def test_words_for_spans_and_figures() -> None:
    assert days("2019-03-04", "2019-03-04") == "4 Mar 2019"
    assert days("2019-03-04", "2019-03-06") == "4–6 Mar 2019"
    assert days("2019-03-04", "2019-04-06") == "4 Mar – 6 Apr 2019"
    assert days(None, "2019-03-04") == "by 4 Mar 2019"
    assert days(None, None) == "day not stated"
    assert figure(20, None) == "at least 20"
    assert figure(5, 7) == "5–7"
    assert len(list(days_between("2019-03-04", "2019-03-06"))) == 3


def test_a_line_chart_opens_where_it_is_told_to() -> None:
    rows = [("a <b>", [(0.0, 1.0), (0.5, 4.0), (1.0, 2.0)], "stroke:red")]
    assert "<a " not in str(drawing.lines(rows, [(0.0, "2019")], "chart"))
    text = str(drawing.lines(rows, [], "chart", opens=[(0.0, "#x", "one"), (0.5, "#y", "two")]))
    assert text.count("<a ") == 2
    assert 'href="#y"' in text
    assert "a &lt;b&gt;" in text


def test_a_ladder_has_a_rung_for_each_origin_and_arrows_for_open_figures() -> None:
    def rung(name: str, low: float | None, high: float | None, *history: tuple[float, float, str]) -> dict[str, object]:
        return {"name": name, "min": low, "max": high, "words": f"{name}: {low}", "link": "#", "history": list(history)}

    rungs = [rung("<one>", 20, None, (12, 12, "before")), rung("two", 37, 37), rung("three", None, 40)]
    text = str(drawing.ladder(rungs, 20, 40, 37, "killed"))
    assert text.count("<a ") == 3
    assert text.count('class="rung"') == 2
    assert text.count('class="before"') == 1
    assert "&lt;one&gt;" in text
    assert "agreed-line" in text
    assert str(drawing.ladder(rungs[:1], 20, None, None, "killed")) == ""
    assert str(drawing.ladder([], None, None, None, "killed")) == ""


def test_stretches_lie_in_their_days() -> None:
    s = drawing.Stretch(start="2019-01-01", end="2019-07-02", words="half <i>", style=("holder-0", "plain"))
    text = str(drawing.band([("row", [s], [("2019-03-01", "a change")])], "2019-01-01", "2020-01-01", "band", left=0.0, width=1006.0))
    assert 'width="498.6"' in text or 'width="499' in text or 'width="498' in text
    assert "half &lt;i&gt;" in text
    assert 'class="notch"' in text
    assert "url(#b-holder-0)" in text


def test_windows_that_overlap_are_seen_to() -> None:
    def figure(start: str, end: str, value: float) -> dict[str, object]:
        return {"start": start, "end": end, "value": value, "open": value > 5, "words": "w", "link": "#c", "class": "series-flow"}

    text = str(drawing.windows([figure("2019-01-01", "2019-03-01", 5), figure("2019-02-01", "2019-04-01", 9)], "moved"))
    assert text.count('class="bar"') == 2
    assert text.count('class="end"') == 3
    assert str(drawing.windows([], "moved")) == ""


@given(DAYS, st.integers(0, 9000))
def test_named_days_lie_on_the_axis_in_order(start: str, length: int) -> None:
    end = shift(start, length)
    named = [d for d, _ in drawing.ticks(start, end)]
    assert named == sorted(set(named))
    assert all(start <= d <= end for d in named)
    assert len(named) <= 9
