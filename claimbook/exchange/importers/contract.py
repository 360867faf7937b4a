"""Contract JSON lines -> the documents and claims that they were written from.

claims.jsonl is read with documents.jsonl beside it, whose texts the offsets count in. Where a document is not there,
its text is what the claims quote of it, with spaces where nothing is known, so that every offset still holds.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from claimbook.errors import FormatError
from claimbook.exchange.source import Found, Remark, broken
from claimbook.model.contract import claim_from_json
from claimbook.model.values import Claim, Document, Extraction, Issue, Span


def read(path: Path) -> Iterator[Found]:
    """A document with its claims at a time, in the order of the file; claims of one document stand together."""
    documents, problems = _documents(path.with_name("documents.jsonl"))
    yield from problems
    claims = _claims(path)
    for doc, group in groupby(claims, key=lambda one: one.doc if isinstance(one, Claim) else None):
        if doc is None:
            yield from (one for one in group if isinstance(one, Issue))
            continue
        held = tuple(one for one in group if isinstance(one, Claim))
        if doc not in documents:
            yield Remark(path.name, f"the text of {doc} is not beside it; what claims quote of it stands for it.")
        document = documents.get(doc) or Document(doc, quoted_text(held))
        yield from _fitting(document, held, path.name)


def _fitting(document: Document, claims: Sequence[Claim], name: str) -> Iterator[Found]:
    good = tuple(one for one in claims if all(document.text[s.start : s.end] == s.text for s in _spans(one)))
    for one in claims:
        if one not in good:
            yield Issue(name, "its words are not a slice of its document; the claim is not taken.", f"claim {one.id}")
    yield Extraction(document, good)


def quoted_text(claims: Sequence[Claim]) -> str:
    """The words of all spans at their offsets, spaces between them."""
    spans = [span for one in claims for span in _spans(one)]
    text = [" "] * max((one.end for one in spans), default=0)
    for one in spans:
        text[one.start : one.end] = one.text
    return "".join(text)


def _spans(claim: Claim) -> Iterator[Span]:
    yield from claim.evidence
    yield from (one for given in claim.roles.values() for one in given)
    yield from claim.numbers.values()
    yield from (one for one in (claim.when, claim.holder) if one)


def _claims(path: Path) -> Iterator[Claim | Issue]:
    for line, value in _values(path):
        if isinstance(value, Issue):
            yield value
            continue
        try:
            yield claim_from_json(value)
        except FormatError as error:
            yield broken(path.name, line, error.problem)


def _documents(path: Path) -> tuple[dict[str, Document], list[Issue]]:
    found: dict[str, Document] = {}
    problems: list[Issue] = []
    for line, value in _values(path) if path.exists() else ():
        if isinstance(value, Issue):
            problems.append(value)
            continue
        try:
            found[value["id"]] = _document(value)
        except (KeyError, TypeError, ValueError):
            problems.append(broken(path.name, line, "not a document"))
    return found, problems


def _document(value: Mapping[str, Any]) -> Document:
    published = value.get("published")
    day = date.fromisoformat(published) if published else None
    named = (value.get("title"), value.get("source"), value.get("url"))
    return Document(value["id"], str(value["text"]), day, *named, language=value.get("language"))


def _values(path: Path) -> Iterator[tuple[int, Any]]:
    with path.open("rb") as stream:
        for line, content in enumerate(stream, 1):
            if not content.strip():
                continue
            try:
                value = json.loads(content)
            except (ValueError, RecursionError):
                yield line, broken(path.name, line, "not a line of JSON")
                continue
            yield line, value if isinstance(value, dict) else broken(path.name, line, "not an object")
