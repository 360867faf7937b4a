"""A claim in words: what stands beside its sentence."""

from collections.abc import Iterator

from claimbook.cli.escape import visible
from claimbook.model.values import Amount, Claim, Dates, Extraction, Location, Mention, Period

Part = tuple[str, str]
"""(name of the part, its words); a part without words is a mark of doubt."""


def document_line(found: Extraction) -> str:
    """Id, publication date, source, engine and number of claims of a document, or that they are not known."""
    document = found.document
    published = f"published {document.published}" if document.published else "publication date unknown"
    count = len(found.claims)
    engines = sorted({claim.engine for claim in found.claims if claim.engine})
    parts = [document.id, published, document.source, *engines, f"{count} claim{'' if count == 1 else 's'}"]
    return visible(" · ".join(part for part in parts if part))


def parts_of(claim: Claim) -> list[Part]:
    """The claim's marks of doubt, roles, numbers, time and holder, in that order."""
    parts = [(mark, "") for mark in doubts_of(claim)]
    parts += [(role, " ; ".join(map(mention_words, given))) for role, given in claim.roles.items() if given]
    parts += [(key, amount_words(one)) for key, one in claim.numbers.items()]
    parts += [("when", period_words(claim.when))] if claim.when else []
    parts += [("said by", mention_words(claim.holder))] if claim.holder else []
    return parts


def doubts_of(claim: Claim) -> Iterator[str]:
    """'NOT' for a negative claim, then its modality where it is not simply actual."""
    if claim.polarity == "negative":
        yield "NOT"
    if claim.modality != "actual":
        yield claim.modality


def mention_words(mention: Mention) -> str:
    """The words, and the full name where it says more than they do: 'the group = Saltmarsh Front'."""
    named = mention.name and mention.name.casefold() != mention.text.casefold()
    return f"{mention.text} = {mention.name}" if named else mention.text


def amount_words(amount: Amount) -> str:
    """The words, and what they mean where they are not simply that number: 'at least 12 = 12+'."""
    meant = _interval(amount.low, amount.high)
    return amount.text if meant in ("", amount.text) else f"{amount.text} = {meant}"


def _interval(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"{low:.12g}+" if low is not None else f"up to {high:.12g}" if high is not None else ""
    return f"{low:.12g}" if low == high else f"{low:.12g}–{high:.12g}"


def period_words(period: Period) -> str:
    """The words, and the days where they are known: 'on Monday = 2024-03-04'."""
    days = dates_words(Dates(period.start_date, period.end_date))
    return f"{period.text} = {days}" if days else period.text


def dates_words(dates: Dates) -> str:
    """The day, or first and last: '2024-03-04', '2024-03-04..2024-03-10', '2024-03-04..'; nothing where not known."""
    start, end = dates.start_date, dates.end_date
    if start is None and end is None:
        return ""
    return f"{start}" if start == end else f"{start or ''}..{end or ''}"


def location_words(location: Location) -> str:
    """'29.86, 67.33, Balochistan, PAK', as far as it is known."""
    point = (location.latitude, location.longitude)
    known = [f"{one:.2f}" for one in point if one is not None]
    return ", ".join([*known, *(one for one in (location.admin1, location.country) if one)])


def confidence_of(claim: Claim) -> str:
    """Two decimals, or nothing for a claim marked by hand."""
    return "" if claim.confidence is None else f"{claim.confidence:.2f}"
