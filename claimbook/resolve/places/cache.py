"""Where the gazetteer lies: built once into the user's cache, mapped into memory from then on."""

import hashlib
import mmap
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from claimbook.errors import InputError
from claimbook.resolve.places.gazetteer import Gazetteer
from claimbook.resolve.places.sources import TABLES

BUILDERS: Final = (
    "added", "conflict", "filing", "folding", "gather", "index", "kinds", "neighbours", "renamed", "rows", "slips",
    "sources", "tally",
)  # fmt: skip
"""Modules that decide what is in the tables: where one changes, an older gazetteer is built again."""

Say = Callable[[str], None]
Tables = Mapping[str, bytes]

BUILDING: Final = "building the gazetteer (once; 15 to 30 seconds)"


def silent(_: str) -> None:
    """Say nothing."""


def cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where Claimbook keeps what it can make again: CLAIMBOOK_CACHE, or the user's cache folder."""
    given = os.environ if environment is None else environment
    return Path(given["CLAIMBOOK_CACHE"]) if given.get("CLAIMBOOK_CACHE") else user_cache_path("claimbook", False)


def load_gazetteer(say: Say = silent, folder: Path | None = None) -> Gazetteer:
    """The gazetteer, built first where it has not been. say: told what takes long. folder: None takes the user's cache.

    One process loads it once. Where the folder can't be written, it is built in memory and its notes say so.
    """
    return _loaded(folder or cache_folder(), say)


def build_gazetteer(say: Say = silent, folder: Path | None = None, again: bool = False) -> Path:
    """Build the gazetteer where it is not there, or again; where it lies. Raises InputError if it can't be."""
    home = home_in(folder or cache_folder())
    if home.is_dir() and again:
        shutil.rmtree(home, ignore_errors=True)
    if not home.is_dir():
        try:
            write_tables(home, lambda: made_tables(home.parent, say))
        except OSError as error:
            raise InputError(
                str(home), f"can't be written ({error.strerror}).", remedy="Set CLAIMBOOK_CACHE."
            ) from error
    _loaded.cache_clear()
    return home


def home_in(folder: Path) -> Path:
    """Where the gazetteer of this installation lies in a cache folder, if it is built."""
    return folder / f"gazetteer-{fingerprint(folder)}"


def write_tables(home: Path, make: Callable[[], Tables]) -> None:
    """Write tables beside their home and rename them there: readers see all of them or nothing.

    Several processes may do so at once; the first to rename wins, the others throw theirs away. Raises OSError where
    the folder can't be written, before anything is made.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix="gazetteer-", suffix=".part", dir=home.parent))
    try:
        for name, table in make().items():
            (aside / name).write_bytes(table)
        try:
            aside.rename(home)
        except OSError:
            if not home.is_dir():
                raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def mapped_tables(home: Path) -> dict[str, mmap.mmap]:
    """The tables of a folder, mapped into memory: pages are read when they are looked at."""
    return {file.name: _mapped(file) for file in home.iterdir()}


def made_tables(folder: Path, say: Say = silent) -> dict[str, bytes]:
    """The tables made anew, with the places that were added to this folder."""
    from claimbook.resolve.places.gather import gather  # noqa: PLC0415 - needed to build alone, and slow to import
    from claimbook.resolve.places.index import index  # noqa: PLC0415

    say(BUILDING)
    return index(gather(added=added_files(folder)))


@lru_cache(maxsize=1)
def _loaded(folder: Path, say: Say) -> Gazetteer:
    home = home_in(folder)
    if not home.is_dir():
        try:
            write_tables(home, lambda: made_tables(folder, say))
        except OSError as error:
            note = f"{folder} can't be written ({error.strerror}): the gazetteer is built in memory, each time anew"
            return Gazetteer(made_tables(folder, say), (note,))
    return Gazetteer(mapped_tables(home))


def fingerprint(folder: Path) -> str:
    """Changes with the code that builds, the tables of the package and what the user has added."""
    digest = hashlib.blake2b(digest_size=6)
    builders = [Path(__file__).with_name(f"{one}.py") for one in BUILDERS]
    for file in (*builders, *sorted(TABLES.iterdir()), *added_files(folder)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def added_files(folder: Path) -> list[Path]:
    """Places that the user has added, as `added.add_file` keeps them."""
    return sorted((folder / "places").glob("*.tsv"))


def _mapped(file: Path) -> mmap.mmap:
    with file.open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
