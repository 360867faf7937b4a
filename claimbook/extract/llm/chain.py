"""A document, window after window: what one found, the next is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.extract.llm.dialogue import read_window
from claimbook.extract.llm.grammar import Complaint
from claimbook.extract.llm.grounding import Grounded, ground_of
from claimbook.extract.llm.prompt import Carried, instructions, question
from claimbook.extract.llm.request import Answers, Request
from claimbook.extract.llm.shown import Shown, one_line
from claimbook.extract.llm.windows import Window
from claimbook.model.values import Claim, Document, Issue


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document made ready to be asked about."""

    document: Document
    shown: Shown
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class ChainReading:
    """What one pass over a document found, in its order, and what it could not read."""

    found: tuple[Grounded, ...]
    issues: tuple[Issue, ...]


def read_chain(sheet: Sheet, first: Request, answers: Answers) -> ChainReading:
    """One pass. It ends at the first window that is not read to its end, since the next ones depend on it.

    first: model, vote and extra fields of the requests; its messages are replaced. Raises EndpointError.
    """
    found: list[Grounded] = []
    issues: list[Issue] = []
    carried = Carried()
    for place, window in enumerate(sheet.windows):
        request = window_request(sheet, window, carried, first)
        ground = ground_of(sheet.shown, sheet.document.title, set(window.fresh))
        reading = read_window(request, answers, ground)
        found += reading.found
        issues += [_refused(sheet.document.id, one) for one in reading.refused]
        if reading.unread is not None:
            issues.append(_unread(sheet, place, reading.unread))
            break
        carried = _carried(carried, [one.claim for one in reading.found])
    return ChainReading(tuple(sorted(found, key=lambda one: one.sentence)), tuple(issues))


def window_request(sheet: Sheet, window: Window, carried: Carried, first: Request) -> Request:
    """The request that asks about the window."""
    asked = question(sheet.document, sheet.shown, window, carried)
    return Request(first.model, (("system", instructions()), ("user", asked)), first.vote, first.extra)


def _carried(known: Carried, claims: Sequence[Claim]) -> Carried:
    incidents = dict(known.incidents)
    for claim in claims:
        if claim.incident:
            incidents.setdefault(claim.incident, _brief(claim))
    mentions = [one for claim in claims for given in claim.roles.values() for one in given]
    names = dict.fromkeys((*known.names, *(one_line(one.name or one.text) for one in mentions)))
    return Carried(tuple(incidents.items()), tuple(names))


def _brief(claim: Claim) -> str:
    roles = [f"{role}={' ; '.join(one_line(m.name or m.text) for m in given)}" for role, given in claim.roles.items()]
    return " | ".join([f"{claim.incident}: {claim.type}/{claim.subtype}", *roles])


def _refused(doc: str, complaint: Complaint) -> Issue:
    where = f"s{complaint.sentence}" if complaint.sentence is not None else None
    return Issue(doc, f"a line of the model is refused: {complaint.line[:200]!r}: {complaint.reason}", where)


def _unread(sheet: Sheet, place: int, reason: str) -> Issue:
    fresh = [number for window in sheet.windows[place:] for number in window.fresh]
    return Issue(sheet.document.id, f"not read to the end: {reason}", f"sentences s{fresh[0]} to s{fresh[-1]}")
