"""How inputs are read."""

from dataclasses import dataclass
from datetime import date
from typing import Final

MEBIBYTE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says about the inputs, and the bounds that hostile ones meet. Crossing a bound is an Issue.

    published, source: hold for every document and go before what the document says of itself; None: ask the document.
    max_bytes: the longest text, HTML page, JSON line or CSV line that is read.
    max_file_bytes: the largest PDF file or download that is read.
    timeout_s: seconds until a whole download must be done.
    public_only: addresses are fetched only where all that their names stand for is public (claimbook.read.public).
    """

    published: date | None = None
    source: str | None = None
    max_bytes: int = 16 * MEBIBYTE
    max_file_bytes: int = 128 * MEBIBYTE
    timeout_s: float = 30.0
    public_only: bool = False
