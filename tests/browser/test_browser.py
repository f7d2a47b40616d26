"""Every page in a real Chromium: no console error, no other host, no serious axe finding; review by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from trucewatch.web.pages import PAGES

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
LISTS = [p for p in PAGES if "{" not in p]


def addresses(case: Any) -> list[str]:
    """One address for each page."""
    i = next(i for i in case.incidents() if i.place_id and i.claims)
    d = next(d for d in case.documents() if d.publisher and "script" in d.publisher)
    one = [f"/incidents/{i.id}", f"/documents/{d.id[7:]}", f"/claims/{i.claims[0]}", f"/places/{i.place_id}"]
    return [f"/{p}" + ("?q=Saraqib" if p == "search" else "") for p in LISTS] + one


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_clean_and_accessible(watched: Any, served: Any, scheme: str) -> None:
    watched.page.emulate_media(color_scheme=scheme)
    for where in addresses(served[1]):
        page = watched.go(where)
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run({resultTypes: ['violations']})")
        grave = [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found["violations"]
                 if v["impact"] in ("serious", "critical")]  # fmt: skip
        assert not grave, (where, grave)
        assert page.title() != "owned"
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), where
    assert watched.faults == []


def test_pages_fit_a_narrow_window_and_right_to_left(watched: Any, served: Any) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    for where in addresses(served[1]):
        page = watched.go(where)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), where
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"), where


def test_the_map_and_a_filter(watched: Any) -> None:
    page = watched.go("/")
    page.wait_for_selector("#map[data-shown]", timeout=30_000)
    page.locator("summary", has_text="Filters").click()
    page.select_option("select[name=grade]", "weak")
    page.get_by_role("button", name="Apply").click()
    page.wait_for_url("**/?grade=weak")
    page.wait_for_function("!document.querySelector('#situation').hasAttribute('aria-busy')")
    assert page.locator("#list .grade").all_inner_texts() == ["weak"] * page.locator("#list li").count()
    page.go_back()
    page.wait_for_function("!location.search")
    assert watched.faults == []


def test_review_by_keyboard_alone(watched: Any, served: Any) -> None:
    case = served[1]
    page = watched.go("/review")
    page.wait_for_selector("form.action[data-previewed]")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    while page.evaluate("document.activeElement.id") != "who":
        page.keyboard.press("Tab")
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    assert page.locator("form.action[data-verb=accept] [data-effect] li").count() >= 1
    subject = page.locator("#review").get_attribute("data-subject")
    assert case.decisions() == []
    with page.expect_navigation():
        page.keyboard.press("a")
    page.wait_for_load_state("networkidle")
    assert [(d.verb, d.subject, d.who) for d in case.decisions()] == [("accept", subject, "Ada")]
    with page.expect_navigation():
        page.keyboard.press("u")
    page.wait_for_load_state("networkidle")
    assert [d.verb for d in case.decisions()] == ["accept", "undo"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    assert page.locator("#edit").is_visible()
    page.keyboard.press("Escape")
    assert watched.faults == []


def test_pages_read_without_script(served: Any, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served[0] + "/")
    assert page.locator("#map svg.map").is_visible()
    assert page.locator("#list li").count() >= 3
    context.close()
