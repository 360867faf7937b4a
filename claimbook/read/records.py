"""One record of a JSON line or table row -> Document."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from claimbook.errors import InputError
from claimbook.model.values import Document, Issue
from claimbook.read.assembly import Found, Metadata, assemble, issue_of, shown
from claimbook.read.given import read_mentions
from claimbook.read.options import ReadOptions

FIELDS: Final = ("id", "published", "title", "source", "url", "language")
"""Words beside the text, all of them optional. Other fields of a record are the user's own and are passed over."""
GIVEN: Final = "mentions"
"""The field with slices of the text that are to be resolved as they are."""


def read_record(record: Mapping[str, object], name: str, options: ReadOptions) -> Iterator[Found]:
    """The record's Document, after an Issue for each field that cannot be used; or one Issue and no Document.

    name: file and line, as `reports.jsonl:12`. An Issue of a record with an id of its own names it in `where`.
    """
    own_id = _words(record.get("id"))
    where = f"document {shown(own_id)}" if own_id else None
    for found in _read(record, name, options):
        yield Issue(found.doc, found.reason, where) if isinstance(found, Issue) else found


def _read(record: Mapping[str, object], name: str, options: ReadOptions) -> Iterator[Found]:
    text = record.get("text")
    if not isinstance(text, str):
        yield Issue(name, f"no text: {'it is ' + shown(text) if 'text' in record else _keys(record)}.")
        return
    given = {field: record.get(field) for field in FIELDS}
    words = {field: _words(value) for field, value in given.items()}
    for field, value in given.items():
        if words[field] is None and value is not None and not isinstance(value, str):
            yield Issue(name, f"{field} {shown(value)} is not a text; it is passed over.")
    try:
        for found in assemble(text, Metadata(**words), name, options):
            yield from _with_given(found, record.get(GIVEN), name) if isinstance(found, Document) else (found,)
    except InputError as error:
        yield issue_of(error)


def _with_given(document: Document, listed: object, name: str) -> Iterator[Found]:
    """The document with the mentions of its record, after an Issue for each that cannot be used."""
    given, issues = read_mentions(listed, document.text, name)
    yield from issues
    yield replace(document, given=given) if given else document


def _words(value: object) -> str | None:
    """The value as words; None where it is empty or of another kind. Whole numbers are common as ids."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def _keys(record: Mapping[str, object]) -> str:
    return "it has only " + shown(", ".join(map(str, list(record)[:10]))) if record else "it is an empty object"
