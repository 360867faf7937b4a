"""Time and memory of merging many reports: `python -m benchmarks.load SHARED --reports 5000`.

The reports are made of our gold files: each is one of them with other days (over 20 years), other places (of UCDP GED,
with their coordinates) and other numbers. Engine and database are left out: this is the views alone. Then one more
report comes, ten times over.
"""

import csv
import hashlib
import random
import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import click

from claimbook.evaluate.gold import GoldDocument, read_gold
from claimbook.merge import Growing
from claimbook.model.record import Entry, Report
from claimbook.model.values import Amount, Claim, Location, Mention, Period, Span

YEARS = 20
FIRST = date(2000, 1, 1)
LEARNED = datetime(2026, 1, 1, tzinfo=UTC)
MORE = 10
Town = tuple[str, str, float, float]
"""(country, name, latitude, longitude)"""


@click.command()
@click.argument("shared", type=click.Path(path_type=Path, exists=True))
@click.option("--reports", default=5000, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(shared: Path, reports: int, seed: int) -> None:
    """Merges that many reports, then ten more one by one, and prints processor seconds and memory."""
    rng = random.Random(seed)  # noqa: S311  invented reports
    gold, towns = list(read_gold(shared / "gold/dev").values()), _towns(shared / "data/ucdp_ged/derived_places.csv")
    entries = [entry for number in range(reports) for entry in varied(number, rng.choice(gold), towns, rng)]
    print(f"{reports} reports, {len(entries)} claims, {_memory_gb():.2f} GB before merging")
    book = Growing()
    took = _seconds(lambda: book.change(entries))
    views = book.views()
    told = f"{len(views.incidents)} incidents, {len(views.relations)} relations, {len(views.actors)} actors"
    print(f"merged in {took:.1f} s: {told}; {_memory_gb():.2f} GB at most")
    more = [list(varied(reports + number, rng.choice(gold), towns, rng)) for number in range(MORE)]
    times = [_seconds(partial(_taken_in, book, one)) for one in more]
    print(f"one more report: {sum(times) / MORE:.3f} s on average, {max(times):.3f} s at most")


def _taken_in(book: Growing, entries: list[Entry]) -> None:
    """One more report, and the views after it."""
    book.change(entries)
    book.views()


def _seconds(work: Callable[[], object]) -> float:
    """Processor seconds, which other programs on the machine do not change."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _memory_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def _towns(path: Path) -> list[Town]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["latitude"] and row["longitude"]]
    return [
        (
            row["country"],
            row["where_coordinates"].removesuffix(" town"),
            float(row["latitude"]),
            float(row["longitude"]),
        )
        for row in rows
    ]


def varied(number: int, gold: GoldDocument, towns: Sequence[Town], rng: random.Random) -> Iterator[Entry]:
    """The entries of one invented report."""
    day = FIRST + timedelta(days=rng.randrange(365 * YEARS))
    shift = day - (gold.document.published or day)
    here = rng.choice(towns)
    near = [one for one in rng.sample(towns, 30) if one[0] == here[0]] or [here]
    names = {one.text: rng.choice(near) for claim in gold.claims for one in claim.roles.get("place", ())}
    id_ = f"load-{number}"
    document = replace(gold.document, id=id_, text="", published=day, url=None)
    report = Report(id_, document, hashlib.sha256(id_.encode()).hexdigest(), LEARNED)
    for claim in gold.claims:
        yield Entry(_varied_claim(claim, id_, shift, names, rng), report, "load")


def _varied_claim(claim: Claim, doc: str, shift: timedelta, names: Mapping[str, Town], rng: random.Random) -> Claim:
    places = tuple(_moved(one, names) for one in claim.roles.get("place", ()))
    return replace(
        claim,
        doc=doc,
        id=f"{doc}{claim.id[claim.id.rfind('#') :]}",
        roles={**claim.roles, **({"place": places} if places else {})},
        numbers={key: _other(one, rng) for key, one in claim.numbers.items()},
        when=_shifted(claim.when, shift) if claim.when else None,
        evidence=tuple(_renamed(one, names) for one in claim.evidence),
    )


def _moved(one: Mention, names: Mapping[str, Town]) -> Mention:
    country, name, latitude, longitude = names[one.text]
    at = Location(latitude, longitude, country[:3].upper(), where_prec=1)
    return replace(one, text=name, name=f"{name}, {country}", ref=f"geonames:{latitude},{longitude}", location=at)


def _other(one: Amount, rng: random.Random) -> Amount:
    figure = float(rng.randrange(1, 60))
    return replace(one, low=figure, high=figure)


def _shifted(when: Period, shift: timedelta) -> Period:
    days = [one + shift if one and 1950 < one.year < 2100 else None for one in (when.start_date, when.end_date)]
    return replace(when, start_date=days[0], end_date=days[1])


def _renamed(one: Span, names: Mapping[str, Town]) -> Span:
    text = one.text
    for old, (_, name, *_) in names.items():
        text = text.replace(old, name)
    return replace(one, text=text)


if __name__ == "__main__":
    main()
