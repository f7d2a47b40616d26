"""Names are found in any spelling, misspelt ones too, and texts that write a place in another way with it."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from trucewatch.case import Case
from trucewatch.web.pages.search import marked


@pytest.mark.parametrize("written", ["Saraqib", "saraqeb", "Serakeb", "Saraqebb"])
def test_a_place_is_found_however_it_is_written(client: TestClient, written: str) -> None:
    found = client.get("/search.json", params={"q": written}).json()["found"]
    assert [h["title"] for h in found["place"]][:1] == ["Saraqib"]
    assert found["incident"]
    assert any("Saraqib" in h["words"] for h in found["document"] + found["claim"])


def test_words_of_texts_must_all_occur(client: TestClient) -> None:
    found = client.get("/search.json", params={"q": "bombed market"}).json()["found"]
    assert found["document"]
    assert all("bombed" in h["words"] and "market" in h["words"] for h in found["claim"])
    assert client.get("/search.json", params={"q": "zzzzz qqqqq"}).json()["total"] == 0


def test_any_text_is_a_safe_question(client: TestClient, case: Case) -> None:
    for text in ('"', "a OR", "NEAR(", "*", "title:x", "'; DROP TABLE log; --", "(", "سراقب", "\u0000", "-" * 300):
        assert client.get("/search.json", params={"q": text}).status_code == 200, text
    assert case.ledger.version() > 0


def test_marks_around_what_was_looked_for_are_the_only_markup() -> None:
    assert marked("<b>Saraqib</b> and saraqib", "Saraqib") == "&lt;b&gt;<mark>Saraqib</mark>&lt;/b&gt; and <mark>saraqib</mark>"
    assert marked("<i>", "") == "&lt;i&gt;"
    assert marked("a+b", "a+b x") == "<mark>a+b</mark>"
