"""The pictures of the README, out of the demo's book: made where CLAIMBOOK_PICTURES names a folder for them."""

import os
from pathlib import Path

import pytest

from claimbook.extract.engines import ENGINES
from tests.workbench.browser.looking import drawn, serving
from tests.workbench.desks import options

FOLDER = os.environ.get("CLAIMBOOK_PICTURES")
READING_MS = 300_000


@pytest.mark.skipif(FOLDER is None, reason="pictures are made where CLAIMBOOK_PICTURES names a folder, as docs/images")
def test_pictures_of_the_demo(chromium, tmp_path):
    with serving(options(tmp_path / "demo.db", make_engine=ENGINES["local"])) as address:
        for scheme in ("light", "dark"):
            context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
            context.set_default_timeout(READING_MS)
            picture(context.new_page(), address, Path(FOLDER), "" if scheme == "light" else "-dark")
            context.close()


def picture(page, address, folder, suffix):
    page.goto(address)
    if page.get_by_role("button", name="Read the sample reports").count():
        page.get_by_role("button", name="Read the sample reports").click()
        page.get_by_role("link", name="Open the").wait_for()
    page.goto(f"{address}/reports/sample-1-wire-news")
    page.wait_for_selector(".notes.live")
    page.keyboard.press("j")
    page.mouse.move(0, 0)
    page.screenshot(path=folder / f"reader{suffix}.png", animations="disabled")
    page.goto(f"{address}/network")
    drawn(page, "[data-drawing=network]").scroll_into_view_if_needed()
    page.screenshot(path=folder / f"network{suffix}.png", animations="disabled")
    page.goto(f"{address}/groups")
    page.get_by_role("link", name="Saltmarsh Front", exact=True).click()
    for chart in ("names", "history", "strength"):
        drawn(page, f"[data-chart={chart}]")
    page.screenshot(path=folder / f"group{suffix}.png", animations="disabled")
    page.goto(f"{address}/review")
    page.wait_for_load_state("load")
    page.screenshot(path=folder / f"review{suffix}.png", animations="disabled")
    page.goto(f"{address}/incidents?sort=sources")
    page.locator("tbody a").first.click()
    page.wait_for_selector("[data-drawing][aria-busy]", state="detached")
    page.screenshot(path=folder / f"incident{suffix}.png", animations="disabled")
