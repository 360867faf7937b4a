"""Imported rows -> incidents: one row, one incident, under the row's own id; never two rows of a dataset as one.

UCDP's rule for three numbers: the best estimate is the row's actual claim; low and high are the ends of the range that
it holds possible.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from claimbook.exchange.datasets import is_imported
from claimbook.model.names import folded
from claimbook.model.record import Entry
from claimbook.model.values import Amount, Claim, Document, Extraction, Mention, Span
from claimbook.model.views import Accusation, Incident, Interval, Party, Range, Testimony, Value

_RULE: Final = "the dataset's own"
_NONE: Final = Value(None, "no claim")


def consolidate(extraction: Extraction) -> Incident | None:
    """The incident of an imported row; None for a row that tells of none (a list's entry, a place)."""
    return incident_of(extraction.document, extraction.claims)


def consolidate_entries(entries: Iterable[Entry]) -> Iterator[Incident]:
    """The incidents of all imported rows among the entries, in their order. Rejected claims and old texts are out."""
    by_report: dict[str, list[Entry]] = {}
    for one in entries:
        if is_imported(one.claim) and one.state != "rejected" and one.report.newest:
            by_report.setdefault(one.report.id, []).append(one)
    for report, held in by_report.items():
        found = incident_of(held[0].report.document, [one.claim for one in held], report)
        if found:
            yield found


def incident_of(document: Document, claims: Sequence[Claim], report: str | None = None) -> Incident | None:
    """The incident that the claims of one row tell of. report: the book's id of the row's document, if another."""
    told = [one for one in claims if one.type == "incident" and one.incident]
    if not told:
        return None
    best = next((one for one in told if one.modality == "actual"), told[0])
    row = _Row(document, report or document.id, best)
    roles = best.roles
    return Incident(
        best.incident or document.id,
        row.value(best.subtype, best.evidence[0]),
        tuple(sorted({one.subtype for one in told})),
        row.value(Interval(best.when.start_date, best.when.end_date, best.when.precision), best.when)
        if best.when
        else _NONE,
        next((row.party(one) for one in roles.get("place", ())), _NONE),
        _accused(row, claims),
        tuple(row.party(one) for one in roles.get("target", ())),
        _counts(row, told),
        tuple(sorted(one.id for one in claims)),
        (row.report,),
        1,
        modality=best.modality,
        confidence=best.confidence,
        tellings=(best.incident or document.id,),
        country=_country(best),
    )


class _Row:
    """What every testimony of a row shares."""

    __slots__ = ("claim", "document", "holder", "report")

    def __init__(self, document: Document, report: str, claim: Claim) -> None:
        self.document = document
        self.report = report
        self.claim = claim
        self.holder = (claim.holder.name or claim.holder.text) if claim.holder else None

    def value(self, value: object, words: Span) -> Value:
        return Value(value, _RULE, (self.testimony(value, words, self.claim),))

    def party(self, mention: Mention) -> Value:
        return self.value(party(mention), mention)

    def testimony(self, value: object, words: Span, claim: Claim) -> Testimony:
        said = words.text if len(words.text) < len(self.document.text) else ""
        return Testimony(
            claim.id,
            self.report,
            self.holder,
            said,
            words.start,
            words.end,
            value,
            self.document.published,
            claim.polarity,
            claim.modality,
            True,
            claim.confidence,
        )


def party(mention: Mention) -> Party:
    """The party that a mention names. Sides of a dataset are its codes, never private; people in its words are."""
    name = mention.name or mention.text
    private = mention.ref is None and mention.kind in ("person", "people") and name != "Civilians"
    return Party(mention.ref or f"name:{folded(name)}", name, mention.ref, mention.kind, mention.location, private)


def _country(claim: Claim) -> str | None:
    return next((one.location.country for one in claim.roles.get("place", ()) if one.location), None)


def _accused(row: _Row, claims: Sequence[Claim]) -> tuple[Accusation, ...]:
    acted = [(one, "acted", row.claim) for one in row.claim.roles.get("perpetrator", ())]
    said = [
        (one, claim.subtype, claim)
        for claim in claims
        if claim.type == "responsibility" and claim.polarity == "positive"
        for one in claim.roles.get("actor", ())
    ]
    return tuple(
        Accusation(who := party(one), stance, (row.testimony(who, one, claim),)) for one, stance, claim in acted + said
    )


def _counts(row: _Row, told: Sequence[Claim]) -> Mapping[str, Value]:
    keys = dict.fromkeys(key for one in told for key in one.numbers)
    return {key: _count(row, [(one, one.numbers[key]) for one in told if key in one.numbers]) for key in keys}


def _count(row: _Row, given: Sequence[tuple[Claim, Amount]]) -> Value:
    said = tuple(row.testimony(_range(claim, amount), amount, claim) for claim, amount in given)
    best = next((amount for claim, amount in given if claim.modality == row.claim.modality), None)
    spread = next((amount for claim, amount in given if claim.modality != row.claim.modality), best)
    if spread is None:
        return _NONE
    middle = best.low if best and best.low == best.high else None
    return Value(Range(spread.low, middle, spread.high), _RULE, said)


def _range(claim: Claim, amount: Amount) -> Range:
    exact = claim.modality == "actual" and amount.low == amount.high
    return Range(amount.low, amount.low if exact else None, amount.high)
