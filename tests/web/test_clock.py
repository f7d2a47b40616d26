"""The second clock on every page: what is shown was known by the end of a day, and the day goes along in every link."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from trucewatch.case import Case
from trucewatch.model import Filters
from trucewatch.web.desk import Desk
from trucewatch.web.pages import PAGES

DAY = "2019-03-07"


def one(case: Case, page: str) -> str:
    """The address of a page, for one thing that was known on the day."""
    incident = next(i for i in case.incidents(Filters(as_known_on=DAY)) if i.place_id and i.claims)
    ids = {"incidents": incident.id, "documents": incident.documents[0].removeprefix("sha256:"),
           "claims": incident.claims[0], "places": incident.place_id or ""}  # fmt: skip
    return "/" + page.replace("{id}", ids.get(page.split("/")[0], ""))


@pytest.mark.parametrize("page", list(PAGES))
def test_every_page_has_the_clock_and_hands_it_on(client: TestClient, case: Case, page: str) -> None:
    answer = client.get(one(case, page), params={"as-known-on": DAY, "q": "Saraqib"})
    assert answer.status_code == 200
    assert re.search(r'<input type="date" id="known" name="as-known-on" value="2019-03-07">', answer.text)
    assert "As known on <strong>7 Mar 2019</strong>: 2 documents that came later are left out." in answer.text
    for link in re.findall(r'href="(/(?:incidents|documents|claims|places|figures|compliance|review)[^"#]*)', answer.text):
        if link.endswith("as-known-on=" + DAY) or f"as-known-on={DAY}" in link:
            continue
        # only what leads back to today, or a permanent link, goes without
        assert link in re.findall(r'<a (?:class="id" )?href="([^"]*)"[^>]*>(?:as known today|i_[0-9a-f]+)</a>', answer.text), link


def test_the_board_of_a_day_is_what_the_case_gives(case: Case) -> None:
    desk = Desk(case)
    for day in sorted({d.known for d in case.documents() if d.known}):
        wanted = {i.id: i for i in case.incidents(Filters(as_known_on=day))}
        board, mask = desk.select(Filters(as_known_on=day))
        shown = [n for n in range(len(board)) if mask[n]]
        assert {board.ids[n] for n in shown} == set(wanted)
        for n in shown:
            i = wanted[board.ids[n]]
            killed = i.toll.get("killed")
            assert board.events[board.event[n]] == i.event
            assert board.grades[board.grade[n]] == i.grade
            assert board.sources[n] == len(i.origins)
            assert (killed.min if killed else None) == (None if board.low[n] != board.low[n] else board.low[n])
        assert [i.id for i in desk.incidents(list(wanted), Filters(as_known_on=day))] == list(wanted)


def test_what_was_not_known_yet_is_not_found(client: TestClient, case: Case) -> None:
    late = max(case.incidents(), key=lambda i: i.first_known or "")
    assert (late.first_known or "") > DAY
    answer = client.get(f"/incidents/{late.id}.json", params={"as-known-on": DAY})
    assert answer.status_code == 404
    assert answer.json()["error"] == f"{late.id}: nothing was known of it on {DAY}; first known {late.first_known}"
    assert client.get(f"/incidents/{late.id}.json").status_code == 200


def test_search_leaves_out_what_came_later(client: TestClient, case: Case) -> None:
    every = client.get("/search.json", params={"q": "Saraqib"}).json()["found"]
    then = client.get("/search.json", params={"q": "Saraqib", "as-known-on": DAY}).json()["found"]
    assert {h["id"] for h in then["document"]} < {h["id"] for h in every["document"]}
    for h in then["document"]:
        assert (case.document(h["id"]).known or "9999") <= DAY


def test_an_odd_value_in_the_address_breaks_nothing(client: TestClient) -> None:
    for name in ("name", "filters", "self", "form", "more", "item", "q", "x y"):
        for page in ("/", "/figures"):
            answer = client.get(page, params={name: "x"})
            assert answer.status_code == (200 if name in ("item", "q") else 400), name
            assert answer.status_code == 200 or f"{name}: no such parameter" in answer.text
