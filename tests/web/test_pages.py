"""Every page answers, as HTML and as data, with filters that are those of the command line."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from trucewatch.case import Case
from trucewatch.model import Filters
from trucewatch.web import app, render
from trucewatch.web.pages import PAGES

LISTS = [p for p in PAGES if "{" not in p]


def one(case: Case, page: str) -> str:
    """The address of one thing's page."""
    incident = next(i for i in case.incidents() if i.place_id and i.claims)
    ids = {"incidents": incident.id, "documents": incident.documents[0].removeprefix("sha256:"),
           "claims": incident.claims[0], "places": incident.place_id}  # fmt: skip
    return f"/{page.split('/')[0]}/{ids[page.split('/')[0]]}"


@pytest.mark.parametrize("page", LISTS)
def test_a_list_answers_and_has_a_twin(client: TestClient, page: str) -> None:
    html = client.get(f"/{page}")
    assert html.status_code == 200
    assert "<h1" in html.text
    assert client.get(f"/{page}.json").json().keys()


@pytest.mark.parametrize("page", [p for p in PAGES if "{" in p])
def test_one_thing_answers_and_has_a_twin(client: TestClient, case: Case, page: str) -> None:
    where = one(case, page)
    assert client.get(where).status_code == 200
    assert client.get(f"{where}.json").json().keys()


def test_every_twin_is_in_the_api_description(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for page in PAGES:
        assert any(p.replace("{id:path}", "{id}") == f"/{page}.json" for p in paths), page
    names = {p["name"] for p in paths["/situation.json"]["get"]["parameters"]}
    assert {f.replace("_", "-") for f in Filters.__struct_fields__} <= names


def test_the_list_is_the_ledgers(client: TestClient, case: Case) -> None:
    data = client.get("/situation.json").json()
    assert data["total"] == case.counts()["incidents"]
    assert sum(p["n"] for p in data["places"]) + data["unplaced"] == data["total"]
    assert {i["id"] for i in data["incidents"]} == {i.id for i in case.incidents()}


@pytest.mark.parametrize(
    ("asked", "filters"),
    [
        ("place=Saraqib", Filters(place="Saraqib")),
        ("since=2019-03-19", Filters(since="2019-03-19")),
        ("until=2019-03-06", Filters(until="2019-03-06")),
        ("as-of=2019-03-06", Filters(as_of="2019-03-06")),
        ("as_of=2019-03-06", Filters(as_of="2019-03-06")),
        ("event=air_strike", Filters(event="air_strike")),
        ("grade=weak", Filters(grade="weak")),
        ("publisher=North+Wire", Filters(publisher="North Wire")),
        ("kind=casualties", Filters(kind="casualties")),
        ("actor=Syrian+Army", Filters(actor="Syrian Army")),
        ("as-known-on=2019-03-06", Filters(as_known_on="2019-03-06")),
        ("as-known-on=2019-03-06&place=Saraqib", Filters(as_known_on="2019-03-06", place="Saraqib")),
    ],
)
def test_a_filter_lets_through_what_the_case_lets_through(
    client: TestClient, case: Case, asked: str, filters: Filters
) -> None:
    shown = {i["id"] for i in client.get(f"/situation.json?{asked}").json()["incidents"]}
    assert shown == {i.id for i in case.incidents(filters)}


@pytest.mark.parametrize(("short", "page"), [("incidents", "situation"), ("claims/", "documents")])
def test_an_address_without_an_id_leads_to_the_list(client: TestClient, short: str, page: str) -> None:
    answer = client.get(f"/{short}?since=2019-01-01", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (307, f"/{page}?since=2019-01-01")


def test_bad_filters_say_what_and_where(client: TestClient) -> None:
    answer = client.get("/?since=yesterday")
    assert answer.status_code == 400
    assert "since yesterday: not a day; write YYYY-MM-DD" in answer.text
    assert client.get("/?grade=good").status_code == 400
    assert client.get("/situation.json?since=2020-01-02&until=2020-01-01").json()["error"].startswith("since 2020-01-02")
    for page in ("second", "0", "-1", "9999"):
        for address in ("/", "/situation.json", "/documents.json", "/places.json"):
            answer = client.get(f"{address}?page={page}")
            assert answer.status_code == 400 and f"page={page}" in answer.text


def test_what_no_page_takes_is_named(client: TestClient) -> None:
    for address in ("/situation.json", "/figures.json", "/places.csv"):
        answer = client.get(f"{address}?actr=Army")
        assert answer.status_code == 400 and answer.json()["error"].startswith("actr: no such parameter")
    answer = client.get("/situation.json?kind=incident&kind=casualties")
    assert answer.status_code == 400 and answer.json()["error"] == "kind: given more than once; one value each"
    for asked in ("place=Nowhereville", "actor=The Nobodies", "publisher=The Nothing", "zone=Foo"):
        answer = client.get(f"/situation.json?{asked}")
        assert answer.status_code == 404 and asked.split("=")[1] in answer.json()["error"]


def test_claims_to_add_are_given_by_commas_or_again(client: TestClient, case: Case) -> None:
    ids = [c.id for c in case.claims() if c.kind == "casualties"][:2]
    once = client.get("/figures.json", params={"add": ",".join(ids)}).json()["sum"]
    assert once["claims"] == ids
    assert client.get("/figures.json", params={"add": ids}).json()["sum"] == once


def test_every_thing_of_the_case_has_its_page(client: TestClient, case: Case) -> None:
    """Also places without a position or a change of hands, documents without a claim, incidents without a toll."""
    addresses = [f"/incidents/{i.id}" for i in case.incidents()] + [f"/documents/{d.id[7:]}" for d in case.documents()]
    addresses += [f"/places/{quote(p.id, safe='')}" for p in case.places()] + [f"/claims/{c.id}" for c in case.claims()]
    for where in addresses:
        assert client.get(where).status_code in (200, 404) and client.get(where).status_code == client.get(where + ".json").status_code
    assert sum(client.get(a).status_code == 404 for a in addresses) == 0


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    for where in ("/incidents/i_nothing", "/documents/ffff", "/places/p_nowhere", "/claims/c_nothing", "/nothing"):
        answer = client.get(where)
        assert answer.status_code == 404, where
        assert "<h1>Not found" in answer.text
    assert client.get("/incidents/i_nothing.json").json()["error"]


def test_tables_hold_no_formulas(client: TestClient) -> None:
    for page in ("situation", "documents", "places", "compliance", "figures"):
        rows = list(csv.reader(io.StringIO(client.get(f"/{page}.csv").text)))
        assert len(rows) >= 1
        assert not [c for row in rows[1:] for c in row if c[:1] in ("=", "+", "@")]


@pytest.mark.parametrize("page", ["incidents/{id}", "documents/{id}", "places/{id}"])
def test_pages_of_one_thing_give_their_table(client: TestClient, case: Case, page: str) -> None:
    answer = client.get(one(case, page) + ".csv")
    assert answer.headers["content-type"].startswith("text/csv")
    found = list(csv.DictReader(io.StringIO(answer.text)))
    if page.startswith("documents"):
        assert {r["id"] for r in found} == {c.id for c in case.ledger.claims_of(case.claim(found[0]["id"]).document)}
    if page.startswith("incidents"):
        assert all(case.claim(r["claim"]).measure is not None for r in found)


def test_the_api_description_names_the_fields_of_a_decision(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for where in ("/review/preview", "/review/decide"):
        schema = paths[where]["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
        assert "undo" in schema["properties"]["verb"]["enum"]
        assert schema["required"] == ["token", "verb", "subject"]
        assert {"400", "403", "404"} <= set(paths[where]["post"]["responses"])


def test_an_empty_case_says_so(tmp_path: object) -> None:
    from pathlib import Path

    with Case.create(Path(str(tmp_path)) / "empty") as case, TestClient(app(case), base_url="http://localhost") as client:
        for page in LISTS:
            assert client.get(f"/{page}").status_code == 200, page
        assert "The ledger is empty" in client.get("/").text


def test_the_incident_shows_who_says_which_number(client: TestClient, case: Case) -> None:
    incident = max((i for i in case.incidents(Filters(place="Saraqib"))), key=lambda i: len(i.origins))
    data = client.get(f"/incidents/{incident.id}.json").json()
    for toll in data["tolls"]:
        assert {o["claim"] for o in toll["origins"]} <= set(incident.claims)
        assert all(o["quote"] for o in toll["origins"])
    assert {q["claim"] for s in data["sources"] for q in s["quotes"]} == set(incident.claims)


def test_every_number_of_an_incident_links_to_a_sentence(client: TestClient, case: Case) -> None:
    incident = max(case.incidents(), key=lambda i: len(i.claims))
    text = client.get(f"/incidents/{incident.id}").text
    for claim in (case.claim(c) for c in incident.claims):
        address = f"/documents/{claim.document.removeprefix('sha256:')}"
        assert f"{address}#{claim.id}" in text
        assert f'id="{claim.id}"' in client.get(address).text


def test_the_second_clock_names_what_it_leaves_out(client: TestClient) -> None:
    text = client.get("/?as-known-on=2019-03-06").text
    assert "3 documents that came later are left out" in text


def test_a_holder_has_one_colour_on_every_page(case: Case) -> None:
    from trucewatch.web import ground
    from trucewatch.web.desk import Desk

    desk = Desk(case)
    held = sorted(ground.holders(case))
    assert len(held) >= 2
    every = desk.styles(held)
    assert len(set(every.values())) == len(held)
    assert all(desk.styles([h]) == {h: every[h]} for h in held)


def test_sums_that_mislead_are_refused_with_the_reason(client: TestClient, case: Case) -> None:
    ids = [c.id for c in case.claims() if c.measure is not None][:2]
    answer = client.get(f"/figures.json?add={','.join(ids)}").json()["sum"]
    assert (answer["refused"] is None) != (answer["figure"] is None)
    assert client.get("/figures.json?measure=killed%2Binjured").json()["refused"]


@pytest.mark.parametrize("page", ["situation", "figures", "compliance", "places", "documents"])
def test_a_page_renders_without_a_server(case: Case, page: str) -> None:
    text = render(page, case, static=True)
    assert "<form" not in text
    assert 'href="/' not in text
    assert 'href="incidents/' in text or page != "situation"


def test_a_static_incident_finds_its_way(case: Case) -> None:
    incident = next(i for i in case.incidents() if i.claims)
    text = render("incidents/{id}", case, static=True, id=incident.id)
    assert 'href="../index.html"' in text
    assert 'href="../documents/' in text


def test_exact_sites_that_shelter_people_are_coarsened() -> None:
    from trucewatch.model import Incident, Place, When, Where
    from trucewatch.web.protect import shown

    town = Place(id="t", name="Town", level="settlement", lat=35.01, lon=36.02)

    class Near:
        def get(self, ident: str | None) -> Place | None:
            return None

        def near(self, lat: float, lon: float, km: float, level: str = "settlement") -> list[tuple[float, Place]]:
            return [(1.0, town)]

    hit = Incident(id="i_1", event="air_strike", family="air", time=When(), place=Where(None, "Clinic", "site"),
                   lat=35.0123, lon=36.0345, targets=("hospital",))  # fmt: skip
    coarse = shown(hit, Near())
    assert (coarse.name, coarse.lat, coarse.lon, coarse.coarsened) == ("Town", 35.01, 36.02, True)
    assert shown(hit, Near(), exact=True).lat == 35.0123


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/figures.json?measure=joy", "measure joy: no toll; one of killed"),
        ("/figures.csv?measure=joy", "measure joy: no toll; one of killed"),
        ("/figures.json?step=hour", "step=hour: unknown; one of day, week, month, year"),
        ("/figures.csv?step=hour", "step=hour: unknown"),
        ("/situation.json?sort=beauty", "sort=beauty: unknown; one of day, oldest, killed, origins"),
        ("/situation.csv?sort=beauty", "sort=beauty: unknown"),
        ("/situation.json?event=miracle", "event miracle: unknown; one of abduction"),
    ],
)
def test_words_out_of_a_closed_list_are_refused(client: TestClient, address: str, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400 and words in answer.json()["error"]


@pytest.mark.parametrize("address", ["/", "/situation.json", "/figures.csv", "/static/app.css", "/incidents/i_0", "/nowhere"])
def test_head_is_get_without_the_body(client: TestClient, address: str) -> None:
    head, got = client.head(address), client.get(address)
    assert head.status_code == got.status_code and head.content == b""
    assert head.headers["content-type"] == got.headers["content-type"]
    assert head.headers["content-length"] == got.headers["content-length"]


@pytest.mark.parametrize("page", ["situation", "documents", "places", "compliance", "figures", "review"])
def test_every_table_has_a_caption_and_its_headings_a_scope(client: TestClient, page: str) -> None:
    html = client.get(f"/{page}").text
    assert html.count("<table") == html.count("<caption")
    assert "<th>" not in html and html.count("<th ") == html.count(' scope="')
