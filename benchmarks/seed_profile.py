"""Fourteen questions that the seed article answers, asked of the profile of Daesh in Pakistan: which does it answer?

    python -m benchmarks.seed_profile ../shared [--weights FOLDER]

The article is read by the local engine with identities, recorded in a fresh book and profiled. A question counts as
answered where a line of its indicator leans on a claim of the right sentence whose type, core roles, polarity and
(where asked) numbers, target or holder are those marked by hand in seed.gold; where several things are asked (seven
places), all of them. The engine has never learned from the article. The same is done with the hand-marked claims: the
ceiling.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from claimbook.evaluate import read_gold
from claimbook.evaluate.likeness import core_right, evidence_overlaps, same_amount, same_mention
from claimbook.extract.local.engine import load
from claimbook.model.contract import identified
from claimbook.model.values import Claim, Extraction
from claimbook.pipeline import extract_claims, load_resolvers, resolve_extraction
from claimbook.record import open_record
from claimbook.record.assessing import Bounds, profile_group

Check = Callable[[Claim, Claim], bool]


def _held(gold: Claim, found: Claim) -> bool:
    """The same holder, or none in both."""
    if gold.holder is None or found.holder is None:
        return gold.holder is found.holder
    return same_mention(gold.holder, found.holder)


def _numbered(gold: Claim, found: Claim) -> bool:
    return all(same_amount(one, found.numbers.get(key)) for key, one in gold.numbers.items())


@dataclass(frozen=True, slots=True)
class Question:
    """indicator: where the answer must stand. label: of the claims ("type/subtype@sentence").

    needed: how many of them; None: all. holds: what else must be right.
    """

    words: str
    indicator: str
    label: str
    needed: int | None = None
    holds: Check = lambda gold, found: True


QUESTIONS: Final = (
    Question("how strong is it", "strength", "strength/members", 1, _numbered),
    Question("how large is a cell", "cells", "strength/unit_size", None, _numbered),
    Question("where is its footprint (seven places)", "reach", "presence/operates@12"),
    Question("who pledged support", "network", "affiliation/pledge", 2),
    Question("who merged with it", "network", "affiliation/merge", None, _held),
    Question("whose arm is it", "branches", "affiliation/branch@17"),
    Question("on whom does it depend", "branches", "affiliation/depend"),
    Question("who funds it", "resources", "support/funding@16"),
    Question("what is its ideology", "ideology", "ideology/adheres@26", 1),
    Question("is it a threat, in whose view", "threat", "assessment/threat@10", None, _held),
    Question("how does it compare with the TTP, in whose view", "comparison", "assessment/comparison", 1, _held),
    Question("how does it recruit", "recruitment", "method/recruitment"),
    Question("the attack: target and deaths", "lethality", "incident/attack@1", None, _numbered),
    Question("who did it: two accounts", "activity", "responsibility/*", 2, _held),
)


def answered(gold: Sequence[tuple[int, Claim]], lines: Mapping[str, Sequence[Claim]]) -> dict[str, bool]:
    """Question -> is it answered? gold: (number of its sentence, claim). lines: indicator -> claims of its lines."""
    out = {}
    for one in QUESTIONS:
        wanted = [claim for number, claim in gold if _asked(one.label, number, claim)]
        right = [claim for claim in wanted if any(_right(one, claim, found) for found in lines[one.indicator])]
        out[one.words] = bool(wanted) and len(right) >= (len(wanted) if one.needed is None else one.needed)
    return out


def _asked(label: str, number: int, claim: Claim) -> bool:
    name, _, sentence = label.partition("@")
    return name in (f"{claim.type}/{claim.subtype}", f"{claim.type}/*") and sentence in ("", str(number))


def _right(question: Question, gold: Claim, found: Claim) -> bool:
    same = (gold.type, gold.subtype, gold.polarity) == (found.type, found.subtype, found.polarity)
    return same and evidence_overlaps(gold, found) and core_right(gold, found) and question.holds(gold, found)


def lines_of(found: Extraction, group: str, place: str) -> dict[str, list[Claim]]:
    """Indicator -> the claims behind its lines, out of a fresh book that holds this report alone."""
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "book.db") as record:
        record.book.add(found, record.book.run("benchmark"))
        profile = profile_group(record, group, Bounds(place)).profile
        claims = {one.claim.id: one.claim for one in record.entries()}
    return {
        one.name: [claims[told.claim] for line in one.lines for told in line.testimonies] for one in profile.indicators
    }


def _kinded(claim: Claim) -> Claim:
    """A hand-marked claim with the kinds that its roles suggest, without which nobody looks for identities."""
    kinds = {"place": "place", "target": "people"}
    roles = {
        role: tuple(replace(one, kind=kinds.get(role, "group")) for one in given) for role, given in claim.roles.items()
    }
    return identified(replace(claim, id="", roles=roles))


def main(arguments: Sequence[str]) -> int:
    """Print which questions are answered by the engine's claims, and by those marked by hand."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.seed_profile", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--weights", type=Path, help="a folder of weights other than the shipped ones")
    given = parser.parse_args(arguments)
    marked = read_gold(given.shared / "gold" / "dev" / "seed.gold")["seed"]
    starts = {span.start: number for number, span in marked.sentences.items()}
    gold = [(starts[claim.evidence[0].start], claim) for claim in marked.claims]
    resolvers = load_resolvers()
    by_engine = extract_claims(marked.document, load(given.weights), resolvers)
    by_hand = resolve_extraction(Extraction(marked.document, tuple(map(_kinded, marked.claims))), resolvers)
    reached, ceiling = (answered(gold, lines_of(one, "Daesh", "Pakistan")) for one in (by_engine, by_hand))
    for words in reached:
        print(f"{'yes' if reached[words] else 'no':4} {'yes' if ceiling[words] else 'no':4} {words}")
    print(
        f"{sum(reached.values())} of {len(reached)} by the engine, {sum(ceiling.values())} with claims marked by hand"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
