"""W3C Web Annotations with PROV, as JSON-LD: each value of a claim to the words that carry it.

One annotation a claim, its body the claim in the contract's form, and one an each filler, number and time, its body
what those words mean. Targets are selected both by quote (with 32 characters around it) and by position. PROV says
which run of which engine made a claim, out of which report, and whose word it is.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from claimbook.exchange.export import ExportOptions, Losses, Out, Written
from claimbook.exchange.material import Material
from claimbook.model.contract import claim_to_json
from claimbook.model.record import Entry, Report
from claimbook.model.values import Amount, Claim, Mention, Period, Span

Node = dict[str, Any]

CONTEXT: Final = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": "http://www.w3.org/ns/prov#",
        "cb": "urn:claimbook:term:",
        "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
        "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
        "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
        "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    },
]
_AROUND: Final = 32


def export(material: Material, out: Out, options: ExportOptions) -> Written:
    """annotations.jsonld: a graph of reports, runs, holders and annotations."""
    losses, counts = Losses(), material.counts()
    losses.add("incidents and relations", "they follow from claims", counts.incidents + counts.relations)
    with out("annotations.jsonld") as stream:
        stream.write(f'{{\n "@context": {_indented(CONTEXT, 1)},\n "@graph": ['.encode())
        number = -1
        for number, node in enumerate(_nodes(material)):
            stream.write(f"{',' if number else ''}\n  {_indented(node, 2)}".encode())
        stream.write(b"]\n}\n" if number < 0 else b"\n ]\n}\n")
    return Written(losses.seal(), options.ledger)


def _nodes(material: Material) -> Iterator[Node]:
    """What is said of all claims first, so that a reader knows it when it comes to them."""
    reports: set[str] = set()
    runs: dict[str, str | None] = {}
    holders: dict[str, None] = {}
    for one in material.entries():
        if one.report.id not in reports:
            reports.add(one.report.id)
            yield _report(one.report)
        runs[one.run] = one.claim.engine
        if one.claim.holder:
            holders[_name(one.claim.holder)] = None
    yield from (_run(*one) for one in runs.items())
    yield from ({"id": iri("holder", one), "type": "prov:Agent", "cb:name": one} for one in holders)
    for one in material.entries():
        yield from annotations(one)


def _indented(value: Any, depth: int) -> str:
    """As JSON in ASCII, within that many levels of others."""
    return json.dumps(value, ensure_ascii=True, indent=1).replace("\n", "\n" + " " * depth)


def _report(report: Report) -> Node:
    document = report.document
    known = {
        "cb:title": document.title,
        "cb:source": document.source,
        "cb:url": document.url,
        "cb:published": document.published.isoformat() if document.published else None,
        "cb:language": document.language,
        "cb:sha256": report.sha256,
    }
    return {"id": iri("report", report.id), "type": "prov:Entity"} | {key: one for key, one in known.items() if one}


def _run(run: str, engine: str | None) -> Node:
    return {"id": iri("run", run), "type": "prov:Activity", "cb:engine": engine or "by hand"}


def annotations(entry: Entry) -> Iterator[Node]:
    """The annotations of one claim: the claim as a whole, then each of its values."""
    claim, name = entry.claim, iri("claim", entry.claim.id)
    yield {
        "id": name,
        "type": ["Annotation", "prov:Entity"],
        "motivation": "classifying",
        "body": {
            "type": "cb:Claim",
            "value": json.dumps(claim_to_json(claim), ensure_ascii=True),
            "format": "application/json",
        },
        "target": [target(one, entry.report) for one in claim.evidence],
        **_provenance(entry),
        "cb:state": entry.state,
    }
    for number, (field, span) in enumerate(_parts(claim)):
        yield {
            "id": f"{name}:{number}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": {"type": f"cb:{field}", **_meaning(span)},
            "target": target(span, entry.report),
            "wasDerivedFrom": name,
        }


def _provenance(entry: Entry) -> Node:
    holder = entry.claim.holder
    return {
        "wasGeneratedBy": iri("run", entry.run),
        "wasQuotedFrom": iri("report", entry.report.id),
        **({"wasAttributedTo": iri("holder", _name(holder))} if holder else {}),
    }


def target(span: Span, report: Report) -> Node:
    """Where the words stand, by quote and by position; positions count code points, ends exclusive."""
    text = report.document.text
    return {
        "source": iri("report", report.id),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _parts(claim: Claim) -> Iterator[tuple[str, Span]]:
    yield from ((role, one) for role, given in claim.roles.items() for one in given)
    yield from claim.numbers.items()
    if claim.when:
        yield "when", claim.when
    if claim.holder:
        yield "holder", claim.holder


def _meaning(span: Span) -> Mapping[str, Any]:
    if isinstance(span, Mention):
        known: dict[str, Any] = {"cb:name": span.name, "cb:ref": span.ref, "cb:kind": span.kind}
    elif isinstance(span, Amount):
        known = {"cb:low": span.low, "cb:high": span.high}
    elif isinstance(span, Period):
        days = (span.start_date, span.end_date)
        known = {key: one.isoformat() if one else None for key, one in zip(("cb:start", "cb:end"), days, strict=True)}
    else:
        known = {}
    return {key: one for key, one in known.items() if one is not None}


def _name(holder: Mention) -> str:
    return holder.name or holder.text


def iri(kind: str, name: str) -> str:
    """An absolute IRI for a thing of the record; names are escaped."""
    return f"urn:claimbook:{kind}:{quote(name, safe='')}"
