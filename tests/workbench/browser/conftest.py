"""A real workbench on a port of its own, and a headless Chromium that looks at it."""

import os
import shutil

import pytest

from claimbook.workbench.app import STATIC
from tests.workbench.browser.looking import MISSING, PATIENCE_MS, fill_placed, serving
from tests.workbench.desks import options

CHROMIUM = os.environ.get("CLAIMBOOK_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
DRAWN_BY_CPU = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("no Chromium here: apt-get install chromium, or name one in CLAIMBOOK_CHROMIUM")
    if not (STATIC / "workbench.js").exists():
        pytest.skip("the front end is not built: pip install . builds it, or npm run build in frontend/")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install playwright"
    )
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=DRAWN_BY_CPU)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shown(tmp_path_factory):
    """The address of a workbench whose book nobody changes."""
    where = tmp_path_factory.mktemp("shown") / "shown.db"
    fill_placed(where)
    with serving(options(where)) as address:
        yield address


@pytest.fixture
def own(tmp_path):
    """The address of a workbench whose book is the test's own, and empty."""
    with serving(options(tmp_path / "own.db")) as address:
        yield address


@pytest.fixture
def look(chromium):
    """Opens pages; the test fails where one writes an error into the console, or asks anything of elsewhere."""
    contexts, wrong = [], []

    def looking(address, **given):
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}} | given))
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda line: wrong.append(line.text) if line.type == "error" and not asked_for(line) else None
        )
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "request", lambda one: None if one.url.startswith((address, "data:", "blob:")) else wrong.append(one.url)
        )
        return page

    yield looking
    for context in contexts:
        context.close()
    assert wrong == []


def asked_for(line):
    """Is it the browser's own word that a page is missing, which the test went to on purpose?"""
    return line.location["url"].endswith(MISSING)
