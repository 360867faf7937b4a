"""Every format that is read, by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Final, cast

from claimbook.read.assembly import Found
from claimbook.read.bounds import Stream
from claimbook.read.charset import bom_charset
from claimbook.read.options import ReadOptions
from claimbook.read.origin import Origin

Read = Callable[[Stream, Origin, ReadOptions], Iterator[Found]]
Count = Callable[[Stream, str, ReadOptions], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A format, the module that reads it, and the signs that it is known by.

    The module has `read`, and where many: `count`. It is imported when first needed: the libraries behind html and pdf
    take 0.2 to 0.3 s to load, which a plain text should not pay.
    """

    module: str
    suffixes: tuple[str, ...]
    content_types: tuple[str, ...]
    many: bool = False

    def read(self, stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Found]:
        """What the stream holds. Raises InputError where it cannot be read at all."""
        return cast(Read, import_module(self.module).read)(stream, origin, options)

    def count(self, stream: Stream, name: str, options: ReadOptions) -> int:
        """How many documents (or Issues in their place) the stream holds."""
        return cast(Count, import_module(self.module).count)(stream, name, options) if self.many else 1


FORMATS: Final[dict[str, Format]] = {
    "text": Format("claimbook.read.text", (".txt", ".md", ".markdown"), ("text/plain", "text/markdown")),
    "html": Format("claimbook.read.html", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml")),
    "pdf": Format("claimbook.read.pdf", (".pdf",), ("application/pdf",)),
    "jsonl": Format(
        "claimbook.read.jsonl",
        (".jsonl", ".ndjson"),
        ("application/jsonl", "application/x-ndjson", "application/jsonlines"),
        many=True,
    ),
    "csv": Format("claimbook.read.csv", (".csv",), ("text/csv",), many=True),
}

BY_SUFFIX: Final = {suffix: one for one in FORMATS.values() for suffix in one.suffixes}
BY_CONTENT_TYPE: Final = {kind: one for one in FORMATS.values() for kind in one.content_types}
SUFFIXES: Final = ", ".join(BY_SUFFIX)


def sniffed(stream: Stream) -> Format:
    """The format that the stream's first bytes show: PDF, HTML, JSON lines, else plain text. Nothing is consumed."""
    head = stream.peek(4096)[:4096]
    start = head.decode(bom_charset(head) or "utf-8", "ignore").lstrip().lower()
    if start.startswith("%pdf-"):
        return FORMATS["pdf"]
    if start.startswith(("<!doctype html", "<html")) or (start.startswith("<?xml") and "<html" in start):
        return FORMATS["html"]
    return FORMATS["jsonl" if start.startswith("{") else "text"]
