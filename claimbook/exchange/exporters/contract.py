"""Contract JSON lines: claims.jsonl, one claim a line, and documents.jsonl, the texts that their offsets count in."""

import json
from collections import Counter
from typing import Any

from claimbook.exchange.export import ExportOptions, Losses, Out, Written
from claimbook.exchange.material import Material
from claimbook.model.contract import claim_to_json
from claimbook.model.values import Document


def export(material: Material, out: Out, options: ExportOptions) -> Written:
    """Every claim that was not rejected, with edits applied. Views follow from claims and are not written."""
    states: Counter[str] = Counter()
    known: set[str] = set()
    with out("claims.jsonl") as claims, out("documents.jsonl") as documents:
        for one in material.entries():
            states[one.state] += 1
            if one.state == "rejected":
                continue
            claims.write(line(claim_to_json(one.claim)))
            if one.report.id not in known:
                known.add(one.report.id)
                documents.write(line(document_to_json(one.report.document)))
    losses = Losses()
    losses.add("rejected claims", "left out", states["rejected"])
    judged = states["accepted"] + states["edited"]
    losses.add("states of claims (accepted, edited)", "the contract has no review", judged)
    losses.add("earlier versions and dates of learning", "the contract has one text a document", len(known))
    return Written(losses.seal(), options.ledger)


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


def line(value: Any) -> bytes:
    """The value as JSON on one line; separators that some readers take for line ends stand as escapes."""
    return f"{json.dumps(value, ensure_ascii=False).translate(_ESCAPED)}\n".encode("utf-8", "backslashreplace")


_ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000))}
