"""Everybody can use every page: axe-core finds nothing serious, nothing runs over the edge, keys reach all."""

from pathlib import Path

import pytest

from tests.workbench.browser.looking import MISSING

AXE = Path(__file__).parents[3] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {
    "home": "/", "reports": "/reports", "reader": "/reports/weekly", "incidents": "/incidents", "groups": "/groups",
    "network": "/network", "review": "/review", "pairs": "/review?kind=incidents", "search": "/search?q=ember",
    "compare": "/compare?group=Ember+League&group=Grey+Column", "add": "/add", "login": "/login", "api": "/api",
    "missing": MISSING,
}  # fmt: skip
RULES = """axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]})
.then(found => found.violations.filter(one => ["serious", "critical"].includes(one.impact))
.map(one => one.id + ": " + one.nodes.map(node => node.target + " " + (node.any[0]?.message ?? "")).join(" | ")))"""


def settled(page):
    page.wait_for_load_state("load")
    page.wait_for_selector("[data-drawing][aria-busy]", state="detached")


@pytest.fixture(scope="module")
def inside(shown, chromium):
    """Pages whose addresses depend on the book."""
    page = chromium.new_page()
    page.goto(f"{shown}/incidents?q=Orlu", timeout=60_000)
    incident = page.locator("tbody a").first.get_attribute("href")
    page.goto(f"{shown}/groups", timeout=60_000)
    group = page.get_by_role("link", name="Ember League", exact=True).get_attribute("href")
    page.close()
    return {"incident": incident, "group": group, "print": f"/print{group.replace('/groups/', '/group/')}"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, "incident", "group", "print"])
def test_axe_finds_nothing_serious(look, shown, inside, name, scheme):
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    page = look(shown, color_scheme=scheme)
    page.goto(shown + (PAGES | inside)[name])
    settled(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RULES) == []


@pytest.mark.parametrize("width", [360, 2560])
def test_no_page_runs_over_the_edge(look, shown, inside, width):
    page = look(shown, viewport={"width": width, "height": 800})
    over = {}
    for name, path in (PAGES | inside).items():
        page.goto(shown + path)
        settled(page)
        over[name] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {name: by for name, by in over.items() if by > 0} == {}


def test_the_reader_is_worked_by_keys(look, shown):
    page = look(shown)
    page.goto(f"{shown}/reports/weekly")
    page.wait_for_selector(".notes.live")
    page.keyboard.press("j")
    first = page.locator(".note[aria-current=true]").get_attribute("data-claim")
    page.keyboard.press("j")
    second = page.locator(".note[aria-current=true]").get_attribute("data-claim")
    page.keyboard.press("k")
    assert first != second
    assert page.locator(".note[aria-current=true]").get_attribute("data-claim") == first
    assert f"claim={first}" in page.url
    page.reload()
    assert page.locator(".note[aria-current=true]").get_attribute("data-claim") == first


def test_slash_searches_and_a_question_mark_lists_the_keys(look, shown):
    page = look(shown)
    page.goto(f"{shown}/review")
    page.wait_for_load_state("load")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").get_by_text("search").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("ember")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=ember")


def test_pointing_at_somebody_lights_all_that_name_them(look, shown):
    page = look(shown)
    page.goto(f"{shown}/reports/weekly")
    page.wait_for_selector(".notes.live")
    page.locator(".text .mention[data-actor]", has_text="Ember League").first.hover()
    assert page.locator(".text .mention.same").count() > 2
