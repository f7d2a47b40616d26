"""Sums of incidents, cumulative claims beside them, refusals, displacement, coverage."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from trucewatch.errors import Refused
from trucewatch.model import Claim, Document, Incident, Measure, OriginToll, Place, Published, Toll, When, Where
from trucewatch.rules import load
from trucewatch.series.casualties import toll_series
from trucewatch.series.coverage import coverage
from trucewatch.series.displacement import displacement, series_of
from trucewatch.series.figureless import Figureless
from trucewatch.series.sums import add_up, why_not
from trucewatch.values import Interval


def incident(n: int, day: str, low: float, high: float, agreed: float | None = None, **more: Any) -> Incident:
    toll = Toll(
        min=low, max=high, agreed=agreed, by_origin=(OriginToll(origin="x", min=low, max=high, claim=f"c_{n}"),)
    )
    place = more.pop("place", Where("Alder", "Alder", "settlement"))
    return Incident(
        id=f"i_{n}", event="air_strike", family="air", time=When(day, more.pop("end", day)), place=place,
        places=(place, Where("North", "North", "governorate")) if place else (), place_id="p-alder",
        toll={"killed": toll}, **more,
    )  # fmt: skip


def figure(
    n: str, what: str, low: float | None, start: str | None, end: str | None, place: str | None = "North",
    scope: Any = "period", kind: Any = "displacement", level: Any = "governorate",
) -> Claim:  # fmt: skip
    return Claim(
        doc=f"d{n}", quote="q", start=0, end=1, kind=kind, measure=Measure(what, low, low), scope=scope,
        time=When(start, end, "then") if start or end else None,
        places=(Where(place, place, level),) if place else (), id=f"c_{n}",
    )  # fmt: skip


PLACES = {"p-alder": Place(id="p-alder", name="Alder", level="settlement", country="NL", admin=("North",))}


def test_sums_by_month_and_what_is_left_out() -> None:
    many = [
        incident(1, "2019-05-09", 3, 5, 4),
        incident(2, "2019-05-20", 2, 2, 2),
        incident(3, "2019-06-01", 7, 9),
        incident(4, "2019-05-01", 50, 50, 50, end="2019-05-31"),
        incident(5, "2019-05-02", 9, 9, 9, place=Where("North", "North", "governorate")),
    ]
    got = toll_series(many, measure="killed", step="month", places=PLACES.get)
    assert [(r.start, r.end, r.min, r.max, r.best) for r in got.rows] == [
        ("2019-05-01", "2019-05-31", 5, 7, 6),
        ("2019-06-01", "2019-06-30", 7, 9, 7),
    ]
    assert (got.total.best, got.total.min, got.total.max) == (13, 12, 16)
    assert [x["incident"] for x in got.left_out] == ["i_4", "i_5"]


def test_groups_add_up_to_the_whole() -> None:
    many = [
        incident(1, "2019-05-09", 3, 3, 3, blame=({"party": "A", "origin": "x", "stance": "blames"},)),
        incident(2, "2019-05-09", 4, 4, 4),
    ]
    got = toll_series(many, step="all", group="party")
    assert {r.group: r.best for r in got.rows} == {"A": 3, "nobody named": 4}
    assert sum(r.best for r in got.rows) == got.total.best


def test_a_region_holds_what_lies_in_the_areas_it_lies_over() -> None:
    region = Place(id="p-upland", name="Upland", level="region", country="NL", over=("North", "East"))
    told = figure("1", "killed", 20, "2019-05-01", "2019-05-31", "Upland", kind="casualties", level="region")
    claim = replace(told, place_ids=("p-upland",))
    many = [incident(1, "2019-05-09", 3, 5, 4)]
    (row,) = toll_series(many, [claim], places={**PLACES, "p-upland": region}.get).beside
    assert (row.ledger, row.incidents) == (4, 1) and "from 1 incident," in row.words
    (row,) = toll_series(many, [claim], places={**PLACES, "p-upland": replace(region, over=("East",))}.get).beside
    assert row.incidents == 0 and "from 0 incidents," in row.words


def test_cumulative_claims_stand_beside_with_the_share_held() -> None:
    many = [incident(1, "2019-05-09", 3, 3, 3), incident(2, "2019-07-09", 4, 4, 4)]
    claim = figure("t", "killed", 30, "2019-05-01", "2019-05-31", kind="casualties")
    (row,) = toll_series(many, [claim], places=PLACES.get).beside
    assert (row.ledger, row.incidents, row.share) == (3, 1, 0.1)
    assert row.words == (
        "30 killed from 2019-05-01 to 2019-05-31 in North (claimed by the publisher); "
        "this ledger holds 3 from 1 incident, 10% of it"
    )


def test_a_cumulative_figure_is_never_of_the_one_day_that_its_context_lent_it() -> None:
    many = [incident(1, "2019-05-09", 3, 3, 3), incident(2, "2019-07-09", 4, 4, 4)]
    claim = figure("t", "killed", 30, "2019-05-31", "2019-05-31", kind="casualties")
    told = replace(claim, time=When("2019-05-31", "2019-05-31", None))
    (row,) = toll_series(many, [told], places=PLACES.get).beside
    assert (row.start, row.end, row.ledger) == (None, "2019-05-31", 3)
    assert row.words.startswith("30 killed from an unstated day to 2019-05-31")


def test_mixed_measures_are_refused() -> None:
    with pytest.raises(Refused, match="different things"):
        toll_series([], measure="killed,injured")
    with pytest.raises(Refused, match="no toll"):
        toll_series([], measure="displaced")


MAY = figure("a", "displaced", 10, "2019-05-01", "2019-05-31")
JUNE = figure("b", "displaced", 5, "2019-06-01", "2019-06-30")


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ([MAY, figure("b", "displaced", 5, "2019-05-20", "2019-06-10")], "overlapping windows"),
        ([MAY, figure("b", "returned", 5, "2019-06-01", "2019-06-10")], "mixed things"),
        ([JUNE, figure("a", "displaced", 10, "2019-05-01", "2019-05-31", scope="total")], "stock or a running total"),
        ([JUNE, figure("a", "displaced", 10, None, None)], "no stated window"),
    ],
)  # fmt: skip
def test_unsound_sums_are_refused_with_the_reason(claims: list[Claim], reason: str) -> None:
    assert reason in (why_not(claims) or "")
    with pytest.raises(Refused, match="cannot be added"):
        add_up(claims)


def test_disjoint_windows_or_places_may_be_added() -> None:
    may, june = (
        figure("a", "displaced", 10, "2019-05-01", "2019-05-31"),
        figure("b", "displaced", 5, "2019-06-01", "2019-06-30"),
    )
    assert add_up([may, june]).min == 15
    other = figure("c", "displaced", 7, "2019-05-01", "2019-05-31", place="South")
    assert add_up([may, other]).max == 17


def test_flows_stocks_and_returns_stay_apart() -> None:
    flow = figure("a", "displaced", 10, "2019-05-01", "2019-05-31")
    again = figure("d", "displaced", 10, "2019-05-01", "2019-05-31")
    stock = figure("b", "sheltering", 99, None, None, scope="total")
    back = figure("c", "returned", 3, "2019-05-01", "2019-05-31")
    assert [series_of(c) for c in (flow, stock, back)] == ["flow", "stock", "return"]
    got = displacement([flow, again, stock, back])
    assert [(f.series, f.min, len(f.claims)) for f in got.figures] == [
        ("flow", 10, 2),
        ("stock", 99, 1),
        ("return", 3, 1),
    ]
    assert got.sums == {"flow": (10, 10), "return": (3, 3), "stock": (99, 99)}


def stock(n: str, low: float, time: When | None) -> Claim:
    return replace(figure(n, "sheltering", low, None, None, scope="total"), time=time)


def test_a_stock_without_a_time_of_its_own_is_of_the_day_on_which_it_was_told() -> None:
    since_the_war = stock("1", 82000, When("2011-03-01", "2020-02-17", None))
    undated, stated = stock("2", 5, None), stock("3", 7, When("2019-12-01", "2019-12-31", "in December"))
    day = Interval("2020-02-18", "2020-02-18")
    got = displacement([since_the_war, undated, stated], day_of=lambda _: day)
    assert [(f.start, f.end) for f in got.figures] == [
        ("2019-12-01", "2019-12-31"), ("2020-02-17", "2020-02-17"), ("2020-02-18", "2020-02-18"),
    ]  # fmt: skip
    summer = displacement([since_the_war, undated], day_of=lambda _: day, window=Interval("2019-07-01", "2019-08-31"))
    assert not summer.figures and not summer.sums
    assert displacement([undated]).figures[0].start is None


def test_words_that_give_no_figure_are_listed_and_not_added() -> None:
    vague = Figureless(load())
    many = replace(figure("1", "displaced", 3, "2019-05-01", "2019-05-02"), measure=Measure("displaced", 3, None, "Many of them"))
    others = [
        replace(many, id=f"c_{n}", measure=Measure("displaced", low, None, text))
        for n, (low, text) in enumerate(((3, "at least three"), (24, "dozens"), (2000, "thousands of people"), (300, "several hundred")), 2)
    ]
    assert vague(many) and not any(map(vague, others))
    assert vague(replace(many, measure=Measure("displaced", 3, None, "a number of\nfamilies")))
    counted = figure("9", "displaced", 200, "2019-06-01", "2019-06-02")
    got = displacement([many, counted], vague=vague)
    assert [(f.min, f.max, f.words) for f in got.figures] == [(None, None, "Many of them"), (200, 200, None)]
    assert got.sums == {"flow": (200, 200)} and not got.refusals
    with pytest.raises(Refused, match="no figure"):
        add_up([many, counted], vague=vague)


def test_silence_is_drawn() -> None:
    day = Published("2019-05-02", "2019-05-02", "given", "")
    claim = figure("a", "killed", 1, "2019-05-05", "2019-05-05", kind="casualties", scope="incident")
    got = coverage("2019-05-01", "2019-05-06", [Document(id="d", text="", published=day)], [claim], ["North", "South"])
    assert got.silent == (("2019-05-01", "2019-05-01"), ("2019-05-03", "2019-05-04"), ("2019-05-06", "2019-05-06"))
    assert (got.reported, got.days, got.unreported) == (2, 6, ("South",))
