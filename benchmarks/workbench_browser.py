"""`python -m benchmarks.workbench_browser`: how fast and smooth a large record is in a real browser.

The made-up record of benchmarks.workbench (20,000 incidents at as many points, 2,000 groups) is served by `claimbook
serve`, and a headless Chromium without a graphics card opens its incidents and its network, each time with an empty
cache. By the clock, from the navigation: until the list can be read and clicked, until its drawings are there, and
until the page is interactive: drawn, and followed by a second without a long task (a stretch of over 50 ms in which the
page answers nothing). Then the map is dragged, zoomed and filtered, and the network dragged and asked for one group.
Beside the clock stands the processor time of the browser's processes, which does not depend on what else the machine
does; without a graphics card its larger part is the drawing itself.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import sleep
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.workbench import fill

BOUND_MS = 2_000
QUIET_MS = 1_000
PATIENCE_MS = 120_000
BY_CPU = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
OBSERVE = """
window.longTasks = [];
new PerformanceObserver(list => list.getEntries().forEach(one => longTasks.push([one.startTime, one.duration])))
  .observe({type: "longtask", buffered: true});
new MutationObserver(() => document.querySelectorAll("[data-drawn=yes]").forEach(one => {
  one.drawnAt ??= performance.now();
})).observe(document, {subtree: true, attributes: true, attributeFilter: ["data-drawn"]});
"""
QUIET = f"""() => performance.now() - Math.max(0, ...longTasks.map(([at, took]) => at + took),
  ...[...document.querySelectorAll("[data-drawing]")].map(one => one.drawnAt ?? Infinity)) > {QUIET_MS}"""
FRAMES = """() => {
  window.shownAt = [];
  const tick = at => { shownAt.push(at); window.ticking = requestAnimationFrame(tick); };
  window.ticking = requestAnimationFrame(tick);
  window.longTasks.length = 0;
}"""
TOLD = """() => {
  const nav = performance.getEntriesByType("navigation")[0], tasks = longTasks;
  const drawn = Math.max(...[...document.querySelectorAll("[data-drawing]")].map(one => one.drawnAt));
  const sizes = performance.getEntriesByType("resource").map(one => one.transferSize);
  return {readable: nav.domInteractive, drawn, last: Math.max(drawn, ...tasks.map(([at, took]) => at + took)),
    longest: Math.max(0, ...tasks.map(one => one[1])), blocked: tasks.reduce((sum, one) => sum + one[1] - 50, 0),
    bytes: sizes.reduce((a, b) => a + b, nav.transferSize)};
}"""
IDLE = "!document.querySelector('[data-drawing][aria-busy], .htmx-request')"


@dataclass(frozen=True)
class Loaded:
    """One load of a page, in ms from the navigation. blocked: the sum of long tasks, less 50 ms each."""

    page: str
    readable: float
    drawn: float
    interactive: float
    longest_task: float
    blocked: float
    cpu_page: float
    cpu_drawing: float
    KiB: float


@dataclass(frozen=True)
class Moved:
    """One deed on a page. took: until its effect was there, ms. frames: of those the browser showed, the gaps."""

    deed: str
    took: float
    frames: int
    gap_median: float
    gap_p95: float
    longest_task: float


@dataclass(frozen=True)
class Watch:
    """A browser, and what its processes have worked so far."""

    browser: Browser

    def cpu_ms(self) -> tuple[float, float]:
        """Of the renderers, and of the process that draws."""
        session = self.browser.new_browser_cdp_session()
        told = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
        times = [sum(one["cpuTime"] for one in told if one["type"] == kind) for kind in ("renderer", "GPU")]
        return times[0] * 1000, times[1] * 1000

    def page(self) -> Page:
        """A new one, with nothing in its cache."""
        context = self.browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(OBSERVE)
        return context.new_page()


def load(watch: Watch, name: str, address: str) -> tuple[Page, Loaded]:
    """Open the page and wait until it is interactive."""
    page = watch.page()
    begun = watch.cpu_ms()
    page.goto(address, wait_until="commit")
    page.wait_for_function(QUIET, polling=100)
    ended = watch.cpu_ms()
    told = page.evaluate(TOLD)
    found = Loaded(name, told["readable"], told["drawn"], told["last"], told["longest"], told["blocked"],
                   ended[0] - begun[0], ended[1] - begun[1], told["bytes"] / 1024)  # fmt: skip
    return page, found


def moved(page: Page, deed: str, act: Callable[[], object], done: str | None = None) -> Moved:
    """Do something and count the frames until its effect is there. done: JavaScript that says when it is."""
    page.evaluate(FRAMES)
    begun = page.evaluate("performance.now()")
    act()
    if done:
        page.wait_for_function(f"() => {done}", polling=16)
    took = page.evaluate("performance.now()") - begun
    at, tasks = page.evaluate("(cancelAnimationFrame(ticking), [shownAt, longTasks])")
    gaps = sorted(later - one for one, later in pairwise(at)) or [took]
    longest = max((one[1] for one in tasks), default=0.0)
    return Moved(deed, took, len(at), gaps[len(gaps) // 2], gaps[int(len(gaps) * 0.95)], longest)


def dragged(page: Page, selector: str) -> Callable[[], None]:
    """Dragging it to and fro, a step each 16 ms at the most."""
    box = page.locator(selector).bounding_box()
    if box is None:
        raise SystemExit(f"{selector} is not shown")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def act() -> None:
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(60):
            page.mouse.move(x + 150 * ((step % 30) / 30 - 0.5) * (1 if step < 30 else -1), y + step % 20)
            page.wait_for_timeout(16)
        page.mouse.up()

    return act


def on_incidents(page: Page) -> Iterator[Moved]:
    """The map is dragged and zoomed; a country is chosen, and given up again."""
    place = "[data-drawing=map]"
    page.locator(place).scroll_into_view_if_needed()
    yield moved(page, "map: dragged", dragged(page, place))
    yield moved(
        page, "map: zoomed in", page.locator(".maplibregl-ctrl-zoom-in").click, "shownAt.at(-1) - shownAt[0] > 900"
    )
    yield moved(page, "map: dragged, nearer", dragged(page, place))
    yield chosen(page, "country chosen", "select[name=country]", "MLI")
    yield chosen(page, "all countries again", "select[name=country]", "")


def chosen(page: Page, deed: str, field: str, value: str) -> Moved:
    """Until list and drawings show what was chosen."""
    before = json.dumps(page.locator("#found [role=status]").inner_text())
    changed = f"document.querySelector('#found [role=status]').innerText !== {before} && {IDLE}"
    return moved(page, deed, lambda: page.locator(field).select_option(value), changed)


def on_network(page: Page) -> Iterator[Moved]:
    """The network is dragged; one group is looked for by name; all groups are drawn, and dragged."""
    place, most = "[data-drawing=network]", page.locator(".controls select").nth(1)
    page.locator(place).scroll_into_view_if_needed()
    yield moved(page, "network: dragged", dragged(page, place))
    find = page.locator(".controls select").first
    yield moved(
        page,
        "network: one group shown",
        lambda: find.select_option(index=7),
        f"document.querySelector('.told h2') && {IDLE}",
    )
    if most.count():
        before = json.dumps(page.locator(".counted").inner_text())
        changed = f"document.querySelector('.counted').innerText !== {before} && {IDLE}"
        yield moved(page, "network: all drawn", lambda: most.select_option(index=3), changed)
        yield moved(page, "network: all dragged", dragged(page, place))


@contextmanager
def served(book: Path) -> Iterator[str]:
    """The address of `claimbook serve` over the book, once its record is made."""
    command = [sys.executable, "-m", "claimbook", "serve", "--book", str(book), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            address = next(word for word in line.split() if word.startswith("http")).rstrip("/")
            while "hx-refresh" not in urlopen(f"{address}/ready").headers:  # noqa: S310  our own
                sleep(0.5)
            yield address
        finally:
            server.terminate()


def measured(address: str, times: int) -> tuple[list[Loaded], list[Moved]]:
    """Each page, opened so many times; what is done on it, once each time."""
    chromium = os.environ.get("CLAIMBOOK_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    loads: list[Loaded] = []
    deeds: list[Moved] = []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=BY_CPU)
        watch = Watch(browser)
        for _ in range(times):
            for name, on in (("incidents", on_incidents), ("network", on_network)):
                page, found = load(watch, name, f"{address}/{name}")
                loads.append(found)
                deeds += on(page)
                page.context.close()
        browser.close()
    return loads, deeds


def told(loads: list[Loaded], deeds: list[Moved]) -> int:
    """Print the medians; 1 where the incidents are not interactive in time."""
    print(f"load of the machine, mean of five minutes: {os.getloadavg()[1]:.1f}")
    print(f"{'opened, median ms':24}{'readable':>10}{'drawn':>8}{'interactive':>13}{'longest task':>14}{'blocked':>9}"
          f"{'CPU: page':>11}{'drawing':>9}{'KiB':>7}")  # fmt: skip
    slow = False
    for name in dict.fromkeys(one.page for one in loads):
        held = [one for one in loads if one.page == name]
        one = Loaded(name, *(median(values) for values in zip(*(astuple(each)[1:] for each in held), strict=True)))
        print(f"{name:24}{one.readable:10.0f}{one.drawn:8.0f}{one.interactive:13.0f}{one.longest_task:14.0f}"
              f"{one.blocked:9.0f}{one.cpu_page:11.0f}{one.cpu_drawing:9.0f}{one.KiB:7.0f}")  # fmt: skip
        slow = slow or (name == "incidents" and one.interactive > BOUND_MS)
    print(f"{'done, median ms':24}{'took':>10}{'frames':>8}{'between two':>13}{'p95':>14}{'longest task':>14}")
    for deed in dict.fromkeys(one.deed for one in deeds):
        done = [astuple(one)[1:] for one in deeds if one.deed == deed]
        took, frames, gap, far, longest = (median(values) for values in zip(*done, strict=True))
        print(f"{deed:24}{took:10.0f}{frames:8.0f}{gap:13.0f}{far:14.0f}{longest:14.0f}")
    return 1 if slow else 0


def main(arguments: list[str]) -> int:
    """Measure and print; 1 where the incidents are not interactive in time."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.workbench_browser", description=__doc__)
    parser.add_argument("--incidents", type=int, default=20_000)
    parser.add_argument("--groups", type=int, default=2_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--book", type=Path, help="made there once and kept; default: a new one that is removed")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        where = given.book or Path(folder) / "made.db"
        if not where.exists():
            fill(where, given.incidents, given.groups)
        with served(where) as address:
            loads, deeds = measured(address, given.times)
    return told(loads, deeds)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
