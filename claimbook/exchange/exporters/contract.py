"""Contract JSON lines: claims.jsonl, one claim a line, and documents.jsonl, the texts that their offsets count in."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from claimbook.exchange.export import Export, ExportOptions, Losses
from claimbook.model.contract import claim_to_json
from claimbook.model.record import Entry
from claimbook.model.values import Document
from claimbook.model.views import Views


def export(views: Views, entries: Sequence[Entry], options: ExportOptions) -> Export:
    """Every claim that was not rejected, with edits applied. Views follow from claims and are not written."""
    losses = Losses()
    held = [one for one in entries if one.state != "rejected"]
    losses.add("rejected claims", "left out", len(entries) - len(held))
    losses.add(
        "states of claims (accepted, edited)", "the contract has no review", sum(one.state != "open" for one in held)
    )
    documents = {one.report.id: one.report.document for one in held}
    losses.add("earlier versions and dates of learning", "the contract has one text a document", len(documents))
    return Export(
        {
            "claims.jsonl": lines(claim_to_json(one.claim) for one in held),
            "documents.jsonl": lines(map(document_to_json, documents.values())),
        },
        losses.seal(),
        options.ledger,
    )


def document_to_json(document: Document) -> dict[str, Any]:
    """The document as `claimbook read` takes it; what is not known is absent."""
    known = {
        "id": document.id,
        "text": document.text,
        "published": document.published.isoformat() if document.published else None,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "language": document.language,
    }
    return {key: value for key, value in known.items() if value is not None}


def lines(values: Iterable[Any]) -> bytes:
    """One JSON value a line; separators that some readers take for line ends stand as escapes."""
    return "".join(line(one) for one in values).encode("utf-8", "backslashreplace")


def line(value: Any) -> str:
    """The value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False).translate(_ESCAPED) + "\n"


_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000))}
