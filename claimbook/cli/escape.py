"""Text of others made safe to print: reports are hostile until shown otherwise."""

import json
from typing import Any, Final

_CONTROLS: Final = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_HIGH_CONTROLS: Final = dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_REORDERING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
_SURROGATES: Final = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_SPACES: Final = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), 0x20)

_VISIBLE: Final = _CONTROLS | _HIGH_CONTROLS | _REORDERING | _SURROGATES | _SPACES
_CELL: Final = _CONTROLS | _HIGH_CONTROLS | _REORDERING | _SURROGATES | {0x09: 0x09, 0x0A: 0x0A, 0x0D: 0x0D}
_LINE: Final = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000))}

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def visible(text: str) -> str:
    """The text for one line of a terminal, code point for code point: offsets into it stay right.

    Controls become their pictures (ESC is ␛), what would reorder the line becomes �, line breaks become spaces.
    """
    return text.translate(_VISIBLE)


def cell(text: str) -> str:
    """The text for a cell of a spreadsheet: controls as pictures, and no formula.

    A cell that begins with = + - @ or white space that a spreadsheet skips gets a leading apostrophe.
    """
    shown = text.translate(_CELL)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def json_line(value: Any) -> str:
    """The value as JSON on one line, and one line to every reader of lines.

    Controls above ASCII, line separators and lone surrogates stand as escapes; a JSON parser gives them back unchanged.
    """
    return json.dumps(value, ensure_ascii=False).translate(_LINE) + "\n"
