"""What of the record a list shows: the query in an address, and the incidents that fit it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final
from urllib.parse import urlencode

from claimbook.model.codebook import SUBTYPES
from claimbook.model.names import folded
from claimbook.record.filters import iso3_of
from claimbook.workbench.rows import Row
from claimbook.workbench.snapshot import Snapshot

PAGE: Final = 100
STATES: Final = {"open": "nothing decided", "part": "partly decided", "done": "all decided"}
SORTS: Final = {"latest": "latest first", "earliest": "earliest first", "deaths": "most deaths first",
                "sources": "most sources first"}  # fmt: skip
_MOST_PAGES: Final = 100_000


@dataclass(frozen=True, slots=True)
class Query:
    """The query of a list, as it stands in the address. Empty: not asked for.

    from_, to: days (YYYY-MM-DD). country: ISO alpha-3. kind: subtype of an incident. group: key, ref or name. bbox:
    west, south, east, north in degrees.

    wrong: what stood in the address and can't be read, in words.
    """

    q: str = ""
    from_: str = ""
    to: str = ""
    country: str = ""
    kind: str = ""
    group: str = ""
    state: str = ""
    place: str = ""
    bbox: tuple[float, ...] = ()
    sort: str = "latest"
    page: int = 1
    wrong: tuple[str, ...] = ()

    def address(self, **changed: object) -> str:
        """The query string of this query with some fields changed ('' for none), without '?'."""
        one = replace(self, **changed)  # type: ignore[arg-type]  # names of fields are given by our templates
        given = {field.name.rstrip("_"): getattr(one, field.name) for field in fields(one) if field.name != "wrong"}
        given["bbox"] = ",".join(f"{end:.4f}" for end in one.bbox)
        plain = {"sort": "latest", "page": 1}
        return urlencode({name: value for name, value in given.items() if value and value != plain.get(name)})


def query_of(given: Mapping[str, str]) -> Query:
    """The query that stands in an address; what can't be read is left out, and told in `wrong`."""
    wrong: list[str] = []

    def read(name: str, reader: Callable[[str], str | None]) -> str:
        words = given.get(name, "").strip()[:200]
        found = reader(words) if words else ""
        if found is None:
            wrong.append(f"{name}: {words!r} cannot be read, and is left out.")
        return found or ""

    return Query(
        q=read("q", str),
        from_=read("from", _day),
        to=read("to", _day),
        country=read("country", iso3_of),
        kind=read("kind", _one_of({*SUBTYPES["incident"]})),
        group=read("group", str),
        state=read("state", _one_of(STATES)),
        place=read("place", str),
        bbox=_box(read("bbox", lambda words: words if _box(words) else None)),
        sort=read("sort", _one_of(SORTS)) or "latest",
        page=int(read("page", _number) or 1),
        wrong=tuple(wrong),
    )


def with_unknown(query: Query, given: Mapping[str, str]) -> Query:
    """The query, and in `wrong` what stands in the address and is no field of it: "confidence", say, which only the API
    filters by."""
    known = {field.name.rstrip("_") for field in fields(query)} - {"wrong"}
    unknown = tuple(f"{name[:40]}: no filter of this page, and is left out." for name in given if name not in known)
    return replace(query, wrong=(*query.wrong, *unknown))


def _day(words: str) -> str | None:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        return None


def _number(words: str) -> str | None:
    return words if words.isascii() and words.isdigit() and 0 < int(words[:9]) <= _MOST_PAGES else None


def _one_of(known: Mapping[str, str] | set[str]) -> Callable[[str], str | None]:
    return lambda words: words if words in known else None


def _box(words: str) -> tuple[float, ...]:
    try:
        ends = tuple(float(one) for one in words.split(","))
    except ValueError:
        return ()
    good = len(ends) == 4 and all(-540 <= one <= 540 for one in ends) and ends[1] <= ends[3]
    return ends if good else ()


def joined(address: str, **given: str) -> str:
    """A query string with further fields, as far as they are given."""
    more = urlencode({name: value for name, value in given.items() if value})
    return "&".join(filter(None, (address, more)))


def stem(address: str) -> str:
    """A query string that another field can be put behind."""
    return f"{address}&" if address else ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet. count: incidents that would be shown with it, all else as it is."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Selected:
    """rows: all that fit, sorted. facets: name -> choices, the most frequent first. total: incidents in the record."""

    rows: tuple[Row, ...]
    facets: Mapping[str, tuple[Choice, ...]]
    total: int

    def page(self, number: int) -> tuple[Row, ...]:
        """The rows of one page of the list."""
        return self.rows[(number - 1) * PAGE : number * PAGE]

    @property
    def pages(self) -> int:
        """How many pages the list has, at least one."""
        return max(1, -(-len(self.rows) // PAGE))


def select(snapshot: Snapshot, query: Query) -> Selected:
    """The incidents that fit, and for each facet what else could be chosen."""
    asked = replace(query, page=1, wrong=())
    return snapshot.memo.get(("select", asked), lambda: _select(snapshot, asked))


_FACETS: Final[dict[str, Callable[[Row], str | None]]] = {
    "kind": lambda row: row.kind,
    "country": lambda row: row.country,
    "state": lambda row: row.state,
}


def _select(snapshot: Snapshot, query: Query) -> Selected:
    """One pass: a row that all tests but one let through counts for the facet of that one alone."""
    tests = _tests(snapshot, query)
    counts: dict[str, Counter[str]] = {name: Counter() for name in _FACETS}
    sides: Counter[str] = Counter()
    rows: list[Row] = []
    for row in snapshot.rows:
        failed = [name for name, test in tests.items() if not test(row)]
        if len(failed) > 1:
            continue
        if not failed:
            rows.append(row)
        for name, value in _FACETS.items():
            if failed in ([], [name]) and (found := value(row)):
                counts[name][found] += 1
        if failed in ([], ["group"]):
            sides.update(party.key for party in row.sides if not party.private)
    facets = {name: tuple(Choice(*pair) for pair in found.most_common()) for name, found in counts.items()}
    facets["group"] = tuple(Choice(*pair) for pair in sides.most_common(50))
    return Selected(tuple(_sorted(rows, query.sort)), facets, len(snapshot.rows))


def _sorted(rows: list[Row], sort: str) -> list[Row]:
    if sort == "earliest":
        return sorted(rows, key=lambda row: (row.start or row.end or "9999", row.id))
    if sort == "deaths":
        return sorted(rows, key=lambda row: (-deaths(row), row.id))
    return sorted(rows, key=lambda row: (-row.sources, row.id)) if sort == "sources" else rows


def deaths(row: Row) -> float:
    """The best figure of the dead, or the end that is known; 0 where no claim gives one."""
    ends = (row.killed.best, row.killed.low, row.killed.high) if row.killed else ()
    return next((one for one in ends if one is not None), 0.0)


def _tests(snapshot: Snapshot, query: Query) -> dict[str, Callable[[Row], bool]]:
    words, place = folded(query.q).split() if query.q else [], folded(query.place)
    tests: dict[str, Callable[[Row], bool]] = {}
    if words:
        tests["q"] = lambda row: all(word in row.words for word in words)
    if query.from_ or query.to:
        tests["when"] = lambda row: _meets(row, query.from_, query.to)
    if query.country:
        tests["country"] = lambda row: row.country == query.country
    if query.kind:
        tests["kind"] = lambda row: row.kind == query.kind
    if query.group:
        keys = keys_of(snapshot, query.group)
        tests["group"] = lambda row: not row.keys.isdisjoint(keys)
    if query.state:
        tests["state"] = lambda row: row.state == query.state
    if query.place:
        tests["place"] = lambda row: place in row.words
    if query.bbox:
        tests["bbox"] = lambda row: _inside(row, query.bbox)
    return tests


def keys_of(snapshot: Snapshot, words: str) -> frozenset[str]:
    """The keys of the actors that the words name: by key, ref or alias; else whose names hold them."""
    exact = snapshot.actors.get(words)
    if exact:
        return frozenset((exact.party.key,))
    plain = folded(words)
    return frozenset(one.key for one in snapshot.groups if plain in one.words)


def _meets(row: Row, from_: str, to: str) -> bool:
    """Does it touch the period? What has no day does not."""
    start, end = row.start or row.end, row.end or row.start
    return bool(start and end) and (not from_ or str(end) >= from_) and (not to or str(start) <= to)


def _inside(row: Row, box: tuple[float, ...]) -> bool:
    """On the map that shows these ends; its longitudes may run over 180 degrees."""
    if row.latitude is None or row.longitude is None:
        return False
    west, south, east, north = box
    across = (row.longitude - west) % 360 <= east - west
    return south <= row.latitude <= north and across
