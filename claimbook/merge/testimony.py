"""Claims -> testimonies, with who says it and whether it is a copy of what an earlier report of its group says."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from claimbook.merge.parties import shown_name
from claimbook.model.record import Entry
from claimbook.model.values import Span
from claimbook.model.views import Testimony


def testimony(entry: Entry, words: Span | None, value: Any) -> Testimony:
    """What the entry says of one value. words: those that carry it; None: its evidence."""
    claim, report = entry.claim, entry.report
    carried = words or (claim.evidence[0] if claim.evidence else Span("", 0, 0))
    return Testimony(
        claim=claim.id,
        report=report.id,
        holder=shown_name(claim.holder) if claim.holder else None,
        words=carried.text,
        start=carried.start,
        end=carried.end,
        value=value,
        published=report.document.published,
        polarity=claim.polarity,
        modality=claim.modality,
        confidence=claim.confidence,
    )


def weighed(given: Iterable[tuple[Entry, Testimony]]) -> tuple[Testimony, ...]:
    """The testimonies in the order given; of one group of copies only the first report's are independent."""
    first: dict[str, str] = {}
    out = []
    for entry, one in given:
        leader = first.setdefault(entry.report.source_key, entry.report.id)
        out.append(one if leader == entry.report.id else replace(one, independent=False))
    return tuple(out)


def sources_of(testimonies: Sequence[Testimony]) -> int:
    """The number of independent reports among them."""
    return len({one.report for one in testimonies if one.independent})
