"""One entry of a list of groups -> Extraction: what importers of lists share."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimbook.exchange.datasets import Dataset
from claimbook.exchange.importers.events import DATASET, stem_of
from claimbook.exchange.rows import Row
from claimbook.model.values import Claim, Document, Extraction, Mention, Period, Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a row says: a relation of the codebook with its fillers. evidence: the cells that say it."""

    type: str
    subtype: str
    subject: Mention
    object: Mention | None
    evidence: Span
    when: Period | None = None


def listing(
    row: Row, dataset: Dataset, own: str, said: Iterable[Statement], names: Iterable[Mention] = ()
) -> Extraction:
    """The row as a document with a claim for each statement. names: mentions that the row makes beside them."""
    statements = tuple(said)
    named = tuple(names)
    title = named[0].text if named else None
    document = Document(dataset.row_id(own), row.text, title=title, source=dataset.name)
    stem, holder = stem_of(document), row.mention(DATASET, "organisation")
    claims = tuple(_claim(document, f"{stem}{n:02x}", one, (dataset, holder)) for n, one in enumerate(statements))
    fillers = (one for each in statements for one in (each.subject, each.object) if one)
    mentions = {(one.start, one.end): one for one in (*named, *fillers)}
    return Extraction(document, claims, tuple(mentions.values()))


def _claim(document: Document, name: str, one: Statement, told: tuple[Dataset, Mention]) -> Claim:
    roles = {"subject": (one.subject,), **({"object": (one.object,)} if one.object else {})}
    dataset, holder = told
    return Claim(
        document.id,
        name,
        one.type,
        one.subtype,
        roles,
        {},
        one.when,
        None,
        holder,
        "positive",
        "actual",
        (one.evidence,),
        None,
        dataset.engine,
    )


def parts(row: Row, column: str, separator: str = ",") -> list[Span]:
    """The items of a cell that lists several, each a slice of the row's text."""
    if column not in row.starts:
        return []
    whole = row.span(column)
    found, at = [], whole.start
    for item in whole.text.split(separator):
        words = item.strip()
        if words:
            start = at + item.index(words)
            found.append(Span(words, start, start + len(words)))
        at += len(item) + len(separator)
    return found
