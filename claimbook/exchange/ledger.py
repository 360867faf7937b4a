"""Ids that outlive an export: the same incident keeps its number, and numbers no longer used are listed as withdrawn.

Incidents are recomputed, so one may grow, part or vanish between two exports. An incident takes over the number of the
earlier one with which it shares most claims; what nobody takes over is withdrawn, and names its heir where its claims
went somewhere else.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimbook.errors import FormatError
from claimbook.model.views import Incident

_LOWEST: Final = 1_000_000_000
"""Above all event ids of UCDP and ACLED, below 2**31, which is what R and Excel hold as a whole number."""
_SPAN: Final = 2**31 - 1 - _LOWEST


@dataclass(frozen=True, slots=True)
class Given:
    """A number given to an incident. claims: those it had then. withdrawn: no incident has the number now; heir: the
    incident that holds most of its claims, if any.
    """

    number: int
    incident: str
    claims: tuple[str, ...]
    withdrawn: bool = False
    heir: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All numbers ever given."""

    given: tuple[Given, ...] = ()

    def numbers(self) -> dict[str, int]:
        """Incident -> number, of those in use."""
        return {one.incident: one.number for one in self.given if not one.withdrawn}

    def withdrawn(self) -> tuple[Given, ...]:
        """Numbers that no incident has any more."""
        return tuple(one for one in self.given if one.withdrawn)


EMPTY: Final = Ledger()


def advance(ledger: Ledger, incidents: Iterable[Incident], own: Callable[[str], int | None] = lambda _: None) -> Ledger:
    """The ledger after an export of `incidents`, which are not kept. own: id of an incident -> the number that it
    brings itself (a dataset's id); None: it brings none."""
    present = {one.id: one.claims for one in incidents}
    fixed = {name: number for name in present if (number := own(name)) is not None}
    kept = _inherited(ledger, present)
    taken = {one.number for one in ledger.given} | set(fixed.values())
    given = []
    for name, claims in present.items():
        number = fixed.get(name) or kept.get(name) or _fresh(name, taken)
        taken.add(number)
        given.append(Given(number, name, claims))
    used = {one.number for one in given}
    home = {claim: name for name, claims in present.items() for claim in claims} if ledger.given else {}
    gone = tuple(_withdrawn(one, home) for one in ledger.given if one.number not in used)
    return Ledger((*given, *gone))


def _inherited(ledger: Ledger, present: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Incident -> number of the earlier incident that it goes on: by name, else by most shared claims."""
    kept = {one.incident: one.number for one in ledger.given if one.incident in present}
    owner = {claim: one.number for one in ledger.given for claim in one.claims}
    free = {one.number for one in ledger.given} - set(kept.values())
    shared = Counter(
        (owner[claim], name)
        for name, claims in present.items()
        if name not in kept and free
        for claim in claims
        if owner.get(claim) in free
    )
    for (number, name), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if number in free and name not in kept:
            kept[name] = number
            free.discard(number)
    return kept


def _withdrawn(one: Given, home: dict[str, str]) -> Given:
    homes = Counter(home[claim] for claim in one.claims if claim in home)
    heir = homes.most_common(1)[0][0] if homes else None
    return Given(one.number, one.incident, one.claims, True, heir)


def _fresh(name: str, taken: set[int]) -> int:
    number = _LOWEST + int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % _SPAN
    while number in taken:
        number += 1
    return number


def ledger_to_lines(ledger: Ledger) -> bytes:
    """The ledger as JSON lines."""
    return "".join(
        json.dumps(
            {
                "number": one.number,
                "incident": one.incident,
                "withdrawn": one.withdrawn,
                "heir": one.heir,
                "claims": one.claims,
            },
            ensure_ascii=False,
        )
        + "\n"
        for one in ledger.given
    ).encode()


def ledger_from_lines(content: bytes) -> Ledger:
    """The ledger that was written. Raises FormatError for anything else."""
    try:
        values = [json.loads(line) for line in content.splitlines() if line.strip()]
        return Ledger(
            tuple(
                Given(one["number"], one["incident"], tuple(one["claims"]), one["withdrawn"], one["heir"])
                for one in values
            )
        )
    except (ValueError, KeyError, TypeError) as error:
        raise FormatError("ids", f"not a list of ids given by an export ({error!r}).") from error
