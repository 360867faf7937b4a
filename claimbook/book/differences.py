"""What another run has found other than the one before: claims that came, went and changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from claimbook.book.rows import claim_of
from claimbook.book.tables import CLAIMS, READINGS, REPORTS
from claimbook.model.anchors import core_words
from claimbook.model.contract import claim_to_json
from claimbook.model.values import Claim


@dataclass(frozen=True, slots=True)
class Change:
    """One claim of one report. before: None where it came; after: None where it went.

    fields: what is other, in the names of the contract ("numbers.killed", "confidence" ...).
    """

    report: str
    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Two runs side by side, over the reports that both have read. reports: how many. same: claims alike in all."""

    reports: int
    same: int
    came: tuple[Change, ...]
    went: tuple[Change, ...]
    changed: tuple[Change, ...]


def compare_runs(connection: Connection, before: int, after: int) -> Difference:
    """The claims of two runs, matched by label, core words and evidence: by words, as judgements are."""
    shared = 0
    changes: list[Change] = []
    for report, old, new in _readings_of_both(connection, before, after):
        shared += 1
        changes += compare_claims(report, _claims(connection, old), _claims(connection, new))
    return Difference(
        shared,
        sum(bool(one.before and one.after and not one.fields) for one in changes),
        tuple(one for one in changes if one.before is None),
        tuple(one for one in changes if one.after is None),
        tuple(one for one in changes if one.fields),
    )


def compare_claims(report: str, before: Sequence[Claim], after: Sequence[Claim]) -> list[Change]:
    """Each claim once: with its match, else alone. Of claims with the same words the likest go together."""
    changes: list[Change] = []
    for old, new in _same_words(before, after):
        pairs = _likest(old, new)
        changes += [Change(report, old[i], new[j], _other_fields(old[i], new[j])) for i, j in pairs.items()]
        changes += [Change(report, one, None) for i, one in enumerate(old) if i not in pairs]
        changes += [Change(report, None, one) for j, one in enumerate(new) if j not in pairs.values()]
    return changes


def _same_words(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[list[Claim], list[Claim]]]:
    groups: dict[object, tuple[list[Claim], list[Claim]]] = {}
    for side, claims in enumerate((before, after)):
        for one in claims:
            groups.setdefault(_words(one), ([], []))[side].append(one)
    return list(groups.values())


def _likest(old: Sequence[Claim], new: Sequence[Claim]) -> dict[int, int]:
    """Places of matches: always the pair with the fewest other fields, of equal ones the first in the text."""
    ranked = sorted((len(_other_fields(one, other)), i, j) for i, one in enumerate(old) for j, other in enumerate(new))
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _readings_of_both(connection: Connection, before: int, after: int) -> Iterator[tuple[str, int, int]]:
    old, new = READINGS.alias(), READINGS.alias()
    both = old.join(new, old.c.report == new.c.report).join(REPORTS, REPORTS.c.key == old.c.report)
    columns = REPORTS.c.id, old.c.key, new.c.key.label("new")
    wanted = select(*columns).select_from(both).where(old.c.run == before, new.c.run == after)
    yield from ((row[0], row[1], row[2]) for row in connection.execute(wanted.order_by(REPORTS.c.id)).all())


def _claims(connection: Connection, reading: int) -> list[Claim]:
    wanted = select(CLAIMS.c.json).where(CLAIMS.c.reading == reading).order_by(CLAIMS.c.place)
    return [claim_of(written) for written in connection.execute(wanted).scalars()]


def _words(claim: Claim) -> object:
    where = claim.evidence[0].start if claim.evidence else None
    return claim.type, claim.subtype, core_words(claim), where


def _other_fields(one: Claim, other: Claim) -> tuple[str, ...]:
    mine, theirs = _flat(one), _flat(other)
    keys = [*mine, *(key for key in theirs if key not in mine)]
    return tuple(key for key in keys if mine.get(key) != theirs.get(key))


def _flat(claim: Claim) -> Mapping[str, object]:
    """The contract's fields, those of roles and numbers one by one; what only tells claims apart is left out.

    Incidents are told by strings that mean nothing across runs. Confidence counts to two digits.
    """
    form = claim_to_json(claim)
    flat = {f"{group}.{key}": value for group in ("roles", "numbers") for key, value in form[group].items()}
    others = {key: value for key, value in form.items() if key not in ("id", "engine", "incident", "roles", "numbers")}
    confidence = None if claim.confidence is None else round(claim.confidence, 2)
    return flat | others | {"confidence": confidence}
