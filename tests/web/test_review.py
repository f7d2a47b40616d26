"""Review: what a decision would move is seen before, and is what it moves then; nothing is written by looking."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from trucewatch.case import Case
from trucewatch.errors import InputError
from trucewatch.web import app
from trucewatch.web.deciding import edits, read
from trucewatch.web.desk import Desk


@pytest.fixture
def reviewer(own: Case):  # type: ignore[no-untyped-def]
    with TestClient(app(own), base_url="http://localhost", headers={"accept": "application/json"}) as client:
        found = re.search(r'name="token" value="([0-9a-f]+)"', client.get("/review").text)
        assert found
        client.token = found[1]  # type: ignore[attr-defined]
        yield client


def test_looking_writes_nothing(reviewer: TestClient, own: Case) -> None:
    before = own.digest(), own.ledger.version()
    item = reviewer.get("/review.json").json()["item"]
    sent = {"token": reviewer.token, "subject": item["id"], "verb": "reject"}  # type: ignore[attr-defined]
    effect = reviewer.post("/review/preview", data=sent).json()["effect"]
    assert effect["lines"]
    assert (own.digest(), own.ledger.version()) == before


def test_the_queue_is_by_consequence_and_loses_what_was_decided(reviewer: TestClient, own: Case) -> None:
    queue = reviewer.get("/review.json").json()["queue"]
    assert queue
    assert [q["points"] for q in queue] == sorted((q["points"] for q in queue), reverse=True)
    sent = {"token": reviewer.token, "subject": queue[0]["id"], "verb": "accept", "who": "Ada"}  # type: ignore[attr-defined]
    assert reviewer.post("/review/decide", data=sent).status_code == 200
    assert queue[0]["id"] not in {q["id"] for q in reviewer.get("/review.json").json()["queue"]}
    undo = {**sent, "verb": "undo", "subject": own.decisions()[0].id}
    assert reviewer.post("/review/decide", data=undo).status_code == 200
    assert queue[0]["id"] in {q["id"] for q in reviewer.get("/review.json").json()["queue"]}
    assert [d.verb for d in own.decisions()] == ["accept", "undo"]


def test_a_decision_moves_what_its_preview_said(reviewer: TestClient, own: Case) -> None:
    claim = next(c for c in own.claims() if c.kind == "casualties" and c.scope == "incident" and c.measure)
    sent = {"token": reviewer.token, "subject": claim.id, "verb": "edit", "min": "41", "max": "41", "who": "Ada"}  # type: ignore[attr-defined]
    said = reviewer.post("/review/preview", data=sent).json()["effect"]
    before = {i.id: i for i in own.incidents()}
    assert reviewer.post("/review/decide", data=sent).status_code == 200
    after = {i.id: i for i in own.incidents()}
    measure = own.claim(claim.id).measure
    assert measure is not None
    assert (measure.min, measure.max) == (41.0, 41.0)
    assert said["new"] == len(set(after) - set(before))
    assert said["gone"] == len(set(before) - set(after))
    assert said["changed"] == sum(1 for i in set(before) & set(after) if before[i] != after[i])


def test_a_decision_without_a_name_is_refused(reviewer: TestClient, own: Case) -> None:
    item = reviewer.get("/review.json").json()["item"]
    sent = {"token": reviewer.token, "subject": item["id"], "verb": "accept", "who": " "}  # type: ignore[attr-defined]
    answer = reviewer.post("/review/decide", data=sent)
    assert answer.status_code == 400
    assert "name" in answer.json()["error"]
    assert own.decisions() == []


def test_forms_become_decisions(own: Case) -> None:
    desk = Desk(own)
    claim = next(c for c in own.claims() if c.measure is not None and c.time is not None and c.places)
    value = edits(claim, {"min": "1,200", "max": "", "start": "2019-03-01", "end": "2019-03-02", "place": "Nowhere Town"})
    assert value["measure"]["min"] == 1200.0
    assert value["measure"]["max"] is None
    assert value["measure"]["what"] == claim.measure.what  # type: ignore[union-attr]
    assert value["time"]["start"] == "2019-03-01"
    assert value["places"][0]["name"] == "Nowhere Town"
    for form, words in [
        ({"verb": "burn", "subject": claim.id}, "no such decision"),
        ({"verb": "accept", "subject": ""}, "about what"),
        ({"verb": "edit", "subject": claim.id}, "nothing is changed"),
        ({"verb": "edit", "subject": claim.id, "min": "nine", "max": ""}, "not a number"),
        ({"verb": "edit", "subject": claim.id, "min": "9", "max": "3"}, "do not fit"),
        ({"verb": "date", "subject": claim.id, "start": "3 March"}, "not a day"),
        ({"verb": "grade", "subject": claim.id, "grade": "sure"}, "grade: one of"),
        ({"verb": "same", "subject": claim.id}, "not named"),
    ]:
        with pytest.raises(InputError, match=words):
            read(desk, form)
