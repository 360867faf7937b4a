"""Gold files -> the weights of reference within a document: `python -m training.reference GOLD_FOLDER... --write`.

Of each reference in the gold the candidates are compared as at run time, the ones whose name is the gold's taken as
right; a small network (one hidden layer, and each comparison's own weight beside it) learns to make the right
candidates, or nobody, the likeliest. References resolved earlier in the document are resolved as the gold says.
Without --write the number of comparisons and references is printed. It takes one to three minutes.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from claimbook.evaluate import GoldDocument, read_gold
from claimbook.evaluate.likeness import same_mention
from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.reference import choosing
from claimbook.resolve.reference.anaphora import DESCRIPTION, Anaphor
from claimbook.resolve.reference.appearances import Place
from claimbook.resolve.reference.choosing import Network, Weights, chooser
from claimbook.resolve.reference.reading import Candidates, Reading
from claimbook.resolve.reference.standing import Standing
from training.ranking import Questions, learn

WEIGHTS_FILE: Final = Path(choosing.__file__).with_name(choosing.WEIGHTS_FILE)
LEAST_SEEN: Final = 20
"""References in which a comparison must hold of some candidate for it to be weighed."""


@dataclass(frozen=True)
class Question:
    """One reference of the gold. held: the comparisons that hold, a candidate each; right: which candidates are."""

    held: tuple[frozenset[str], ...]
    right: frozenset[int]


Asked = list[tuple[str, Question]]
_ASKED: Final[dict[int, tuple[GoldDocument, Asked]]] = {}
"""By identity of the document, which is held beside it so that the identity stays its own."""


def asked_in(gold: GoldDocument, follow: Weights | None = None) -> Asked:
    """The references of one document, each with its form. follow: weights whose answers, right or wrong, the reading
    goes on with, as it does at run time; None: it goes on with the gold's."""
    found: Asked = []
    names = {place: name for claim in gold.claims for place, name in _names(claim)}
    picked = chooser(follow) if follow else None

    def choose(place: Place, anaphor: Anaphor, candidates: Candidates) -> tuple[Standing | None, bool]:
        if place not in names:
            return picked(place, anaphor, candidates) if picked else (None, False)
        right = [number for number, (who, _) in enumerate(candidates) if _is(names[place], who.name)]
        if candidates:
            found.append((anaphor.form, Question(tuple(held for _, held in candidates), frozenset(right))))
        if picked:
            return picked(place, anaphor, candidates)
        return (candidates[right[0]][0] if right else None), True

    claims = tuple(map(_unnamed, gold.claims))
    spans = {(one.start, one.end): one.text for claim in claims for one in _all(claim)}
    mentions = tuple(Mention(text, start, end) for (start, end), text in sorted(spans.items()))
    # Once within claims and once as mentions alone, so that both ways of asking are learned.
    for extraction in (Extraction(gold.document, claims), Extraction(gold.document, (), mentions)):
        Reading(extraction, choose, barring=False).names()
    return found


def _all(claim: Claim) -> list[Mention]:
    return [one for ones in claim.roles.values() for one in ones] + ([claim.holder] if claim.holder else [])


def _is(gold: str | None, name: str) -> bool:
    return gold is not None and same_mention(Mention(gold, 0, 0), Mention(name, 0, 0))


def _names(claim: Claim) -> list[tuple[Place, str | None]]:
    given = [one for role, ones in claim.roles.items() if role not in ("place", "weapon") for one in ones]
    given += [claim.holder] if claim.holder else []
    return [((one.start, one.end), one.name) for one in given]


def _unnamed(claim: Claim) -> Claim:
    roles = {role: tuple(replace(one, name=None) for one in given) for role, given in claim.roles.items()}
    return replace(claim, roles=roles, holder=replace(claim.holder, name=None) if claim.holder else None)


def fit(asked: Sequence[Question]) -> Network:
    """The network under which the right candidates, or nobody, are likeliest. The same questions give the same one."""
    seen = Counter(name for one in asked for name in frozenset().union(*one.held))
    names = tuple(sorted(name for name, times in seen.items() if times >= LEAST_SEEN))
    column = {name: number for number, name in enumerate(names)}
    starts = np.cumsum([0, *(len(one.held) for one in asked)])
    table = np.zeros((starts[-1], len(names) + 1), dtype=np.uint8)
    table[:, -1] = 1
    right = np.zeros(starts[-1], dtype=np.float32)
    for start, one in zip(starts, asked, strict=False):
        for row, held in enumerate(one.held, start):
            table[row, [column[name] for name in held if name in column]] = 1
        right[[start + number for number in one.right]] = 1
    return Network(names, *learn(Questions(table, right, starts)))


def fit_weights(gold: Iterable[GoldDocument]) -> Weights:
    """The weights that these documents teach: so that a fold can be measured with what the others taught.

    Each document is read twice: with the gold's answers, and with those of weights that the other half of the documents
    taught, wrong ones among them, since what is read wrong early stays in the text's company at run time. (With the
    gold's alone, 3 in 100 pronouns fewer were right.) What the gold's answers ask is kept in memory, since five folds
    ask most documents four times.
    """
    documents = list(gold)
    by_gold = [_kept(one) for one in documents]
    halves = [fit_questions(by_gold[number::2]) for number in range(2)]
    by_halves = [asked_in(one, halves[1 - number % 2]) for number, one in enumerate(documents)]
    # Descriptions, the most of them, hang less on what was read before: once is enough, and halves the time.
    pronouns = [[(form, one) for form, one in each if form != DESCRIPTION] for each in by_halves]
    return fit_questions([*by_gold, *pronouns])


def _kept(one: GoldDocument) -> Asked:
    if id(one) not in _ASKED:
        _ASKED[id(one)] = one, asked_in(one)
    return _ASKED[id(one)][1]


def fit_questions(asked: Iterable[Asked]) -> Weights:
    """The weights that the references of some documents teach."""
    by_form: dict[str, list[Question]] = defaultdict(list)
    for each in asked:
        for form, question in each:
            by_form[form].append(question)
    return Weights({form: fit(questions) for form, questions in sorted(by_form.items())})


def main(arguments: Sequence[str]) -> None:
    """Fit on the folders named; `seed` is left out, since the benchmark reads it."""
    folders = [Path(one) for one in arguments if one != "--write"]
    gold = {doc: one for folder in folders for doc, one in read_gold(folder).items() if doc != "seed"}
    fitted = fit_weights(gold.values())
    if "--write" in arguments:
        np.savez_compressed(WEIGHTS_FILE, allow_pickle=False, **fitted.arrays())
    else:
        for form, one in fitted.networks.items():
            print(f"{form}: {len(one.names)} comparisons, from {len(gold)} documents")


if __name__ == "__main__":
    main(sys.argv[1:])
