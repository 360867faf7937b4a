"""The way of a report, from its bytes to its claims. Read this first.

    bytes --read--> Document --extract--> Extraction --resolve--> Extraction with dates

Each stage is one function that takes a value and returns a new one:

    read      claimbook.read: files, folders, addresses and standard input become Documents; what can't be read becomes
              an Issue, and the rest goes on
    extract   claimbook.extract: an Engine finds the claims and mentions of one Document, with offsets into its text
    resolve   claimbook.resolve: words become what they mean: "last Friday", read against the publication date, becomes
              a day

A claim never changes after this: its id is a hash of its document, its engine and what it says. Nothing is kept between
documents, so any of them can be read alone, in any order, in any process (claimbook.parallel), with the same claims.

    >>> from claimbook.extract.engines import load_engine
    >>> from claimbook.pipeline import read_claims
    >>> for found in read_claims(["report.txt"], load_engine("local")):    # doctest: +SKIP
    ...     print(found)
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from claimbook.extract.engine import Engine
from claimbook.model.contract import identified
from claimbook.model.values import Claim, Document, Extraction, Issue, Period
from claimbook.read import ReadOptions, read_inputs
from claimbook.resolve.reference import SHIPPED, Weights, name_claims
from claimbook.resolve.times import resolve_period

DEFAULTS = ReadOptions()


def read_claims(inputs: Iterable[str], engine: Engine, options: ReadOptions = DEFAULTS) -> Iterator[Extraction | Issue]:
    """Every document of the inputs with its claims, one at a time, in the order of the inputs.

    inputs: paths of files or folders, http(s) addresses, or "-" for standard input. An Issue stands in the place of a
    document that can't be read. Memory holds one document at a time.
    """
    for document in read_documents(inputs, options):
        yield document if isinstance(document, Issue) else extract_claims(document, engine)


def read_documents(inputs: Iterable[str], options: ReadOptions = DEFAULTS) -> Iterator[Document | Issue]:
    """The first stage alone: every document of the inputs, or the Issue that stands in its place."""
    return read_inputs(tuple(inputs), options)


def extract_claims(document: Document, engine: Engine) -> Extraction:
    """What the engine finds in the document, with dates and stable ids."""
    return resolve_extraction(engine.extract(document))


def resolve_extraction(found: Extraction, weights: Weights = SHIPPED) -> Extraction:
    """What an engine found, with names, dates and stable ids. weights: those of reference, if not the shipped ones."""
    named = name_claims(found, weights)
    published = found.document.published
    return replace(named, claims=tuple(resolve_claim(claim, published) for claim in named.claims))


def resolve_claim(claim: Claim, published: date | None) -> Claim:
    """The claim with its words of time placed in the calendar, and its id.

    published: the day that relative words ("last week") count from; None leaves them without dates.
    """
    when = resolve_when(claim.when, published) if claim.when else None
    return identified(replace(claim, when=when))


def resolve_when(when: Period, published: date | None) -> Period:
    """The period with its days. An engine that has placed it already is not overruled; unplaced words stay so."""
    if when.start_date or when.end_date:
        return when
    days = resolve_period(when.text, published)
    return when if days is None else replace(when, start_date=days[0], end_date=days[1])
