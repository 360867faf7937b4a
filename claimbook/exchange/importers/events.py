"""One event of a dataset's row -> Extraction: what importers of event data share."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimbook.exchange.datasets import Dataset
from claimbook.exchange.rows import Row, make_row
from claimbook.exchange.source import BrokenRowError, Found, Remark, Table, broken, decoded
from claimbook.model.values import Amount, Claim, Document, Extraction, Issue, Mention, Period

Prepare = Callable[[Sequence[str]], list[str]]
DATASET: Final = "dataset"
"""First line of every row's text: whose row it is."""


@dataclass(frozen=True, slots=True)
class Event:
    """What a row says. numbers: the best estimates; ranges: low to high, where they say more than the best ones.

    evidence: columns that carry the claim, and those that carry the ranges; none: the whole row. holder: the dataset,
    see `holder`. modality: actual or possible.
    """

    id: str
    title: str
    subtype: str
    roles: Mapping[str, tuple[Mention, ...]]
    when: Period | None
    numbers: Mapping[str, Amount] = field(default_factory=dict)
    ranges: Mapping[str, Amount] = field(default_factory=dict)
    evidence: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    holder: Mention | None = None
    modality: str = "actual"
    further: tuple[Claim, ...] = ()


def read_rows(
    table: Table, name: str, dataset: Dataset, read: Callable[[Row], Extraction | str], prepare: Prepare = decoded
) -> Iterator[Found]:
    """The table's rows as `read` takes them; an Issue in the place of each that it can't take.

    read: gives the words of a Remark for a row that is none, raises BrokenRowError for a broken one. An id that stood
    in an earlier row makes a broken row.
    """
    kept = [number for number, column in enumerate(table.columns) if column]
    if len(kept) < len(table.columns):
        yield Remark(name, "a column without a name is passed over.", "line 1")
    columns = (DATASET, *(table.columns[number] for number in kept))
    seen: set[str] = set()
    for one in table.lines:
        if isinstance(one, Issue):
            yield one
            continue
        line, cells = one
        try:
            row = make_row(line, columns, prepare([dataset.name, *(cells[number] for number in kept)]))
            found = read(row)
            if isinstance(found, Extraction) and found.document.id in seen:
                raise BrokenRowError(f"the id {found.document.id} stands in an earlier row")
        except BrokenRowError as error:
            yield broken(name, line, str(error))
            continue
        if isinstance(found, str):
            yield Remark(name, found, f"line {line}")
        else:
            seen.add(found.document.id)
            yield found


def extraction_of(row: Row, dataset: Dataset, event: Event) -> Extraction:
    """The row as a document with one claim, a second one for ranges, and further ones that the importer made."""
    document = Document(dataset.row_id(event.id), row.text, title=event.title, source=dataset.name)
    stem = stem_of(document)
    best = Claim(
        document.id,
        f"{stem}00",
        "incident",
        event.subtype,
        event.roles,
        event.numbers,
        event.when,
        document.id,
        event.holder,
        "positive",
        event.modality,
        row.lines(event.evidence[0]) or (row.whole(),),
        None,
        dataset.engine,
    )
    claims = [best, *_ranges(best, event, row), *event.further]
    mentions = tuple(one for given in event.roles.values() for one in given)
    return Extraction(document, tuple(claims), mentions)


def _ranges(best: Claim, event: Event, row: Row) -> tuple[Claim, ...]:
    if not event.ranges:
        return ()
    return (
        Claim(
            best.doc,
            f"{best.id[:-2]}01",
            "incident",
            best.subtype,
            best.roles,
            event.ranges,
            best.when,
            best.incident,
            best.holder,
            "positive",
            "possible",
            row.lines(event.evidence[1]) or best.evidence,
            None,
            best.engine,
        ),
    )


def holder(row: Row, dataset: Dataset, column: str) -> Mention:
    """The dataset; with the one whose word it took, where the row has that in `column`."""
    if not row.get(column):
        return row.mention(DATASET, "organisation")
    span = row.span(column)
    return Mention(span.text, span.start, span.end, f"{dataset.name}, after {row.get(column)}")


def stem_of(document: Document) -> str:
    """What the ids of a row's claims begin with; another text under the same id gives other claims."""
    return hashlib.sha256(f"{document.id}\0{document.text}".encode("utf-8", "surrogatepass")).hexdigest()[:14]
