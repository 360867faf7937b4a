"""`python -m benchmarks.reference SHARED`: is whom a mention means told by the right full name?

Of gold/dev, every filler and holder whose full name the gold writes behind `>`, its span given. Weights are learned by
five folds over documents: each is measured with what the other four, and the gold of this repository, taught. Right:
the name is the gold's, as the evaluation compares names (half of the content words); silence is wrong here, a wrong
name is counted apart. "nobody named by the gold": fillers for which the gold gives no name; wrong is a name other than
their own words, open none. "claims given": roles and holders are known; "mentions alone": spans without claims or
kinds, in the order of the text.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from claimbook.evaluate import GoldDocument, read_gold
from claimbook.evaluate.likeness import same_mention
from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.reference import SHIPPED, Weights, name_claims
from claimbook.resolve.reference.choosing import TOLD_FROM
from claimbook.resolve.reference.names import is_acronym, is_pronoun, is_proper
from training.folds import FOLDS, fold_of
from training.reference import fit_weights

Place = tuple[int, int]
UNNAMED = ("place", "weapon")
TEACHING = [Path("training") / one for one in ("gold", "second", "third", "fourth")]
NOBODY = "nobody named by the gold"
LEAST = (0.2, 0.25, 0.3, 0.4, 0.5, 0.65)


@dataclass(frozen=True)
class Answer:
    """One filler: its words, the name that it should get and the one that it got."""

    doc: str
    words: str
    sort: str
    wanted: str
    given: str | None

    @property
    def right(self) -> bool:
        """Are both names the same as the evaluation compares them?"""
        return self.given is not None and same_mention(Mention(self.wanted, 0, 0), Mention(self.given, 0, 0))


def main(arguments: list[str]) -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reference", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/")
    parser.add_argument("--more", type=Path, nargs="*", help="folders of gold that only teach", default=TEACHING)
    parser.add_argument(
        "--sweep", action="store_true", help="also with other least probabilities for a name to be told"
    )
    parser.add_argument(
        "--shipped", action="store_true", help="quick: take the shipped weights, which know these documents"
    )
    parser.add_argument("--wrong", action="store_true", help="list what is wrong, too")
    given = parser.parse_args(arguments)
    gold = read_gold(given.shared / "gold" / "dev")
    folds = fold_of([{"id": doc, "source": one.document.source or ""} for doc, one in gold.items()])
    shipped = dict.fromkeys(range(FOLDS), SHIPPED)
    more = [one for folder in given.more for one in read_gold(folder).values()] if not given.shipped else []
    weights = shipped if given.shipped else fitted(gold, folds, more)
    if given.sweep:
        sweep(gold, folds, weights)
    for name, mode in (("claims given", with_claims), ("mentions alone", mentions_alone)):
        answers = [one for doc, each in gold.items() for one in mode(each, weights[folds.get(doc, 0)])]
        print(f"\n### {name}\n\n{table(answers)}")
        if given.wrong:
            for one in answers:
                if not one.right:
                    print(one.doc, one.sort, one.words, one.wanted, one.given, sep=" | ")
    return 0


def sweep(gold: Mapping[str, GoldDocument], folds: Mapping[str, int], weights: Mapping[int, Weights]) -> None:
    """Print a table for each least probability, the same for all forms of reference, claims given."""
    kept = dict(TOLD_FROM)
    for least in LEAST:
        TOLD_FROM.update(dict.fromkeys(kept, least))
        answers = [one for doc, each in gold.items() for one in with_claims(each, weights[folds.get(doc, 0)])]
        print(f"\n### told from {least}\n\n{table(answers)}")
    TOLD_FROM.update(kept)


def fitted(
    gold: Mapping[str, GoldDocument], folds: Mapping[str, int], more: Iterable[GoldDocument]
) -> dict[int, Weights]:
    """Fold -> weights that no document of it has taught."""
    always = list(more)
    others = {fold: [one for doc, one in gold.items() if folds.get(doc, fold) != fold] for fold in range(FOLDS)}
    return {fold: fit_weights([*taught, *always]) for fold, taught in others.items()}


def named_fillers(gold: GoldDocument) -> dict[Place, str]:
    """Where somebody is meant whose full name the gold tells."""
    found: dict[Place, str] = {}
    for claim in gold.claims:
        given = [one for role, ones in claim.roles.items() if role not in UNNAMED for one in ones]
        for one in [*given, *([claim.holder] if claim.holder else [])]:
            if one.name:
                found.setdefault((one.start, one.end), one.name)
    return found


def with_claims(gold: GoldDocument, weights: Weights) -> Iterator[Answer]:
    """The names that fillers get within their claims."""
    claims = tuple(map(_unnamed, gold.claims))
    found = name_claims(Extraction(gold.document, claims), weights)
    names = {(one.start, one.end): one.name for claim in found.claims for one in _people(claim)}
    yield from _answers(gold, names)


def mentions_alone(gold: GoldDocument, weights: Weights) -> Iterator[Answer]:
    """The names that the same spans get where nothing else is known."""
    spans = sorted({(one.start, one.end): one.text for claim in gold.claims for one in _fillers(claim)}.items())
    mentions = tuple(Mention(text, start, end) for (start, end), text in spans)
    found = name_claims(Extraction(gold.document, (), mentions), weights)
    people = {(one.start, one.end) for claim in gold.claims for one in _people(claim)}
    named = {(one.start, one.end): one.name for one in found.mentions}
    yield from _answers(gold, {place: name for place, name in named.items() if place in people})


def _answers(gold: GoldDocument, names: Mapping[Place, str | None]) -> Iterator[Answer]:
    text = gold.document.text
    wanted = named_fillers(gold)
    for (start, end), name in wanted.items():
        words = text[start:end]
        yield Answer(gold.document.id, words, sort_of(words), name, names.get((start, end)))
    for (start, end), given in names.items():
        if (start, end) not in wanted:
            own = Answer(gold.document.id, text[start:end], NOBODY, text[start:end], given)
            yield replace(own, given=None) if own.right else own


def _fillers(claim: Claim) -> list[Mention]:
    return [one for ones in claim.roles.values() for one in ones] + ([claim.holder] if claim.holder else [])


def _people(claim: Claim) -> list[Mention]:
    """Its fillers that can be somebody, and its holder."""
    found = [one for role, ones in claim.roles.items() if role not in UNNAMED for one in ones]
    return [*found, claim.holder] if claim.holder else found


def _unnamed(claim: Claim) -> Claim:
    roles = {role: tuple(replace(one, name=None) for one in given) for role, given in claim.roles.items()}
    return replace(claim, roles=roles, holder=replace(claim.holder, name=None) if claim.holder else None)


def sort_of(words: str) -> str:
    """What sort of reference the words are."""
    if is_pronoun(words):
        return "pronoun"
    if is_acronym(words):
        return "acronym"
    return "name or short form" if is_proper(words) else "description"


def table(answers: list[Answer]) -> str:
    """Right, wrong and silent by sort, as Markdown."""
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in answers:
        for part in (one.sort, *(["all"] if one.sort != NOBODY else [])):
            parts[part]["right" if one.right else "silent" if one.given is None else "wrong"] += 1
    rows = [
        f"| {part} | {found.total()} | "
        + " | ".join(f"{100 * found[one] / found.total():.1f}" for one in ("right", "wrong", "silent"))
        + " |"
        for part, found in sorted(parts.items(), key=lambda one: -one[1].total())
    ]
    return "\n".join(("| what | mentions | right, % | wrong, % | left open, % |", "|---|---|---|---|---|", *rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
