"""Judgements that two incidents or two actors are the same or not -> bonds between tellings, and identities."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.merge.clustering import Bonds, Pair, components, pair_of
from claimbook.merge.homes import country_of, homes_of
from claimbook.merge.parties import Identities, party_key
from claimbook.merge.tellings import Telling
from claimbook.model.judgements import Anchor, Judgement
from claimbook.model.names import folded
from claimbook.model.record import Entry
from claimbook.model.values import Mention


@dataclass(frozen=True, slots=True)
class Judged:
    """bonds between tellings; orphans: judgements whose words are gone; unmet: (`same` judgement, why it cannot be)."""

    bonds: Bonds
    orphans: tuple[str, ...]
    unmet: tuple[tuple[str, str], ...]


Ends = Mapping[str, Pair | None]
"""Judgement -> the two tellings that it is about; None: the words of one are gone."""


def incident_bonds(tellings: Iterable[Telling], judgements: Sequence[Judgement]) -> Judged:
    """What `same` and `different` of incidents and claims ask, in the order they were made; `different` goes first."""
    return bonds_of(judgements, ends_of(tellings, judgements))


def is_bond(judgement: Judgement) -> bool:
    """Does it join or part incidents?"""
    return judgement.verb in ("same", "different") and judgement.sort in ("incident", "claim")


def ends_of(tellings: Iterable[Telling], judgements: Iterable[Judgement]) -> dict[str, Pair | None]:
    """The ends of each judgement that joins or parts incidents. tellings: with their entries."""
    pairs = [one for one in judgements if is_bond(one)]
    wanted = {anchor.report for one in pairs for anchor in one.anchors}
    by_report: dict[str, list[Telling]] = {}
    for telling in tellings:
        sha = telling.entries[0].report.sha256
        if sha in wanted:
            by_report.setdefault(sha, []).append(telling)
    return {one.id: _ends(one, by_report) for one in pairs}


def bonds_of(judgements: Iterable[Judgement], ends: Ends) -> Judged:
    """What the judgements, in the order they were made, ask of the tellings at their ends."""
    found = [(one, ends.get(one.id)) for one in judgements if is_bond(one)]
    different = frozenset(pair for one, pair in found if pair and one.verb == "different")
    same, unmet = _possible([(one.id, pair) for one, pair in found if pair and one.verb == "same"], different)
    orphans = tuple(sorted(one.id for one, pair in found if pair is None))
    return Judged(Bonds(same, different), orphans, unmet)


def _ends(judgement: Judgement, by_report: dict[str, list[Telling]]) -> Pair | None:
    ends = [_found(anchor, by_report.get(anchor.report or "", [])) for anchor in judgement.anchors]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return pair_of(ends[0], ends[1])


def _found(anchor: Anchor, tellings: Sequence[Telling]) -> str | None:
    """The telling with the claim that the anchor rests on: the likest of those over the same words."""
    ranked = [(_likeness(anchor, entry), telling.id) for telling in tellings for entry in telling.entries]
    best, found = max(ranked, default=(_NONE, ""))
    return found if best > _NONE else None


_NONE: Final = (0, 0, 0, 0)


def _likeness(anchor: Anchor, entry: Entry) -> tuple[int, int, int, int]:
    """(same claim, same slice, same label, core words shared); zeros where it does not touch the anchor's words."""
    start, end = anchor.start or 0, anchor.end or 0
    touching = [one for one in entry.claim.evidence if one.start < end and start < one.end]
    if not touching:
        return _NONE
    exact = any((one.start, one.end) == (start, end) for one in touching)
    label = f"{entry.claim.type}/{entry.claim.subtype}" == anchor.label
    ours = {(role, one.text) for role, given in entry.claim.roles.items() for one in given}
    same = int(anchor.claim == entry.claim.id)
    return (same, 1 + exact, int(label), len(ours & set(anchor.core)))


def _possible(
    wanted: Sequence[tuple[str, Pair]], different: frozenset[Pair]
) -> tuple[frozenset[Pair], tuple[tuple[str, str], ...]]:
    """Those `same` pairs that together join nothing that is kept apart, the earlier judgement first."""
    kept: list[Pair] = []
    unmet: list[tuple[str, str]] = []
    for name, pair in wanted:
        groups = components({one for both in [*kept, pair, *different] for one in both}, [*kept, pair])
        held = {one: number for number, group in enumerate(groups) for one in group}
        clash = next((both for both in sorted(different) if held[both[0]] == held[both[1]]), None)
        if clash or pair[0] == pair[1]:
            if clash:
                unmet.append((name, f"{clash[0]} and {clash[1]} are judged to be different."))
            continue
        kept.append(pair)
    return frozenset(kept), tuple(unmet)


def actor_identities(entries: Iterable[Entry], judgements: Sequence[Judgement]) -> tuple[Identities, Judged]:
    """What `same` and `different` of actors make of the keys of parties. The bonds are pairs of keys."""
    if not any(is_identity(one) for one in judgements):
        return Identities(), Judged(Bonds(), (), ())
    known: dict[str, set[str]] = {}
    reports: dict[str, list[Entry]] = {}
    for entry in entries:
        reports.setdefault(entry.report.id, []).append(entry)
    for given in reports.values():
        for handle, key in handles_of(given):
            known.setdefault(handle, set()).add(key)
    return identities_of(judgements, lambda handle: known.get(handle, ()))


def is_identity(judgement: Judgement) -> bool:
    """Does it say of two actors that they are one, or are not?"""
    return judgement.verb in ("same", "different") and judgement.sort == "actor"


def identities_of(
    judgements: Iterable[Judgement], known: Callable[[str], Collection[str]]
) -> tuple[Identities, Judged]:
    """The same out of an index. known: handle -> the keys of the parties that have it (see `handles_of`)."""
    pairs = [one for one in judgements if is_identity(one)]
    found = [(one, [_keys(anchor, known) for anchor in one.anchors]) for one in pairs]
    orphans = tuple(sorted(one.id for one, ends in found if len(ends) != 2 or not all(ends)))
    live = [(one, ends) for one, ends in found if one.id not in orphans]
    apart = _parted_names([(one, ends) for one, ends in live if one.verb == "different"])
    different = frozenset(
        pair_of(a, b) for one, ends in live if one.verb == "different" for a in ends[0] for b in ends[1] if a != b
    )
    links = [(one.id, pair_of(a, b)) for one, ends in live if one.verb == "same" for a in ends[0] for b in ends[1]]
    same, unmet = _possible(links, different)
    return Identities(_heads(same), apart), Judged(Bonds(same, different), orphans, unmet)


def handles_of(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """What somebody in the entries of one report can be called by -> the key, once for each mention of them.

    A handle is the key itself, the folded words, the folded name, or the ref. Judgements change no key here.
    """
    country = country_of(entries)
    mentions = (
        (one, homes_of(entry.claim, country))
        for entry in entries
        for given in entry.claim.roles.values()
        for one in given
    )
    keyed = ((one, party_key(one, homes)) for one, homes in mentions)
    return [(handle, key) for one, key in keyed for handle in {key, *_handles(one)}]


def _handles(mention: Mention) -> list[str]:
    names = [folded(one) for one in (mention.text, mention.name) if one]
    return [*names, mention.ref] if mention.ref else names


def _keys(anchor: Anchor, known: Callable[[str], Collection[str]]) -> list[str]:
    return sorted(known(anchor.words) or known(folded(anchor.words)))


def _parted_names(found: Sequence[tuple[Judgement, list[list[str]]]]) -> dict[tuple[str, str], str]:
    """Where two that are judged different have one key, the second's name gets a key of its own."""
    out = {}
    for judgement, (ours, theirs) in found:
        name = folded(judgement.anchors[1].words)
        for key in set(ours) & set(theirs):
            out[key, name] = f"{key}#{name}"
    return out


def _heads(same: frozenset[Pair]) -> dict[str, str]:
    """Each key -> the one its group goes by: a ref before a name, then the first in the alphabet."""
    groups = components({one for pair in same for one in pair}, sorted(same))
    out = {}
    for group in groups:
        head = min(group, key=lambda one: (one.startswith("name:"), one))
        out.update({one: head for one in group if one != head})
    return out
