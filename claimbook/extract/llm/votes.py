"""Several readings of one document -> one, each claim with the share of readings that have it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimbook.extract.llm.grounding import Grounded
from claimbook.model.codebook import CORE_ROLES
from claimbook.model.values import Claim

Core = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Voted:
    """A claim, its sentence, and the share of readings, above 0 up to 1, that have it."""

    claim: Claim
    sentence: int
    share: float


def vote(readings: Sequence[Sequence[Grounded]]) -> list[Voted]:
    """The claims that more than half of the readings have (of one reading: all), in document order.

    Readings have a claim in common where sentence, type, subtype and core roles are the same. Its other parts, and its
    incident's id, are those of the first reading that has it; ids of later readings are brought in line first.
    """
    aligned = _aligned(readings)
    counted: Counter[tuple[Core, int]] = Counter()
    firsts: dict[tuple[Core, int], Grounded] = {}
    for reading in aligned:
        seen: Counter[Core] = Counter()
        for one in reading:
            core = core_of(one)
            counted[core, seen[core]] += 1
            firsts.setdefault((core, seen[core]), one)
            seen[core] += 1
    kept = [Voted(one.claim, one.sentence, counted[key] / len(readings)) for key, one in firsts.items()]
    return sorted((one for one in kept if one.share > 0.5), key=lambda one: one.sentence)


def core_of(one: Grounded) -> Core:
    """What makes two claims the same to a vote."""
    claim = one.claim
    roles = [tuple((m.start, m.end) for m in claim.roles.get(role, ())) for role in CORE_ROLES[claim.type]]
    return (one.sentence, claim.type, claim.subtype, claim.polarity, *roles)


def _aligned(readings: Sequence[Sequence[Grounded]]) -> list[list[Grounded]]:
    """The readings with the ids of incidents that the first of them uses, where they share a claim of the incident."""
    out: list[list[Grounded]] = []
    known: dict[Core, str] = {}
    taken: set[str] = set()
    for reading in readings:
        renamed = _renamed(reading, known, taken)
        out.append(
            [replace(one, claim=replace(one.claim, incident=renamed.get(one.claim.incident or ""))) for one in reading]
        )
        for one in out[-1]:
            if one.claim.incident:
                known.setdefault(core_of(one), one.claim.incident)
        taken |= set(renamed.values())
    return out


def _renamed(reading: Sequence[Grounded], known: dict[Core, str], taken: set[str]) -> dict[str, str]:
    ballots: dict[str, Counter[str]] = {}
    for one in reading:
        if one.claim.incident:
            ballots.setdefault(one.claim.incident, Counter()).update(
                [known[core_of(one)]] if core_of(one) in known else []
            )
    out: dict[str, str] = {}
    for own, ballot in ballots.items():
        free = (f"I{number}" for number in range(1, 1 << 20))
        used = taken | set(out.values())
        fresh = own if own not in used else next(name for name in free if name not in used and name not in ballots)
        out[own] = ballot.most_common(1)[0][0] if ballot else fresh
    return out
