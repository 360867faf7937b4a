"""PDF files through pypdf: text alone, no recognition of scanned letters.

The file's own dates say when the file was made, not when the report was published, so they are not used.
"""

import io
import logging
import os
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from claimbook.errors import InputError
from claimbook.model.values import Issue
from claimbook.read.assembly import Found, Metadata, assemble
from claimbook.read.bounds import Stream, read_whole
from claimbook.read.options import ReadOptions
from claimbook.read.origin import Origin
from claimbook.read.reflow import reflow

# Without a handler of its own, Python prints the library's warnings on standard error.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

# pypdf raises not only errors of its own but whatever a damaged file leads it to.
_DAMAGE: Final = (
    PyPdfError, DependencyError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError,
    RuntimeError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip

_TOOL_TITLE: Final = re.compile(r"(?:Microsoft (?:Word|PowerPoint) - .*|untitled.*|.*\.(?:docx?|indd|qxd|pdf))", re.I)


def read(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Found]:
    """The one document of a PDF file, after an Issue for each page that cannot be read.

    Raises InputError where the file is damaged, encrypted, too large, or holds pictures only.
    """
    reader = _opened(stream, origin.name, options.max_file_bytes)
    pages = list(_page_texts(reader, origin.name, options.max_bytes))
    yield from (page for page in pages if isinstance(page, Issue))
    texts = [page for page in pages if isinstance(page, str)]
    if not "".join(texts).strip():
        remedy = "Scanned pages need text recognition first (OCR), for example with ocrmypdf."
        raise InputError(origin.name, "no text in it.", remedy=remedy)
    yield from assemble(reflow(texts), Metadata(title=_title(reader), url=origin.url), origin.name, options)


def _opened(stream: Stream, name: str, limit: int) -> PdfReader:
    file = stream if stream.seekable() else io.BytesIO(read_whole(stream, name, limit))
    if file.seek(0, os.SEEK_END) > limit:
        raise InputError(name, f"larger than {limit:,} bytes.")
    file.seek(0)
    try:
        reader = PdfReader(file)
        # Many files are encrypted with an empty password only to forbid printing: every viewer opens them.
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError as error:
        raise _encrypted(name) from error
    except _DAMAGE as error:
        raise InputError(name, f"not a readable PDF file ({_told(error)}).", remedy="It may be cut off.") from error
    if locked:
        raise _encrypted(name)
    return reader


def _encrypted(name: str) -> InputError:
    return InputError(name, "an encrypted PDF file.", remedy="Save a copy without password, and read that.")


def _pages(reader: PdfReader, name: str) -> Iterator[PageObject]:
    try:
        yield from reader.pages
    except _DAMAGE as error:
        raise InputError(name, f"damaged PDF file: its pages cannot be found ({_told(error)}).") from error


def _page_texts(reader: PdfReader, name: str, limit: int) -> Iterator[str | Issue]:
    """The text of each page, or an Issue where it cannot be read or is a picture."""
    length = 0
    for number, page in enumerate(_pages(reader, name), 1):
        try:
            text = page.extract_text()
        except _DAMAGE as error:
            yield Issue(name, f"a page cannot be read ({_told(error)}).", f"page {number}")
            continue
        length += len(text)
        if length > limit:
            raise InputError(name, f"more than {limit:,} characters of text.", remedy="Split it.")
        if not text.strip() and _has_picture(page):
            yield Issue(name, "a page with a picture but no text is not read.", f"page {number}")
        # Fonts without a proper table give NULs and half characters: marks for "unknown", not binary content.
        yield re.sub(r"[\0\ud800-\udfff]", "\ufffd", text)


def _has_picture(page: PageObject) -> bool:
    try:
        return "/XObject" in page["/Resources"]  # type: ignore[operator]
    except _DAMAGE:  # a page without resources has no picture
        return False


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except _DAMAGE:  # the text is worth reading without its title
        return None
    title = str(title or "").strip()
    return title if title and not _TOOL_TITLE.fullmatch(title) and title.isprintable() else None


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
