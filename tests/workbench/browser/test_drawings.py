"""What is drawn is really there: pixels of points, of nodes and of bars; and drawings, form and address go together."""

import struct
import zlib
from collections import Counter

from tests.workbench.browser.looking import drawn


def colours_of(png):
    """How often each RGB colour stands in a PNG of eight bits a channel without interlacing, as Chromium writes it."""
    width, height, channels = *struct.unpack(">II", png[16:24]), {2: 3, 6: 4}[png[25]]
    packed, at = b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        packed += png[at + 8 : at + 8 + size] if kind == b"IDAT" else b""
        at += 12 + size
    raw, row_bytes = zlib.decompress(packed), width * channels
    before, found = bytearray(row_bytes), Counter()
    for line in range(height):
        start = line * (row_bytes + 1)
        now = unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + row_bytes]), before, channels)
        found.update(zip(now[0::channels], now[1::channels], now[2::channels], strict=True))
        before = now
    return found


def unfiltered(kind, row, above, channels):
    """PNG's five filters of a row (RFC 2083, 6)."""
    for at in range(len(row)):
        left = row[at - channels] if at >= channels else 0
        up, corner = above[at], above[at - channels] if at >= channels else 0
        guess = left + up - corner
        nearest = min((left, up, corner), key=lambda one: abs(guess - one))
        row[at] = (row[at] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
    return row


def near(colour, other, most=60):
    return sum(abs(a - b) for a, b in zip(colour, other, strict=True)) < most


ACCENT, INK = (138, 47, 29), (31, 29, 26)
BLENDED = (174, 121, 107)
"""The accent at 0.6 over land."""


def test_the_map_draws_points(look, shown):
    page = look(shown)
    page.goto(f"{shown}/incidents")
    found = colours_of(drawn(page, "[data-drawing=map]").screenshot())
    assert sum(number for colour, number in found.items() if near(colour, BLENDED)) > 60


def test_a_map_without_points_says_which_places_it_does_not_know(look, shown):
    page = look(shown)
    page.goto(f"{shown}/incidents?place=Orlu")
    told = drawn(page, "[data-drawing=map]").locator(".none")
    assert "1 incident names 1 place that the gazetteer does not know" in told.inner_text()
    assert told.get_by_role("link", name="Orlu").get_attribute("href") == "/incidents?place=Orlu"


def test_a_map_that_lacks_some_says_so_below(look, shown):
    page = look(shown)
    page.goto(f"{shown}/incidents")
    drawn(page, "[data-drawing=map]")
    told = page.locator(".lost").inner_text()
    assert told == "Not on the map: 2 incidents, at places that the gazetteer does not know: Orlu, Pell."


def test_the_graph_draws_nodes_and_edges_and_its_panel_opens_them(look, shown):
    page = look(shown)
    page.goto(f"{shown}/network")
    found = colours_of(drawn(page, "[data-drawing=network]").screenshot())
    assert sum(number for colour, number in found.items() if near(colour, INK, 20)) > 150
    page.locator(".controls select").select_option(label="Ember League")
    page.locator(".told button").first.click()
    page.locator("#edge h2, #edge h3").first.wait_for()


TIE, DEED, TRAIT = (37, 88, 156), (163, 58, 32), (122, 90, 0)
"""Of edges: belongs to, at odds, supports."""


def drawn_in(page, *colours):
    """How many pixels of the network have each of these colours."""
    found = colours_of(page.locator("[data-drawing=network]").screenshot())
    return [sum(number for colour, number in found.items() if near(colour, one, 24)) for one in colours]


def test_the_slider_takes_away_what_had_not_begun_or_was_over(look, shown):
    page = look(shown)
    page.goto(f"{shown}/network")
    drawn(page, "[data-drawing=network]")
    counted, (low, high) = page.locator(".counted"), page.locator(".span input").all()
    assert [one.get_attribute("aria-valuetext") for one in (low, high)] == ["2022", "2024"]
    whole = counted.inner_text()
    ties, rivals, _ = drawn_in(page, TIE, DEED, TRAIT)
    assert ties > 40
    assert rivals > 40

    high.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**to=2022-12-31**")  # the page writes its address a moment after the key
    assert "to=2022-12-31" in page.url
    assert page.locator("input[name=to]").input_value() == "2022-12-31"
    page.locator("#found", has_text="of this time").wait_for()
    early = counted.inner_text()
    assert early != whole
    ties, rivals, _ = drawn_in(page, TIE, DEED, TRAIT)
    assert ties > 40
    assert rivals == 0  # it began in 2023

    page.reload()
    drawn(page, "[data-drawing=network]")
    assert counted.inner_text() == early
    assert page.locator(".controls output").inner_text() == "2022"


def test_numbers_are_drawn_as_the_range_of_claims(look, shown):
    page = look(shown)
    page.goto(f"{shown}/incidents?q=Orlu")
    page.locator("tbody a").first.click()
    svg = drawn(page, "[data-chart=counts]").locator("svg").first
    assert svg.locator("circle").count() >= 2


def test_a_group_has_its_names_history_and_strength_drawn(look, shown):
    page = look(shown)
    page.goto(f"{shown}/groups")
    page.get_by_role("link", name="Ember League", exact=True).click()
    for chart in ("names", "history", "strength", "months"):
        drawn(page, f"[data-chart={chart}]")
    assert page.locator("[data-chart=strength] circle").count() >= 2


def test_drawing_across_the_months_chooses_days_for_list_and_address(look, shown):
    page = look(shown)
    page.goto(f"{shown}/incidents")
    box = drawn(page, "[data-chart=months]").locator("svg").first.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 60, steps=3)
    page.mouse.up()
    page.wait_for_url("**/incidents?**from=**")
    assert page.locator("input[name=from]").input_value()


def test_a_point_opens_a_list_of_what_lies_there(look, shown):
    page = look(shown)
    page.goto(f"{shown}/incidents?place=Kano")
    box = drawn(page, "[data-drawing=map]").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".maplibregl-popup a").wait_for()
