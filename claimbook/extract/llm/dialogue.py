"""One window: asked, gone on with where the answer was cut off, and its refused lines sent back once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from claimbook.errors import AnswerError
from claimbook.extract.llm.grammar import Complaint, Parsed, parse_answer
from claimbook.extract.llm.grounding import Ground, Grounded, ground_line
from claimbook.extract.llm.prompt import MOST_SENT_BACK, continue_question, repair_question
from claimbook.extract.llm.request import Answers, Request


@dataclass(frozen=True, slots=True)
class WindowReading:
    """What one window gave. refused: lines that failed twice, never stored. unread: why it was not read to its end."""

    found: tuple[Grounded, ...] = ()
    refused: tuple[Complaint, ...] = ()
    unread: str | None = None


def read_window(request: Request, answers: Answers, ground: Ground) -> WindowReading:
    """Ask about one window. Raises EndpointError where the server can't be used at all."""
    try:
        text, parsed, cut = _whole_answer(request, answers, ground.fresh)
    except AnswerError as error:
        return WindowReading(unread=_told(error))
    found, complaints = _grounded(parsed, ground)
    if cut:
        return WindowReading(found, complaints, cut)
    if not complaints:
        return WindowReading(found)
    try:
        reply = answers.answer(request.followed(text, repair_question(complaints)))
    except AnswerError as error:
        return WindowReading(tuple(map(_accepted, found)), complaints, f"its refused lines: {_told(error)}")
    again = parse_answer(reply.text)
    if reply.complete:
        return _repaired(found, complaints, _grounded(again, ground))
    part = _repaired(found, complaints, _grounded(_before(again, again.last), ground))
    return replace(part, unread="the answer to its refused lines is cut off.")


def _whole_answer(request: Request, answers: Answers, fresh: Collection[int]) -> tuple[str, Parsed, str | None]:
    """The answer, its lines, and why it stays cut off, if so.

    Each further part must come further than the last among the sentences asked about, so that there is an end to them.
    """
    reply = answers.answer(request)
    text, parsed = reply.text, parse_answer(reply.text)
    while not reply.complete:
        last = parsed.last
        kept = _before(parsed, last)
        reply = answers.answer(request.followed(text, continue_question(last)))
        further = parse_answer(reply.text)
        parsed = Parsed(kept.lines + further.lines, kept.complaints + further.complaints, further.last)
        text = f"{text}\n{reply.text}"
        if not reply.complete and _reached(further.last, fresh) <= _reached(last, fresh):
            return text, _before(parsed, last), f"the answer is cut off at s{last or 1}, twice"
    return text, parsed, None


def _reached(last: int | None, fresh: Collection[int]) -> int:
    return last if last is not None and last in fresh else 0


def _before(parsed: Parsed, last: int | None) -> Parsed:
    """Without the last sentence, whose lines may be cut."""
    complaints = [one for one in parsed.complaints if one.sentence is not None and one.sentence != last]
    return Parsed(tuple(one for one in parsed.lines if one.sentence != last), tuple(complaints), last)


def _grounded(parsed: Parsed, ground: Ground) -> tuple[tuple[Grounded, ...], tuple[Complaint, ...]]:
    """Claims, and complaints in the order of the answer. A claim with a strange name is both."""
    results: list[Grounded | Complaint] = [ground_line(one, ground) for one in parsed.lines]
    found = tuple(one for one in results if isinstance(one, Grounded))
    complaints = [one if isinstance(one, Complaint) else one.complaint for one in results]
    return found, (*parsed.complaints, *(one for one in complaints if one))


def _repaired(
    found: Sequence[Grounded],
    complaints: Sequence[Complaint],
    again: tuple[tuple[Grounded, ...], tuple[Complaint, ...]],
) -> WindowReading:
    """The claims of both answers. What is complained of again, or was not sent back, is refused.

    A strange name goes, its claim stays.
    """
    more, refused = again[0], (*again[1], *complaints[MOST_SENT_BACK:])
    named = {one.sentence for one in more}
    # The repaired line stands in the place of the one whose name was strange.
    kept = [one for one in found if one.complaint is None or not _mended(one, more, named)]
    known = [one.claim for one in map(_accepted, kept)]
    fresh = [one for one in map(_accepted, more) if one.claim not in known]
    still = [one.complaint for one in kept if one.complaint and one.complaint.line not in {c.line for c in refused}]
    return WindowReading((*map(_accepted, kept), *fresh), (*refused, *still))


def _mended(one: Grounded, more: Sequence[Grounded], sentences: set[int]) -> bool:
    if one.sentence not in sentences:
        return False
    label = (one.claim.type, one.claim.subtype, one.sentence)
    return any(label == (new.claim.type, new.claim.subtype, new.sentence) and _alike(one, new) for new in more)


def _alike(one: Grounded, new: Grounded) -> bool:
    return any(
        given and given[0].start == new.claim.roles.get(role, given)[0].start for role, given in one.claim.roles.items()
    )


def _accepted(one: Grounded) -> Grounded:
    return replace(one, complaint=None)


def _told(error: AnswerError) -> str:
    return f"{error.problem} {error.remedy}".strip()
