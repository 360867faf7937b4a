"""The user's own actors and names: a CSV file, kept in the user's data folder and laid over the registry."""

import csv
import os
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from claimbook.errors import FormatError, InputError
from claimbook.resolve.actors.entries import NAME_KINDS, ActorName, RegisteredActor
from claimbook.resolve.actors.registry import Registry, load_table

VARIABLE: Final = "CLAIMBOOK_ACTORS"
COLUMNS: Final = ("ref", "name", "aliases", "countries", "type", "since", "until")
OWN: Final = "own"
PREFIX: Final = "own:"


def own_path(environment: Mapping[str, str] | None = None) -> Path:
    """The file of own actors: where CLAIMBOOK_ACTORS says, else actors.csv in the user's data folder."""
    given = os.environ if environment is None else environment
    named = given.get(VARIABLE)
    return Path(named) if named else user_data_path("claimbook", False) / "actors.csv"


def read_own(path: Path) -> tuple[RegisteredActor, ...]:
    """The actors of a CSV file, in its order.

    Columns: name (wanted); ref, aliases (parted by ;), countries (ISO 3166-1 alpha-3, parted by spaces), type, since,
    until (all optional). A row without a ref is a new actor, own:NAME; a row with a ref of the registry adds its names
    to that actor. Raises InputError for a file that cannot be read, FormatError for a row that cannot be used.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), f"cannot be read ({error}).", "Wanted a CSV file in UTF-8.") from error
    return tuple(_actor(row, f"{path}, row {number}") for number, row in enumerate(rows, 2))


def _actor(row: Mapping[str | None, str | list[str] | None], where: str) -> RegisteredActor:
    cells = {str(key): value.strip() for key, value in row.items() if isinstance(value, str)}
    if unknown := set(cells) - set(COLUMNS):
        raise FormatError(where, f"no such column: {', '.join(sorted(unknown))}.", f"Known: {', '.join(COLUMNS)}.")
    name = cells.get("name", "")
    if None in row or not name:
        raise FormatError(where, "no name." if not name else "more cells than columns.", "Wanted a name in each row.")
    aliases = [one.strip() for one in cells.get("aliases", "").split(";") if one.strip()]
    names = tuple(ActorName(one, NAME_KINDS[0], OWN) for one in (name, *aliases))
    ref = cells.get("ref") or PREFIX + "-".join(name.casefold().split())
    years = (_year(cells.get("since", ""), where), _year(cells.get("until", ""), where))
    countries = tuple(_country(one, where) for one in cells.get("countries", "").replace(";", " ").split())
    return RegisteredActor(ref, name, cells.get("type") or "armed group", names, countries, *years, weight=60)


def _year(cell: str, where: str) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit() and len(cell) == 4):
        raise FormatError(where, f"{cell!r} is no year.", "Wanted four digits.")
    return int(cell)


def _country(cell: str, where: str) -> str:
    if not (len(cell) == 3 and cell.isascii() and cell.isalpha()):
        raise FormatError(where, f"{cell!r} is no country.", "Wanted ISO 3166-1 alpha-3, for example PAK.")
    return cell.upper()


def import_own(given: Path, kept: Path) -> tuple[RegisteredActor, ...]:
    """Check the file and keep a copy of it as the user's actors, in the place of those kept before."""
    actors = read_own(given)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        if given.resolve() != kept.resolve():
            shutil.copyfile(given, kept)
    except OSError as error:
        raise InputError(str(kept), f"can't be written ({error.strerror}).") from error
    return actors


def load_registry(own: Path | None = None) -> Registry:
    """The registry of the package with the user's own actors over it, read once a process for each state of the file.

    own: the file of own actors; None takes `own_path`. No file there: none. Raises InputError, FormatError and
    ResourceError as `read_own` and `load_table` do.
    """
    path = own_path() if own is None else own
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = None
    return _registry(path, changed)


@cache
def _registry(path: Path, changed: int | None) -> Registry:
    return Registry(load_table(), () if changed is None else read_own(path))
