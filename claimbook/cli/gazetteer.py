"""`claimbook gazetteer`: the places that reports are looked up in."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from claimbook.cli.escape import json_line, visible
from claimbook.cli.sink import open_sink

if TYPE_CHECKING:
    from claimbook.resolve.places import Gazetteer, Place
    from claimbook.resolve.places.gazetteer import Found

FORMS = ("auto", "table", "jsonl", "csv")


@click.group()
def gazetteer() -> None:
    """Build, extend and search the table of places.

    It is built once, by the first command that needs it, into the user's cache (or the folder CLAIMBOOK_CACHE). Its
    places come from GeoNames and UCDP (CC BY 4.0), and from files of your own.

    \b
    Examples:
      claimbook gazetteer find Machh
      claimbook gazetteer find Springfield --country US --near Chicago
      claimbook gazetteer add PK.txt
    """


@gazetteer.command()
@click.option("--again", is_flag=True, help="Build it even if it is there.")
def build(again: bool) -> int:
    """Build the gazetteer now, not when it is first needed."""
    from claimbook.resolve.places.cache import build_gazetteer

    home = build_gazetteer(_say, again=again)
    click.echo(f"claimbook: the gazetteer lies in {visible(str(home))}", err=True)
    return 0


@gazetteer.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...",
                type=click.Path(exists=True, dir_okay=False, path_type=Path))  # fmt: skip
def add(files: tuple[Path, ...]) -> int:
    """Add places from a dump of GeoNames (PK.txt) or a CSV of your own, and build again.

    A CSV has a line of headings with name, latitude and longitude (degrees), and as you like country (PK), kind
    (town), admin1 (PK.02), population, names (others, between bars). The dump of a country is at
    download.geonames.org/export/dump. A place that is known by its GeoNames id takes the point and names of the file.
    """
    from claimbook.resolve.places.added import add_file
    from claimbook.resolve.places.cache import build_gazetteer, cache_folder

    for file in files:
        count = add_file(file, cache_folder())
        click.echo(f"claimbook: {visible(file.name)}: {count} places", err=True)
    build_gazetteer(_say)
    return 0


@gazetteer.command()
@click.argument("name")
@click.option("--country", metavar="CODE", help="In this country alone: PK, PAK or Pakistan.")
@click.option("--near", metavar="PLACE", help="The nearest to this place first: a name, or LAT,LON.")
@click.option("--most", type=click.IntRange(1), default=10, show_default=True, help="At most so many.")
@click.option("--format", "form", type=click.Choice(FORMS), default="auto", show_default=True,
              help="auto: a table on a terminal, else jsonl.")  # fmt: skip
def find(name: str, country: str | None, near: str | None, most: int, form: str) -> int:
    """List the places that NAME may mean, the best known first; similar names where nothing has that one."""
    from claimbook.resolve.places import load_gazetteer
    from claimbook.resolve.places.searching import search_places

    places = load_gazetteer(_say)
    for note in places.notes:
        _say(note)
    hits = search_places(places, name, country, near)
    chosen = ("table" if sys.stdout.isatty() else "jsonl") if form == "auto" else form
    with open_sink(None) as sink:
        sink.write(_RENDER[chosen]([_line(places, one, place) for one, place in hits[:most]]))
    if len(hits) > most:
        _say(f"{len(hits) - most} more places; see them with --most {len(hits)}")
    return 0 if hits else 1


def _line(places: "Gazetteer", found: "Found", place: "Place") -> dict[str, Any]:
    from claimbook.resolve.places.explain import full_name

    return {
        "ref": place.ref,
        "name": full_name(place, places),
        "kind": place.kind,
        "lat": round(place.latitude, 5),
        "lon": round(place.longitude, 5),
        "country": places.alpha3(place.country),
        "people": place.people,
        "events": place.events,
        "match": found.how,
    }


def _table(lines: list[dict[str, Any]]) -> str:
    head = f"{'PLACE':<44} {'KIND':<9} {'LAT':>9} {'LON':>10} {'PEOPLE':>10} {'EVENTS':>6} {'MATCH':<6} REF\n"
    return head + "".join(
        f"{visible(one['name']):<44} {one['kind']:<9} {one['lat']:>9.4f} {one['lon']:>10.4f} {one['people']:>10,}"
        f" {one['events']:>6,} {one['match']:<6} {visible(one['ref'])}\n"
        for one in lines
    )


def _jsonl(lines: list[dict[str, Any]]) -> str:
    return "".join(map(json_line, lines))


def _csv(lines: list[dict[str, Any]]) -> str:
    import csv
    import io

    from claimbook.cli.escape import cell

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("ref", "name", "kind", "lat", "lon", "country", "people", "events", "match"))
    writer.writerows([value if isinstance(value, int | float) else cell(value or "") for value in one.values()]
                     for one in lines)  # fmt: skip
    return out.getvalue()


_RENDER = {"table": _table, "jsonl": _jsonl, "csv": _csv}


def _say(words: str) -> None:
    click.echo(visible(f"claimbook: {words}"), err=True)
