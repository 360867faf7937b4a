"""What every page works with: the record, the reading of new reports, and how the workbench was started."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast
from urllib.parse import unquote

from fastapi import Request

from claimbook.extract.engine import Engine
from claimbook.pipeline import Resolvers
from claimbook.workbench.adding import Adding
from claimbook.workbench.held import PATIENCE_S, Held
from claimbook.workbench.security import Guard
from claimbook.workbench.shelf import Shelf

AUTHOR: Final = "claimbook_author"
"""The cookie with the name that its reader signs decisions with."""
_LONGEST_NAME: Final = 80
MEBIBYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Options:
    """book: path or address of the book. author: signs decisions where the reader gave no name. make_engine,
    make_resolvers: called once, when the first report is added. local: does only this machine reach the pages? (Then
    they may read its folders.) max_upload_bytes: of one request. patience_s: of claimbook.workbench.held.
    """

    book: str | Path
    guard: Guard
    make_engine: Callable[[], Engine]
    make_resolvers: Callable[[Callable[[str], None]], Resolvers]
    author: str = "reader"
    local: bool = True
    max_upload_bytes: int = 128 * MEBIBYTE
    patience_s: float = PATIENCE_S


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts of a running workbench."""

    options: Options
    held: Held
    adding: Adding = field(repr=False)
    shelf: Shelf


def desk_of(request: Request) -> Desk:
    """The workbench that answers the request."""
    return cast(Desk, request.app.state.desk)


def author_of(request: Request) -> str:
    """Who signs what this request decides."""
    return clean_name(unquote(request.cookies.get(AUTHOR, ""))) or desk_of(request).options.author


def clean_name(words: str) -> str:
    """A name to sign with: one line, of printable characters, not long. '' where nothing is left."""
    return " ".join("".join(one if one.isprintable() else " " for one in words).split())[:_LONGEST_NAME]
