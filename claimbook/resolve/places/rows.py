"""Places of the world while the gazetteer is built: one row a place, whatever the source."""

from collections.abc import Container
from dataclasses import dataclass, field
from itertools import islice

from claimbook.resolve.places.folding import fold, fold_all, skeleton, skeletons
from claimbook.resolve.places.kinds import split_kind
from claimbook.resolve.places.sources import Country


@dataclass(slots=True)
class Row:
    """A place while the gazetteer is built; rows of one place are joined, so this one value changes.

    ident: GeoNames id, 0 where there is none; then ref names it. code: what the units in it call it ("PK.02"), empty
    where it is no unit; admin1, admin2: codes of the units that hold it.
    conflict: number of UCDP events. keys: the folded forms of name and names, in their order. years: former
    names with their first and last year.
    """

    name: str
    kind: str
    country: str
    point: tuple[float, float] | None
    ident: int = 0
    ref: str = ""
    code: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    conflict: int = 0
    names: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    years: list[tuple[str, int | None, int | None]] = field(default_factory=list)


@dataclass(slots=True)
class World:
    """All rows, and the ways in: countries by alpha-2, units by code, places by country and folded name."""

    countries: dict[str, Country]
    rows: list[Row] = field(default_factory=list)
    units: dict[str, Row] = field(default_factory=dict)
    _named: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    _like: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    _unfolded: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Take the row in."""
        self.rows.append(row)
        self._unfolded.append(row)
        if row.code:
            self.units[row.code] = row

    def fold(self) -> None:
        """Give every new row its keys."""
        fresh, self._unfolded = self._unfolded, []
        folded = iter(fold_all([name for row in fresh for name in (row.name, *row.names)]))
        for row in fresh:
            row.keys = list(islice(folded, 1 + len(row.names)))

    def learn(self, wanted: Container[str]) -> None:
        """Make the rows that have one of the wanted keys known to `called`."""
        self.fold()
        for row in self.rows:
            for key in set(row.keys):
                if key in wanted:
                    self._named.setdefault((row.country, key), []).append(row)

    def learn_likes(self, wanted: Container[str]) -> None:
        """Make the towns whose first name has one of the wanted skeletons known to `like`."""
        towns = [row for row in self.rows if row.kind == "town"]
        for row, bones in zip(towns, skeletons(row.keys[0] for row in towns), strict=True):
            if bones in wanted:
                self._like.setdefault((row.country, bones), []).append(row)

    def like(self, country: str, key: str) -> list[Row]:
        """The towns in a country with the consonants of a folded name."""
        return self._like.get((country, skeleton(key)), [])

    def called(self, country: str, key: str) -> list[Row]:
        """The rows in a country that have a folded name."""
        return self._named.get((country, key), [])


def slug(name: str) -> str:
    """'Lake Chad' -> 'lake-chad'."""
    return fold(name).replace(" ", "-")


def plain(name: str) -> str:
    """A name folded and without its kind word: 'Bolan district' -> 'bolan'."""
    return split_kind(fold(name))[0]


def point_of(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Two fields of a table as a point; None where they are empty."""
    return (float(latitude), float(longitude)) if latitude else None
