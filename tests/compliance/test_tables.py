"""Counts, bands and windows."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
import varda as m
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2

from trucewatch.compliance import before_after, days_since, period_table, silent_days
from trucewatch.compliance.counts import compare, garwood
from trucewatch.errors import Refused
from trucewatch.model import Finding, When


def finding(n: int, start: str | None, end: str | None = None, **more: object) -> Finding:
    data = {"id": f"f_{n}", "agreement": "a", "clause": "c", "incident": f"i_{n}", "event": "shelling", "zone": "z",
            "party": "p", "date": When(start, end or start)} | more  # fmt: skip
    return Finding(**data)  # type: ignore[arg-type]


@given(st.integers(0, 300))
def test_garwood_against_chi_square(n: int) -> None:
    low, high = garwood(n)
    assert low == pytest.approx(chi2.ppf(0.025, 2 * n) / 2 if n else 0.0, abs=1e-6)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * n + 2) / 2, rel=1e-6)


@given(st.integers(0, 60), st.integers(0, 60))
def test_compare_against_the_binomial_test(now: int, before: int) -> None:
    word, p = compare(now, before, 7, 14)
    if now + before < 5:
        assert (word, p) == ("too few to compare", None)
    else:
        assert p == pytest.approx(binomtest(now, now + before, 1 / 3).pvalue, abs=1e-6)


def test_period_beside_the_one_before() -> None:
    rows = [
        finding(1, "2031-03-08"),
        finding(2, "2031-03-14"),
        finding(3, "2031-03-07"),
        finding(4, "2031-03-06", "2031-03-09"),
    ]
    documents = [m.document("d1", "2031-03-08"), m.document("d2", "2031-03-14"), m.document("d3", "2031-03-02")]
    period = period_table(rows, "2031-03-08", "2031-03-14", documents)
    (row,) = period.rows
    assert (row.count, row.before, row.spread, row.change) == (2, 1, 1, "too few to compare")
    assert row.findings == ("f_1", "f_2")
    assert row.findings_before == ("f_3",)
    assert row.low < 2 < row.high
    assert len(period.silent_days) == 5
    assert (period.before_since, period.before_until) == ("2031-03-01", "2031-03-07")


def test_two_clauses_of_one_incident_count_once_a_row_and_carve_outs_apart() -> None:
    rows = [
        finding(1, "2031-03-08"),
        finding(2, "2031-03-08", incident="i_1"),
        finding(3, "2031-03-09", carve_out="applicable"),
    ]
    (row,) = period_table(rows, "2031-03-08", "2031-03-14").rows
    assert (row.count, row.carved_out) == (1, 1)


def test_undated_stand_outside_and_overlapping_windows_are_refused() -> None:
    assert period_table([finding(1, None)], "2031-03-08", "2031-03-14").undated == ("f_1",)
    with pytest.raises(Refused, match="overlaps"):
        period_table([], "2031-03-08", "2031-03-14", (), ("2031-03-01", "2031-03-08"))
    with pytest.raises(Refused, match="before it begins"):
        period_table([], "2031-03-14", "2031-03-08")


@given(st.lists(st.dates(date(2031, 1, 1), date(2031, 2, 28)), max_size=12))
def test_rows_do_not_depend_on_order(days: list[object]) -> None:
    rows = [finding(n, str(d)) for n, d in enumerate(days)]
    one = period_table(rows, "2031-01-10", "2031-01-20").rows
    other = period_table(list(reversed(rows)), "2031-01-10", "2031-01-20").rows
    assert [r.count for r in one] == [r.count for r in other]
    assert sum(r.count for r in one) == sum("2031-01-10" <= str(d) <= "2031-01-20" for d in days)


def test_nothing_is_compared_with_a_window_of_silence() -> None:
    rows = [finding(n, "2031-03-08") for n in range(9)]
    (row,) = period_table(rows, "2031-03-08", "2031-03-14", [m.document("d1", "2031-03-08")]).rows
    assert (row.count, row.before, row.change) == (9, 0, "no reporting before")
    told = [m.document("d1", "2031-03-08"), m.document("d2", "2031-03-03")]
    assert period_table(rows, "2031-03-08", "2031-03-14", told).rows[0].change == "more"


def test_silence_is_no_peace() -> None:
    documents = [m.document("d1", "2031-03-02"), m.document("d2", None)]
    assert silent_days(documents, "2031-03-01", "2031-03-03") == ("2031-03-01", "2031-03-03")


def test_before_and_after() -> None:
    dated = {
        f"i_{n}": (day, "shelling") for n, day in enumerate(["2031-02-20", "2031-02-28", "2031-03-02", "2031-05-01"])
    }
    got = before_after("a", "2031-03-01", dated, [m.document("d1", "2031-03-02")], days=10)
    assert (got.before, got.after) == (2, 1)
    assert got.by_kind == {"shelling": (2, 1)}
    assert (got.silent_before, got.silent_after) == (10, 9)


def test_days_since_the_last() -> None:
    rows = [finding(1, "2031-03-01"), finding(2, "2031-03-05"), finding(3, "2031-04-01")]
    (since,) = days_since(rows, "2031-03-10", [m.document("d1", "2031-03-07")])
    assert (since.last, since.days, since.silent, since.finding) == ("2031-03-05", 5, 4, "f_2")


def test_permutations_of_findings_give_one_order() -> None:
    rows = [finding(n, f"2031-03-0{n}", clause=c) for n, c in ((1, "b"), (2, "a"), (3, "b"))]
    tables = {
        tuple(r.clause for r in period_table(p, "2031-03-01", "2031-03-07").rows) for p in itertools.permutations(rows)
    }
    assert tables == {("a", "b")}
