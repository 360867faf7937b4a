"""Judgements find the claims they are about by words, not by ids: so they outlive runs and engines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from claimbook.errors import FormatError
from claimbook.model.codebook import CORE_ROLES
from claimbook.model.contract import claim_from_json, claim_to_json
from claimbook.model.judgements import Anchor, Judgement
from claimbook.model.record import Entry, Report, State
from claimbook.model.values import Claim, Span

Lineage = Mapping[str, frozenset[str]]
"""SHA-256 of any version of a text -> the ids of all versions of that report."""

NO_LINEAGE: Final[Lineage] = {}
SINGLE: Final = ("when", "incident", "holder", "polarity", "modality")
"""Fields of a claim that an edit can set, besides label, roles.ROLE and numbers.KEY."""


def anchor_of(claim: Claim, report: Report) -> Anchor:
    """What a judgement of the claim rests on."""
    start, end = (claim.evidence[0].start, claim.evidence[-1].end) if claim.evidence else (0, 0)
    words = report.document.text[start:end]
    return Anchor(words, report.sha256, start, end, f"{claim.type}/{claim.subtype}", core_words(claim), claim.id)


def actor_anchor(key: str) -> Anchor:
    """What a judgement of an actor rests on: its ref, or its name where it has none."""
    return Anchor(key)


def core_words(claim: Claim) -> tuple[tuple[str, str], ...]:
    """The words of the core roles, as ((role, words), ...), sorted."""
    return tuple(
        sorted((role, one.text) for role in CORE_ROLES.get(claim.type, ()) for one in claim.roles.get(role, ()))
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Claims by what anchors know of them. lineage: reports that are versions of one another."""

    by_report: Mapping[str, Sequence[Entry]]
    by_id: Mapping[str, Sequence[Entry]]
    lineage: Lineage = field(default_factory=dict)

    def entry_of(self, anchor: Anchor) -> Entry | None:
        """The claim that the anchor is about, or None where its words, label or core are not there any more.

        In the same text the one with the same id, else the first with the same label and core words whose evidence
        overlaps; else, in another version of the text, the first in whose evidence the very words stand.
        """
        here = [one for one in self.by_report.get(anchor.report or "", ()) if _alike(one.claim, anchor)]
        same = [one for one in here if anchor.claim and one.claim.id == anchor.claim]
        near = [one for one in here if _overlap(one.claim, anchor)]
        found = same or near or [one for one in self._elsewhere(anchor) if _same_words(one, anchor)]
        return found[0] if found else None

    def _elsewhere(self, anchor: Anchor) -> Iterable[Entry]:
        for report in sorted(self.lineage.get(anchor.report or "", ())):
            yield from (one for one in self.by_id.get(report, ()) if _alike(one.claim, anchor))


def find_in(entries: Iterable[Entry], lineage: Lineage = NO_LINEAGE) -> Found:
    """The entries, ready to be looked up by anchors."""
    by_report: dict[str, list[Entry]] = defaultdict(list)
    by_id: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        by_report[one.report.sha256].append(one)
        by_id[one.report.id].append(one)
    return Found(by_report, by_id, lineage)


def kin_of(reports: Iterable[str], lineage: Lineage) -> frozenset[str]:
    """The reports with all in which a judgement may find its words instead: what is judged of one hangs on all of
    them. Two reports may have one text, and then the first has the judgement."""
    asked = frozenset(reports)
    return asked.union(*(ids for ids in lineage.values() if not ids.isdisjoint(asked)))


def apply_judgements(
    entries: Sequence[Entry], judgements: Iterable[Judgement], lineage: Lineage = NO_LINEAGE
) -> list[Entry]:
    """The entries in their order, with the states and edits of the judgements: of those in force (`in_force`).

    Edits apply in the order in which they were made. State: rejected where the latest verdict rejects; else edited
    where an edit holds; else accepted, or open where nobody has judged. An edit that cannot be made any more is left.
    """
    held = sorted((one for one in judgements if one.sort == "claim"), key=_moment)
    if not held:
        return list(entries)
    anchored = {one.anchors[0].report for one in held}
    reports = {id_ for sha in anchored for id_ in lineage.get(sha or "", ())}
    concerned = [one for one in entries if one.report.sha256 in anchored or one.report.id in reports]
    found = find_in(concerned, lineage)
    verdicts: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in held:
        if entry := found.entry_of(judgement.anchors[0]):
            verdicts[id(entry)].append(judgement)
    return [_judged(one, verdicts[id(one)]) if id(one) in verdicts else one for one in entries]


def reanchored(
    entries: Iterable[Entry], judgements: Iterable[Judgement], lineage: Lineage = NO_LINEAGE
) -> list[Judgement]:
    """The judgements, each resting on the claims of today that it is about; one whose claims are gone stays as it is.

    So merging, which knows no other version of a text, finds them.
    """
    found = find_in(entries, lineage)
    return [replace(one, anchors=tuple(_today(found, anchor) for anchor in one.anchors)) for one in judgements]


def orphans(
    entries: Iterable[Entry], judgements: Iterable[Judgement], lineage: Lineage = NO_LINEAGE
) -> list[Judgement]:
    """Those of the judgements whose claims are not there any more. Those of actors are never orphaned."""
    found = find_in(entries, lineage)
    return [
        one
        for one in judgements
        if one.sort != "actor" and any(found.entry_of(anchor) is None for anchor in one.anchors)
    ]


def edited(claim: Claim, field_: str, value: Any) -> Claim:
    """The claim with one field set. value: in the contract's form; None takes a role, number or field away.

    Raises FormatError for a field that no claim has, and for a value that breaks the contract.
    """
    form = claim_to_json(claim)
    group, _, key = ("roles.place" if field_ == "place" else field_).partition(".")
    if group in ("roles", "numbers") and key:
        kept = {name: one for name, one in form[group].items() if name != key}
        form[group] = kept if value is None else {**kept, key: value}
    elif field_ == "label":
        form["type"], _, form["subtype"] = str(value).partition("/")
    elif field_ in SINGLE:
        form[field_] = value
    else:
        known = f"Known: label, roles.ROLE, numbers.KEY, {', '.join(SINGLE)}."
        raise FormatError(f"edit of {field_}", "no such field of a claim.", known)
    return claim_from_json(form)


def check_slices(claim: Claim, text: str) -> None:
    """Raises FormatError where words of the claim are not the slice of the text that they say they are."""
    spans: list[Span] = [one for given in claim.roles.values() for one in given]
    spans += [*claim.numbers.values(), *(one for one in (claim.when, claim.holder) if one)]
    for one in spans:
        if not 0 <= one.start < one.end <= len(text) or text[one.start : one.end] != one.text:
            raise FormatError(
                f"claim {claim.id}", f"{one.text!r} does not stand at {one.start}..{one.end} of the text."
            )


def in_force(judgements: Iterable[Judgement], asof: date | None = None) -> list[Judgement]:
    """Those that hold, in the order in which they were made. asof: that held at the end of that day (UTC)."""
    return sorted((one for one in judgements if _holds(one, asof)), key=_moment)


def _moment(judgement: Judgement) -> tuple[datetime, str]:
    return judgement.made, judgement.id


def _holds(judgement: Judgement, asof: date | None) -> bool:
    if asof is None:
        return judgement.undone is None
    return judgement.made.date() <= asof and (judgement.undone is None or judgement.undone.date() > asof)


def _today(found: Found, anchor: Anchor) -> Anchor:
    entry = found.entry_of(anchor) if anchor.report else None
    return anchor_of(entry.claim, entry.report) if entry else anchor


def _alike(claim: Claim, anchor: Anchor) -> bool:
    return f"{claim.type}/{claim.subtype}" == anchor.label and core_words(claim) == anchor.core


def _overlap(claim: Claim, anchor: Anchor) -> bool:
    if anchor.start is None or anchor.end is None or not claim.evidence:
        return True
    return claim.evidence[0].start < anchor.end and anchor.start < claim.evidence[-1].end


def _same_words(entry: Entry, anchor: Anchor) -> bool:
    return any(anchor.words in one.text or one.text in anchor.words for one in entry.claim.evidence)


def _judged(entry: Entry, verdicts: Sequence[Judgement]) -> Entry:
    claim, state = entry.claim, entry.state
    for one in verdicts:
        if one.verb == "edit":
            claim = _edited_or_left(claim, one)
    last = verdicts[-1].verb
    edits = any(one.verb == "edit" for one in verdicts)
    state = _state(last, edits)
    return replace(entry, claim=claim, state=state)


def _state(last: str, edits: bool) -> State:
    if last == "reject":
        return "rejected"
    return "edited" if edits else "accepted"


def _edited_or_left(claim: Claim, judgement: Judgement) -> Claim:
    try:
        return edited(claim, judgement.field or "", judgement.value)
    except FormatError:
        return claim
