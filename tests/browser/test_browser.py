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
    page.keyboard.press("f")
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
    assert page.locator("#keys").is_visible()
    assert "same event as the other" in page.locator("#keys").inner_text()
    page.keyboard.press("Escape")
    while page.evaluate("document.activeElement.id") != "who":
        page.keyboard.press("Tab")
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    assert page.locator("form.action[data-verb=accept] [data-effect] li").count() >= 1
    page.wait_for_selector("form.action:not([data-previewed])", state="detached")
    subject = page.locator("#review").get_attribute("data-subject")
    assert case.decisions() == []
    with page.expect_navigation():
        page.keyboard.press("a")
    page.wait_for_load_state("networkidle")
    page.wait_for_selector("form.action:not([data-previewed])", state="detached")
    assert [(d.verb, d.subject, d.who) for d in case.decisions()] == [("accept", subject, "Ada")]
    with page.expect_navigation():
        page.keyboard.press("u")
    page.wait_for_load_state("networkidle")
    page.wait_for_selector("form.action:not([data-previewed])", state="detached")
    assert [d.verb for d in case.decisions()] == ["accept", "undo"]
    page = watched.go("/review")
    first = page.locator("#review").get_attribute("data-subject")
    with page.expect_navigation():
        page.keyboard.press("n")
    assert page.locator("#review").get_attribute("data-subject") != first
    with page.expect_navigation():
        page.keyboard.press("p")
    assert page.locator("#review").get_attribute("data-subject") == first
    # previews are trial runs on the same connection that this test reads: look when the last of them has ended
    page.wait_for_selector("form.action:not([data-previewed])", state="detached")
    assert len(case.decisions()) == 2
    assert watched.faults == []


def test_editing_by_keyboard_and_by_selecting_words(watched: Any, served: Any) -> None:
    case = served[1]
    claim = next(c for c in case.claims() if c.measure is not None and c.measure.min == 19 and case.ledger.incident_of(c.id))
    page = watched.go(f"/review?item={case.ledger.incident_of(claim.id)}")
    page.wait_for_selector("form.action[data-previewed]")
    page.fill("#who", "Grace")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    while page.evaluate("document.querySelector('.claims > li.on').dataset.claim") != claim.id:
        page.keyboard.press("ArrowDown")
    page.keyboard.press("e")
    assert page.locator("#edit").is_visible()
    assert page.evaluate("document.activeElement.name") == "min"
    assert page.input_value("#edit [name=min]") == "19"
    page.evaluate("""() => {
      const words = document.querySelector('#edit-quote').firstChild;
      const at = words.data.indexOf('30');
      getSelection().setBaseAndExtent(words, at, words, at + 2);
      document.querySelector('#edit-quote').dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    }""")
    assert page.input_value("#edit [name=min]") == "30"
    page.keyboard.press("Control+a")
    page.keyboard.type("20")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("20")
    while page.evaluate("document.activeElement.textContent") != "What would move":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#edit [data-effect] li")
    assert case.claim(claim.id).measure.min == 19
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert (case.claim(claim.id).measure.min, case.claim(claim.id).measure.max) == (20, 20)
    made = case.decisions()[-1]
    assert (made.verb, made.subject, made.who) == ("edit", claim.id, "Grace")
    with page.expect_navigation():
        page.keyboard.press("u")
    page.wait_for_load_state("networkidle")
    assert case.claim(claim.id).measure.min == 19
    assert watched.faults == []


def test_same_and_different_by_keyboard(watched: Any, served: Any) -> None:
    case = served[1]
    asked = [(i.id, watched.page.request.get(f"{served[0]}/review.json?item={i.id}").json()["item"]["pairs"]) for i in case.incidents()]
    subject, pairs = next((i, p) for i, p in asked if p)
    page = watched.go(f"/review?item={subject}")
    page.wait_for_selector("form.action[data-verb=same][data-previewed]")
    assert page.get_by_role("region", name="Features of the pair").locator("tbody tr").count() == len(pairs[0]["features"])
    page.fill("#who", "Ada")
    page.keyboard.press("Enter")
    for key, verb in (("d", "different"), ("u", "undo")):
        with page.expect_navigation():
            page.keyboard.press(key)
        page.wait_for_load_state("networkidle")
        assert case.decisions()[-1].verb == verb
        page = watched.go(f"/review?item={subject}")
        page.wait_for_selector("form.action[data-previewed]")
    with page.expect_navigation():
        page.keyboard.press("s")
    page.wait_for_load_state("networkidle")
    assert case.decisions()[-1].value["with"] == pairs[0]["other"]["id"]
    with page.expect_navigation():
        page.keyboard.press("u")
    page.wait_for_load_state("networkidle")
    assert watched.faults == []


def test_keys_work_on_every_page(watched: Any, served: Any) -> None:
    for where in addresses(served[1]):
        page = watched.go(where)
        page.keyboard.press("?")
        assert page.locator("#keys").is_visible(), where
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "search", where
        page.locator("body").press("Escape")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.id") == "known", where
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("c")
    assert page.url == served[0] + "/compliance"
    assert watched.faults == []


def test_every_link_and_field_is_reached_by_tab(watched: Any, served: Any) -> None:
    for where in addresses(served[1])[:6]:
        page = watched.go(where)
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        wanted = page.evaluate("""() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select')]
            .filter((e) => e.tabIndex >= 0 && e.checkVisibility() && !e.closest('dialog')).length""")
        reached = page.evaluate("0")
        seen = set()
        for _ in range(wanted * 6 + 40):
            page.keyboard.press("Tab")
            at = page.evaluate("""() => { const e = document.activeElement; if (e === document.body) return null;
                window.ids ??= new Map(); if (!window.ids.has(e)) window.ids.set(e, window.ids.size); return window.ids.get(e); }""")
            if at is None:
                break
            seen.add(at)
        reached = len(seen)
        assert reached >= wanted, (where, reached, wanted)


def test_the_second_clock_by_keyboard(watched: Any) -> None:
    page = watched.go("/figures")
    page.keyboard.press("k")
    page.keyboard.type("03062019")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "as-known-on=2019-03-06" in page.url
    assert page.locator(".clocked").is_visible()
    with page.expect_navigation():
        page.get_by_role("link", name="Documents", exact=True).click()
    assert "as-known-on=2019-03-06" in page.url
    with page.expect_navigation():
        page.get_by_role("link", name="as known today").click()
    assert "as-known-on" not in page.url
    assert watched.faults == []


def test_play_moves_through_time(watched: Any) -> None:
    page = watched.go("/")
    page.wait_for_selector("#map[data-shown]", timeout=30_000)
    page.get_by_role("button", name="Play").click()
    page.wait_for_url("**/?as-of=*", timeout=20_000)
    page.get_by_role("button", name="Pause").click()
    assert page.locator("#slider-day").inner_text() != "latest"
    assert page.evaluate("document.querySelector('#map canvas') !== null")
    assert watched.faults == []


def test_hostile_words_do_not_run(watched: Any, served: Any) -> None:
    """Script in titles, outlets and quotes is text on all pages that show it."""
    evil = next(d for d in served[1].documents() if d.publisher and "script" in d.publisher)
    pages = [f"/documents/{evil.id[7:]}", "/documents", "/search?q=%3Cscript%3E", "/?place=%3Cscript%3Ealert(1)%3C/script%3E"]
    pages += [f"/incidents/{i.id}" for i in served[1].incidents() if evil.id in i.documents]
    for where in pages:
        page = watched.go(where)
        assert page.title() != "owned"
        assert page.locator("main script:not([type='application/json'])").count() == 0
        assert page.locator("img[src=x]").count() == 0
    not_found = [f for f in watched.faults if "404" in f]  # an unknown place is told as such
    assert len(not_found) == 1 and watched.faults == not_found


def test_pages_read_without_script(served: Any, chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served[0] + "/")
    assert page.locator("#map svg.map").is_visible()
    assert page.locator("#list li").count() >= 3
    context.close()
