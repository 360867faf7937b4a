"""Gold files -> the weights of reference within a document: `python -m training.reference GOLD_FOLDER... --write`.

Of each reference in the gold the candidates are compared as at run time, the ones whose name is the gold's taken as
right; a conditional logit (right candidates, or nobody) weighs the comparisons. References resolved earlier in the
document are resolved as the gold says. Without --write the tables are printed.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from claimbook.evaluate import GoldDocument, read_gold
from claimbook.evaluate.likeness import same_mention
from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.reference import choosing
from claimbook.resolve.reference.anaphora import Anaphor
from claimbook.resolve.reference.appearances import Place
from claimbook.resolve.reference.choosing import Weights
from claimbook.resolve.reference.reading import Candidates, Reading
from claimbook.resolve.reference.standing import Standing

WEIGHTS_FILE: Final = Path(choosing.__file__).with_name("weights.py")
_STEPS: Final = 240
_RATE: Final = 0.15
_DECAY: Final = 1.0
"""L2 on every weight but the bias."""


@dataclass(frozen=True)
class Question:
    """One reference of the gold. held: the comparisons that hold, a candidate each; right: which candidates are."""

    held: tuple[tuple[str, ...], ...]
    right: frozenset[int]


_ASKED: Final[dict[int, tuple[GoldDocument, list[tuple[str, Question]]]]] = {}
"""By identity of the document, which is held beside it so that the identity stays its own."""


def asked_in(gold: GoldDocument) -> list[tuple[str, Question]]:
    """The references of one document, each with its form."""
    found: list[tuple[str, Question]] = []
    names = {place: name for claim in gold.claims for place, name in _names(claim)}

    def choose(place: Place, anaphor: Anaphor, candidates: Candidates) -> tuple[Standing | None, bool]:
        if place not in names:
            return None, False
        right = [number for number, (who, _) in enumerate(candidates) if _is(names[place], who.name)]
        held = tuple(tuple(sorted(each)) for _, each in candidates)
        found.append((anaphor.form, Question(held, frozenset(right))))
        return (candidates[right[0]][0] if right else None), True

    claims = tuple(map(_unnamed, gold.claims))
    spans = {(one.start, one.end): one.text for claim in claims for one in _all(claim)}
    mentions = tuple(Mention(text, start, end) for (start, end), text in sorted(spans.items()))
    # Once within claims and once as mentions alone, so that both ways of asking are learned.
    for extraction in (Extraction(gold.document, claims), Extraction(gold.document, (), mentions)):
        Reading(extraction, choose).names()
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


def fit(asked: Sequence[Question]) -> tuple[float, dict[str, float]]:
    """The bias and the weights under which the right candidates, or nobody, are likeliest."""
    asked = [one for one in asked if one.held]
    traits = sorted({trait for one in asked for held in one.held for trait in held})
    rows = [held for one in asked for held in one.held]
    column = {trait: number for number, trait in enumerate(traits)}
    table = np.zeros((len(rows), len(traits) + 1), dtype=np.float32)
    table[:, -1] = 1
    sizes = [len(held) for held in rows]
    table[np.repeat(np.arange(len(rows)), sizes), [column[trait] for held in rows for trait in held]] = 1
    owner = np.array([number for number, one in enumerate(asked) for _ in one.held])
    right = np.array([number in one.right for one in asked for number in range(len(one.held))], dtype=np.float64)
    weights = _climb(table, owner, right, np.array([not one.right for one in asked], dtype=np.float64))
    return round(float(weights[-1]), 2), {name: round(float(w), 2) for name, w in zip(traits, weights, strict=False)}


def _climb(table: Any, owner: Any, right: Any, nobody: Any) -> Any:
    """Adam on the likelihood; every sum runs in a fixed order, so the same gold gives the same weights."""
    weights, mean, square = (np.zeros(table.shape[1]) for _ in range(3))
    for step in range(1, _STEPS + 1):
        odds = np.exp(np.clip(table @ weights.astype(table.dtype), -30, 30)).astype(np.float64)
        given = odds / (1 + np.bincount(owner, odds, len(nobody)))[owner]
        wanted = odds * right / (np.bincount(owner, odds * right, len(nobody)) + nobody)[owner]
        slope = (given - wanted).astype(table.dtype) @ table + _DECAY * np.append(weights[:-1], 0)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def fit_weights(gold: Iterable[GoldDocument]) -> Weights:
    """The weights that these documents teach: so that a fold can be measured with what the others taught.

    What a document asks is kept in memory, since five folds ask most documents four times.
    """
    by_form: dict[str, list[Question]] = defaultdict(list)
    for one in gold:
        if id(one) not in _ASKED:
            _ASKED[id(one)] = one, asked_in(one)
        for form, question in _ASKED[id(one)][1]:
            by_form[form].append(question)
    return fit_questions(by_form)


def fit_questions(by_form: Mapping[str, Sequence[Question]]) -> Weights:
    """The weights that these references teach."""
    fitted = {form: fit(asked) for form, asked in sorted(by_form.items())}
    return Weights(
        {form: bias for form, (bias, _) in fitted.items()},
        {form: table for form, (_, table) in fitted.items()},
    )


def as_module(fitted: Weights, documents: int) -> str:
    """The tables as the Python module that the product reads."""
    lines = [
        f'"""What each comparison counts, in log odds: `training/reference.py`, {documents} documents."""\n',
        "from typing import Final\n",
        "BIAS: Final[dict[str, float]] = {",
        *(f'    "{form}": {bias},' for form, bias in fitted.bias.items()),
        "}\n",
        "WEIGHTS: Final[dict[str, dict[str, float]]] = {",
    ]
    for form, weights in fitted.tables.items():
        lines += [f'    "{form}": {{', *(f'        "{name}": {value},' for name, value in weights.items()), "    },"]
    return "\n".join([*lines, "}", ""])


def main(arguments: Sequence[str]) -> None:
    """Fit on the folders named; `seed` is left out, since the benchmark reads it."""
    folders = [Path(one) for one in arguments if one != "--write"]
    gold = {doc: one for folder in folders for doc, one in read_gold(folder).items() if doc != "seed"}
    module = as_module(fit_weights(gold.values()), len(gold))
    if "--write" in arguments:
        WEIGHTS_FILE.write_text(module, encoding="utf-8")
    else:
        print(module)


if __name__ == "__main__":
    main(sys.argv[1:])
