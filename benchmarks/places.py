"""Places put where they belong: `python -m benchmarks.places ../shared [--errors N]`.

LGL and GeoVirus: the spans are given, and a place is right within 161 km (100 miles) of where it is marked. A document
is in the dev half where the checksum of its number is even; nothing was tuned on the others. Marks without coordinates
count for nothing. UCDP: point events of 2016-2019 (where_prec 1 and 2) by name, first-level unit and country, each with
a gazetteer that has UCDP places of earlier years alone; right within 25 km. There are no Syrian events before 2016.
"""

import argparse
import csv
import random
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from claimbook.model.values import Document, Extraction, Location, Mention
from claimbook.resolve.places import Gazetteer, load_gazetteer, locate_places
from claimbook.resolve.places.distance import distance_km
from claimbook.resolve.places.gather import gather
from claimbook.resolve.places.index import index

NEWS_KM: Final = 161.0
EVENT_KM: Final = 25.0
YEARS: Final = range(2016, 2020)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Marked:
    """A document with places marked by hand, each with its point."""

    document: Document
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked place and what was made of it. km: None where it was left unresolved."""

    mention: Mention
    point: Point
    km: float | None


def read_lgl(path: Path) -> Iterator[Marked]:
    """The Local-Global Lexicon."""
    for number, article in enumerate(_articles(path)):
        text = article.findtext("text") or ""
        marks = [
            (_span(text, one), _point(tag))
            for one in article.iter("toponym")
            if (tag := one.find("gaztag")) is not None
        ]
        yield _marked(f"lgl-{number}", text, marks)


def read_geovirus(path: Path) -> Iterator[Marked]:
    """GeoVirus, whose offsets count from 1."""
    for number, article in enumerate(_articles(path)):
        text = article.findtext("text") or ""
        marks = [(_span(text, one, one.findtext("name") or ""), _point(one)) for one in article.iter("location")]
        yield _marked(f"geovirus-{number}", text, marks)


def _articles(path: Path) -> Iterable[ElementTree.Element]:
    return ElementTree.parse(path).getroot().iter("article")  # noqa: S314 - a file of our own


def _point(one: ElementTree.Element) -> Point:
    return float(one.findtext("lat") or 0), float(one.findtext("lon") or 0)


def _span(text: str, one: ElementTree.Element, name: str = "") -> Mention:
    start, end = int(one.findtext("start") or 0), int(one.findtext("end") or 0)
    if name and text[start:end] != name:
        start = min(_all(text, name), key=lambda at: abs(at - start), default=start)
        end = start + len(name)
    return Mention(text[start:end], start, end, kind="place")


def _all(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _marked(name: str, text: str, marks: list[tuple[Mention, Point]]) -> Marked:
    marks = sorted(marks, key=lambda mark: mark[0].start)
    return Marked(Document(name, text, given=tuple(one for one, _ in marks)), tuple(point for _, point in marks))


def is_dev(name: str) -> bool:
    """Whether a document may be tuned on."""
    return zlib.crc32(name.encode()) % 2 == 0


def judge(marked: Marked, gazetteer: Gazetteer) -> list[Judged]:
    """What the resolver makes of the marked places of a document."""
    document = marked.document
    found = locate_places(Extraction(document, (), document.given), gazetteer).mentions
    return [Judged(one, point, _km(one.location, point)) for one, point in zip(found, marked.points, strict=True)]


def _km(location: Location | None, point: Point) -> float | None:
    if location is None or location.latitude is None or location.longitude is None:
        return None
    return distance_km((location.latitude, location.longitude), point)


def report(name: str, judged: list[Judged]) -> None:
    """One line of a table."""
    right = sum(one.km is not None and one.km <= NEWS_KM for one in judged)
    silent = sum(one.km is None for one in judged)
    total = len(judged) or 1
    print(f"{name:<24} {len(judged):>6} {100 * right / total:>7.1f} % {100 * silent / total:>8.1f} %")


def measure_news(shared: Path, gazetteer: Gazetteer, errors: int, halves: str) -> None:
    """Both corpora, by half."""
    folder = shared / "data/geoparsing"
    print(f"{'corpus':<24} {'places':>6} {'right':>9} {'left open':>10}")
    for name, marked in (("GeoVirus", read_geovirus(folder / "GeoVirus.xml")), ("LGL", read_lgl(folder / "lgl.xml"))):
        judged: dict[bool, list[Judged]] = {True: [], False: []}
        began, documents = time.process_time(), 0
        for one in marked:
            dev = is_dev(one.document.id)
            if dev or halves == "all":
                judged[dev] += judge(one, gazetteer)
                documents += 1
        took = time.process_time() - began
        report(f"{name}, dev half", judged[True])
        if halves == "all":
            report(f"{name}, other half", judged[False])
            report(f"{name}, all", judged[True] + judged[False])
        print(f"{'':<24} {documents / took:.0f} documents/s")
        show_errors(judged[True], errors)


def show_errors(judged: list[Judged], most: int) -> None:
    """The commonest errors of the dev half, for whoever tunes."""
    wrong = [one for one in judged if one.km is None or one.km > NEWS_KM]
    told = Counter(
        (one.mention.text, one.mention.name, one.point, None if one.km is None else round(one.km)) for one in wrong
    )
    for (words, name, point, km), count in told.most_common(most):
        print(f"    {count:>3} {words!r} -> {name} ({km} km from {point[0]:.2f} {point[1]:.2f})")


@dataclass(frozen=True, slots=True)
class Event:
    """An event whose place UCDP knows within 25 km."""

    name: str
    admin1: str
    country: str
    year: int
    point: Point


def read_events(folder: Path, years: range) -> Iterator[Event]:
    """The point events of some years, one an event. Rows that are none (tag rows) are passed over."""
    for file in sorted(folder.glob("ged_*.csv")):
        with file.open(encoding="utf-8", errors="replace", newline="") as lines:
            for row in csv.DictReader(lines):
                if _is_point(row, years):
                    point = float(row["latitude"]), float(row["longitude"])
                    yield Event(row["where_coordinates"], row["adm_1"], row["country"], int(float(row["year"])), point)


def _is_point(row: dict[str, str], years: range) -> bool:
    try:
        return int(float(row["year"])) in years and float(row["where_prec"]) in (1, 2) and bool(row["adm_1"])
    except (ValueError, TypeError, KeyError):
        return False


def place_event(event: Event, gazetteer: Gazetteer) -> float | None:
    """How far from UCDP's point the name, unit and country lead, in kilometres; None where they lead nowhere."""
    text = f"{event.name}, {event.admin1}, {event.country}"
    given = Mention(event.name, 0, len(event.name), kind="place")
    found = locate_places(Extraction(Document("event", text, given=(given,)), (), (given,)), gazetteer)
    return _km(found.mentions[0].location, event.point)


def measure_events(shared: Path, gazetteer_until: Callable[[int], Gazetteer], most: int, errors: int) -> None:
    """Point events of 2016-2019, each by a gazetteer of the years before it. most: a random sample of so many."""
    events = list(read_events(shared / "data/ucdp_ged", YEARS))
    chosen = random.Random(1).sample(events, min(most, len(events)))  # noqa: S311 - no secret
    placed: list[tuple[Event, float | None]] = []
    for year in YEARS:
        gazetteer = gazetteer_until(year - 1)
        placed += [(one, place_event(one, gazetteer)) for one in chosen if one.year == year]
        report_events(f"UCDP events {year}", [pair for pair in placed if pair[0].year == year])
    report_events("UCDP events, all", placed)
    report_events("  without Syria", [pair for pair in placed if pair[0].country != "Syria"])
    report_events(
        "  without Syria 2016", [pair for pair in placed if (pair[0].country, pair[0].year) != ("Syria", 2016)]
    )
    wrong = Counter((one.name, one.admin1, one.country, one.year, km and round(km)) for one, km in placed
                    if km is None or km > EVENT_KM)  # fmt: skip
    for told, count in wrong.most_common(errors):
        print(f"    {count:>3} {told}")


def report_events(name: str, placed: list[tuple[Event, float | None]]) -> None:
    """One line of the table of events."""
    right = sum(km is not None and km <= EVENT_KM for _, km in placed)
    silent = sum(km is None for _, km in placed)
    total = len(placed) or 1
    print(f"{name:<24} {len(placed):>6} {100 * right / total:>7.1f} % {100 * silent / total:>8.1f} %")


def gazetteer_until(year: int) -> Gazetteer:
    """A gazetteer without the places of later UCDP events."""
    return Gazetteer(index(gather(conflict_until=year)))


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of the commonest errors on dev")
    parser.add_argument("--dev", action="store_true", help="the dev halves alone")
    parser.add_argument("--events", type=int, default=4000, metavar="N", help="a sample of so many UCDP events")
    given = parser.parse_args()
    gazetteer = load_gazetteer()
    measure_news(given.shared, gazetteer, given.errors, "dev" if given.dev else "all")
    measure_events(given.shared, gazetteer_until, given.events, given.errors)


if __name__ == "__main__":
    main()
