"""Tolls from columns are the tolls of the records, now and under the second clock; a very large ledger says what it keeps."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from starlette.testclient import TestClient

from trucewatch import past
from trucewatch.case import Case, core, counting
from trucewatch.model import Filters
from trucewatch.sample import REPORTS
from trucewatch.series.casualties import TollRow
from trucewatch.web.desk import Desk
from trucewatch.web.pages import PAGES
from trucewatch.web.pages.figures import STEPS

MEASURES = ("killed", "injured", "detained")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """Part of the sample case: cumulative claims stand beside, some incidents stay out of the sum."""
    with Case.create(tmp_path_factory.mktemp("tolls") / "case") as case:
        wanted = ("2018-0", "2019-0", "2020-02", "august")
        for _ in case.add([p for p in sorted(REPORTS.iterdir()) if p.name.startswith(wanted)], added="2026-01-01"):
            pass
        yield case


def bare(row: TollRow) -> TollRow:
    return msgspec.structs.replace(row, claims=())


def compared(case: Case, filters: Filters) -> int:
    """Compare every measure and step; how many claims stood beside."""
    desk, beside = Desk(case), 0
    for measure in MEASURES:
        for step in STEPS:
            wanted, got = counting.toll(desk.case, filters, measure, step), desk.toll(filters, measure, step, 999)
            assert got.rows == tuple(map(bare, wanted.rows))
            assert got.total == bare(wanted.total)
            assert got.left_out == wanted.left_out
            assert got.beside == wanted.beside
            beside += len(got.beside)
    return beside


def filters_of(case: Case) -> list[Filters]:
    days = sorted({d.known for d in case.documents() if d.known})
    place = next(i.place.name for i in case.incidents() if i.place)
    return [
        Filters(), Filters(place=place), Filters(grade="weak"), Filters(kind="casualties"), Filters(since=days[len(days) // 2]),
        Filters(until=days[len(days) // 2]), Filters(event="air_strike"),
    ]  # fmt: skip


def test_columns_give_what_records_give(sample: Case, case: Case) -> None:
    assert sum(compared(sample, f) for f in filters_of(sample)) > 0
    for filters in filters_of(case):
        compared(case, filters)


def test_so_they_do_where_tolls_stay_out_of_the_sum(own: Case) -> None:
    killed = [i.id for i in own.incidents() if "killed" in i.toll]
    own.decide(killed[0], "grade", {"grade": "discounted"}, "Nour")
    own.decide(killed[1], "date", {"start": "2019-03-01", "end": "2019-03-20"}, "Nour")
    compared(own, Filters())
    assert {x["incident"] for x in Desk(own).toll(Filters(), "killed", "month", 9).left_out} >= set(killed[:2])


@pytest.mark.parametrize("large", [False, True])
def test_so_they_do_under_the_second_clock(sample: Case, large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if large:
        monkeypatch.setattr(core, "REGROUPED", 0)
    sample._memory.clear()
    days = sorted({d.known for d in sample.documents() if d.known})
    for day in (days[len(days) // 3], days[-2]):
        compared(sample, Filters(as_known_on=day))
    sample._memory.clear()


def test_pages_of_a_very_large_ledger_never_regroup_and_say_so(own: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    from trucewatch.web import app

    monkeypatch.setattr(core, "REGROUPED", 0)

    def never(*_: object) -> None:
        raise AssertionError("a page regrouped the whole ledger")

    monkeypatch.setattr(past, "then", never)
    with TestClient(app(own), base_url="http://localhost") as client:
        for page in PAGES:
            if "{id}" not in page:
                address = "/" if page == "situation" else f"/{page}"
                answer = client.get(address, params={"as-known-on": "2019-03-07", "q": "Saraqib"})
                assert answer.status_code == 200, page
                assert "reports stand in the incidents that they stand in today" in answer.text, page
        assert "reports stand in the incidents" not in client.get("/").text
