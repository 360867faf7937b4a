"""Cells of tables that a spreadsheet opens: none of them starts a formula, and numbers stay numbers."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import BinaryIO, Final

_FORMULA: Final = re.compile(r"[=+\-@\t\r\n]", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DEFUSED: Final = re.compile(r"'+[=+\-@\t\r\n]", re.ASCII)
_CONTROLS: Final = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)} | {0x7F: 0x2421}
_PARTED: Final = "\x1f"
_ODD: Final = re.compile(
    r"(?:^|\x1f)(?!-\d+(?:\.\d+)?(?:\x1f|\Z))[=+\-@\t\r\n']|[\x00-\x08\x0b\x0c\x0e-\x1e\x7f\ud800-\udfff]"
)
"""In cells joined by _PARTED: what `defused` may have to change; negative numbers are not."""
_BAD: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def defused(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it, or where `restored` would take one away.

    "-" alone and numbers ("-88.9") are left as they are. Controls become their pictures.
    """
    shown = clean(text)
    if not shown or shown[0] not in "=+-@\t\r\n'" or len(shown) == 1 or _NUMBER.fullmatch(shown):
        return shown
    return f"'{shown}" if _FORMULA.match(shown) or _DEFUSED.match(shown) else shown


def restored(text: str) -> str:
    """What `defused` was given, controls apart."""
    return text[1:] if text[:1] == "'" and _DEFUSED.match(text) else text


def clean(text: str) -> str:
    """The text without what XML, CSV and terminals can't hold: controls as pictures, lone surrogates as �."""
    if not _BAD.search(text):
        return text
    return "".join("�" if "\ud800" <= one <= "\udfff" else one for one in text.translate(_CONTROLS))


def write_table(stream: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> int:
    """CSV in UTF-8 with a head line (RFC 4180), written as its rows come, none of them kept.

    Absent columns are empty. Gives back the number of cells that `defused` changed.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    changed = 0
    for row in rows:
        given = [row.get(one, "") for one in columns]
        cells = _defused(given)
        if cells is not given:
            changed += sum(one != other for one, other in zip(given, cells, strict=True))
        writer.writerow(cells)
    text.flush()
    text.detach()
    return changed


def _defused(cells: list[str]) -> list[str]:
    """The cells, each `defused`; the same list where one look at all of them finds nothing to do."""
    joined = _PARTED.join(cells)
    if joined.count(_PARTED) == len(cells) - 1 and not _ODD.search(joined):
        return cells
    return [defused(one) if one else one for one in cells]


def plain(value: float | None) -> str:
    """A number in the fewest digits that say it exactly; the empty text for None."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(float(value))
