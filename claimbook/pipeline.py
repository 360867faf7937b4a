"""The way of a report, from its bytes to its claims. Read this first.

    bytes --read--> Document --extract--> Extraction --resolve--> Extraction with names, identities and dates

Each stage is one function that takes a value and returns a new one:

    read      claimbook.read: files, folders, addresses and standard input become Documents; what can't be read becomes
              an Issue, and the rest goes on
    extract   claimbook.extract: an Engine finds the claims and mentions of one Document, with offsets into its text
    resolve   claimbook.resolve: words become what they mean, each step with its reason: "the group" the name that the
              document gives it (reference), a name an actor of the registry (actors) or a place of the gazetteer
              (places), and "last Friday", read against the publication date, a day (times). Then claimbook.merge.within
              says which claims of the document speak of one incident

A claim never changes after this: its id is a hash of its document, its engine and its words. Nothing is kept between
documents, so any of them can be read alone, in any order, in any process (claimbook.parallel), with the same claims.

    >>> from claimbook.extract.engines import load_engine
    >>> from claimbook.pipeline import load_resolvers, read_claims
    >>> for found in read_claims(["report.txt"], load_engine("local"), resolvers=load_resolvers()):    # doctest: +SKIP
    ...     print(found)
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claimbook.extract.engine import Engine
from claimbook.extract.sentences import sentences
from claimbook.merge.within import with_incidents
from claimbook.model.contract import identified
from claimbook.model.values import Claim, Document, Extraction, Issue
from claimbook.read import ReadOptions, read_inputs
from claimbook.resolve.quotations import hold_quotations
from claimbook.resolve.reference import name_claims, said_once
from claimbook.resolve.resolvers import Resolvers, load_resolvers, without_identities
from claimbook.resolve.times import place_times

__all__ = [
    "Resolvers",
    "extract_claims",
    "load_resolvers",
    "read_claims",
    "read_documents",
    "resolve_extraction",
    "without_identities",
]

DEFAULTS = ReadOptions()


def read_claims(
    inputs: Iterable[str], engine: Engine, options: ReadOptions = DEFAULTS, resolvers: Resolvers | None = None
) -> Iterator[Extraction | Issue]:
    """Every document of the inputs with its claims, one at a time, in the order of the inputs.

    inputs: paths of files or folders, http(s) addresses, or "-" for standard input. An Issue stands in the place of a
    document that can't be read. resolvers: None leaves identities out. Memory holds one document at a time.
    """
    for document in read_documents(inputs, options):
        yield document if isinstance(document, Issue) else extract_claims(document, engine, resolvers)


def read_documents(inputs: Iterable[str], options: ReadOptions = DEFAULTS) -> Iterator[Document | Issue]:
    """The first stage alone: every document of the inputs, or the Issue that stands in its place."""
    return read_inputs(tuple(inputs), options)


def extract_claims(document: Document, engine: Engine, resolvers: Resolvers | None = None) -> Extraction:
    """What the engine finds in the document, with names, dates, stable ids, and identities if resolvers are given."""
    return resolve_extraction(engine.extract(document), resolvers)


def resolve_extraction(
    found: Extraction, resolvers: Resolvers | None = None, within: Mapping[str, float] | None = None
) -> Extraction:
    """What an engine found, with names, identities, dates, incidents and stable ids. Each step sees what those before
    it found.

    What an engine or an input has resolved already is kept. resolvers: None leaves identities out. within: the weights
    of merge.within; None: the shipped ones.
    """
    chosen = resolvers or without_identities()
    found = said_once(name_claims(hold_quotations(found), chosen.reference))
    for step in (chosen.actors, chosen.places, place_times):
        found = step(found) if step else found
    return replace(found, claims=tuple(map(identified, _told_apart(found, within))))


def _told_apart(found: Extraction, weights: Mapping[str, float] | None) -> Iterable[Claim]:
    """The claims with an incident id each, unless the engine gave any."""
    if any(one.incident for one in found.claims):
        return found.claims
    starts = [one.start for one in sentences(found.document.text)]
    return with_incidents(found.claims, [bisect_right(starts, one.evidence[0].start) for one in found.claims], weights)
