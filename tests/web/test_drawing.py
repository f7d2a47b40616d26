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
