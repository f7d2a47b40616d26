"""Silence is drawn: days, areas and settlements of which nothing was reported are never shown as if they were quiet."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from trucewatch.case import Case
from trucewatch.model import Filters
from trucewatch.store import Ledger, overview
from trucewatch.web import desk as desk_module
from trucewatch.web.desk import Desk, runs


def test_settlements_without_a_claim_in_the_window_are_drawn_as_such(client: TestClient, case: Case) -> None:
    data = client.get("/situation.json").json()
    quiet = {p["id"] for p in data["unreported_places"]}
    named = {i for c in case.claims() if c.time for i in c.place_ids if i}
    assert quiet
    assert not quiet & named
    assert client.get("/").text.count("no report in this window</title>") == len(quiet)


def test_a_window_before_everything_is_silent_everywhere(client: TestClient, case: Case) -> None:
    box = (35.5, 34.5, 38.0, 37.0)
    desk = Desk(case)
    before = {p.id for p in desk.quiet_places(box, Filters(until="2001-01-01"), most=5000)}
    after = {p.id for p in desk.quiet_places(box, Filters(), most=5000)}
    assert after < before
    assert before - after <= {i for c in case.claims() for i in c.place_ids if i}


def test_told_knows_windows_and_the_second_clock() -> None:
    db = Ledger(":memory:").db
    assert overview.places_told(db) == set()
    rows = [
        ("a", "2019-01-01", "2019-01-02", "2019-01-03"), ("b", "2019-02-01", None, "2019-02-02"), ("c", None, "2018-01-01", None),
        ("a", "2017-01-01", "2017-01-01", "2019-06-01"), ("d", None, None, "2019-01-01"),
    ]  # fmt: skip
    db.executemany("INSERT INTO claim_places (place, claim, name, day_start, day_end, known) VALUES (?1, ?5, ?1, ?2, ?3, ?4)",
                   [(*row, f"c_{n}") for n, row in enumerate(rows)])  # fmt: skip
    assert overview.places_told(db) == {"a", "b", "c"}
    assert overview.places_told(db, "2019-01-02", "2019-01-31") == {"a"}
    assert overview.places_told(db, "2019-01-03") == {"b"}
    assert overview.places_told(db, None, "2018-06-01") == {"a", "c"}
    assert overview.places_told(db, None, None, "2019-01-03") == {"a"}
    assert overview.places_told(db, None, "2018-01-01", "2019-01-03") == set()
    assert overview.places_told(db, None, "2018-06-01", among=["c", "b", "nowhere"]) == {"c"}


def test_a_few_places_are_asked_for_by_themselves_to_the_same_answer(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    box, windows = (36.0, 35.3, 37.2, 36.3), [Filters(), Filters(since="2019-03-01", until="2019-03-05"), Filters(as_known_on="2019-03-07")]
    desk = Desk(case)
    for filters in windows:
        monkeypatch.setattr(desk_module, "FEW", 0)
        every = [p.id for p in desk.quiet_places(box, filters, most=5000)]
        monkeypatch.setattr(desk_module, "FEW", 10_000)
        assert [p.id for p in desk.quiet_places(box, filters, most=5000)] == every != []


def test_days_without_reporting_stand_beside_the_figures(client: TestClient) -> None:
    data = client.get("/figures.json").json()["coverage"]
    assert data["reported"] + sum_days(data["silent"]) == data["days"]
    assert "no report, silence and not peace" in client.get("/figures").text


def sum_days(spans: list[list[str]]) -> int:
    from trucewatch.values import days_between

    return sum(len(list(days_between(a, b))) for a, b in spans)


def test_runs_put_days_that_follow_each_other_together() -> None:
    assert runs({"2019-01-31", "2019-02-01", "2019-02-03"}) == [("2019-01-31", "2019-02-01"), ("2019-02-03", "2019-02-03")]
    assert runs(()) == []
