"""Bytes -> text: by byte order mark, by a declared charset, else as UTF-8; never by a guess."""

import codecs
from typing import Final

from claimbook.errors import InputError

NUL_PROBLEM: Final = "binary, it holds NUL bytes."

# UTF-32 goes first: its little-endian mark begins with that of UTF-16.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Browsers read pages that declare these as Windows-1252, and the pages mean it (WHATWG Encoding Standard).
_READ_AS_WINDOWS_1252: Final = frozenset({"iso8859-1", "ascii"})


def bom_charset(head: bytes) -> str | None:
    """The charset that the byte order mark at the beginning names; None where there is no mark."""
    return next((charset for mark, charset in _MARKS if head.startswith(mark)), None)


def decode(content: bytes, name: str, declared: str | None = None) -> str:
    """The exact text of `content`, without its byte order mark.

    declared: the charset that a page or server declares; None: UTF-8 is expected. A byte order mark goes before both.
    Raises InputError where the content is binary or is not in that charset.
    """
    charset = bom_charset(content) or _known_charset(declared, name)
    if not charset.startswith(("utf-16", "utf-32")) and b"\0" in content:
        raise InputError(name, NUL_PROBLEM)
    try:
        return content.decode(charset)
    except UnicodeDecodeError as error:
        problem = f"broken {charset.removesuffix('-sig').upper()}: {error.reason} at byte {error.start:,}."
        raise InputError(name, problem, _likely(content), "Save it as UTF-8.") from error
    except UnicodeError as error:
        raise InputError(name, f"not in the charset {charset} that it declares.", remedy="Save it as UTF-8.") from error


def _known_charset(declared: str | None, name: str) -> str:
    try:
        codec = codecs.lookup(declared or "utf-8")
        # A codec that makes no text (zip, rot13 ...) is found like any other and fails here.
        b" ".decode(codec.name)
    except UnicodeError:
        return codec.name
    except (LookupError, ValueError) as error:
        raise InputError(name, f"declares a charset that is not known: {declared!r:.60}.") from error
    return "cp1252" if codec.name in _READ_AS_WINDOWS_1252 else codec.name


def _likely(content: bytes) -> str:
    """A hint for the user, never acted upon: which charset the beginning looks like."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- 0.05 s, paid for broken input alone

    best = from_bytes(content[:20_000]).best()
    return f"It looks like {best.encoding}." if best and best.encoding not in ("utf_8", "ascii") else ""
