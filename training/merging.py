"""UCDP headlines -> the weights of merging.

    python -m training.merging --shared ../shared --write

Learnt from all headlines of rows of 2019 or earlier, each as one claim (training.merging_reading): how rare each stem
is; what each outcome of a comparison says, by logistic regression over the pairs of one country and year; and the
threshold, by clustering them. Weights of outcomes that headlines hardly have (FEWEST pairs) stay as they are in the
table. How well this does on countries and years that were not learnt from: benchmarks.merging.
"""

import csv
import io
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

import click

from benchmarks.merging_scores import Agreement, agreement
from claimbook.merge import weights as shipped
from claimbook.merge.clustering import Bonds, clusters_of, components
from claimbook.merge.comparison import FORBIDDEN, Likeness, outcomes
from claimbook.merge.tellings import Telling, tellings_of
from claimbook.merge.wording import stems
from training.logit import BIAS, fit_logit
from training.merging_headlines import Headline, by_country_and_year, entry_of, headlines, of_rows_with_two

FEWEST: Final = 30
"""Pairs with an outcome, below which its weight is not fitted."""
LEAST_HEADLINES: Final = 4
"""Headlines that a stem must stand in to have a rarity of its own."""
RIDGE: Final = 2.0
ABOVE: Final = "join above"
THRESHOLDS: Final = tuple(round(0.05 * step, 2) for step in range(4, 21))
WRONG_AT_MOST: Final = 0.05
"""Share of wrongly joined clusters that the threshold may bring where it is learnt."""
FOLDER: Final = Path(shipped.__file__).parent
HEAD: Final = (
    "# Log-odds that two tellings are of one incident, one line for each outcome of each comparison.",
    "# Fitted on headlines of UCDP GED (CC BY 4.0, Sundberg and Melander 2013; Davies et al.) by training/merging.py;",
    "# 'by hand' where headlines say too little.",
)
Pair = tuple[str, str]
Told = Sequence[tuple[Telling, str]]
"""The tellings of one country and year, each with its row."""
Compared = list[tuple[Pair, list[str], bool]]
"""(ids, outcomes, of one row?) of each pair of two reports that nothing forbids."""


def rarities(texts: Iterable[str]) -> dict[str, float]:
    """Stem -> minus the natural log of the share of texts with it; "" for the stems of too few texts."""
    known = [stems(text) for text in texts]
    count = Counter(word for words in known for word in words)
    out = {word: round(math.log(len(known) / times), 2) for word, times in count.items() if times >= LEAST_HEADLINES}
    return {"": round(math.log(len(known) / 1.5), 2), **dict(sorted(out.items()))}


def told_of(given: Sequence[Headline]) -> Told:
    """The headlines as tellings; a sum over many attacks joins nothing and is left out."""
    rows = {entry.report.id: (entry, one.row) for one in given for entry in [entry_of(one)]}
    told = tellings_of(entry for entry, _ in rows.values())
    return [(one, rows[one.report][1]) for one in told if not one.apart]


def compared(told: Told) -> Compared:
    """The pairs, blocked or not, as clustering asks."""
    found = ((one, two, outcomes(one[0], two[0])) for one, two in combinations(sorted(told, key=_id), 2))
    return [((a.id, b.id), given, ours == theirs) for (a, ours), (b, theirs), given in found if _may_join(given)]


def _id(one: tuple[Telling, str]) -> str:
    return one[0].id


def _may_join(found: Sequence[str]) -> bool:
    return not found or found[-1] not in FORBIDDEN


def fit(groups: Iterable[Compared], known: Mapping[str, float]) -> tuple[dict[str, float], Counter[str]]:
    """(outcome -> weight, outcome -> pairs that have it). known: weights to stand where there are too few pairs."""
    pairs = [pair for group in groups for pair in group]
    count = Counter(name for _, found, _ in pairs for name in found)
    kept = [{name: 1.0 for name in found if count[name] >= FEWEST} for _, found, _ in pairs]
    fitted = fit_logit(kept, [same for *_, same in pairs], ridge=RIDGE)
    return {**known, **fitted}, count


def threshold(groups: Iterable[tuple[Told, Compared]], weights: Mapping[str, float]) -> float:
    """The one with the highest B-cubed F1 of those that keep wrong joins to WRONG_AT_MOST; without any, the highest."""
    totals = dict.fromkeys(THRESHOLDS, Agreement())
    for told, pairs in groups:
        rows = {one.id: row for one, row in told}
        scores = {pair: _score(found, weights) for pair, found, _ in pairs}
        for above in THRESHOLDS:
            totals[above] += agreement(rows, _clustered(rows, scores, above))
    allowed = [above for above in THRESHOLDS if totals[above].wrongly_joined <= WRONG_AT_MOST]
    return max(allowed, key=lambda above: totals[above].f1, default=THRESHOLDS[-1])


def _score(found: Iterable[str], weights: Mapping[str, float]) -> float:
    return weights[BIAS] + sum(weights.get(name, 0.0) for name in found)


def _clustered(rows: Mapping[str, str], scores: Mapping[Pair, float], above: float) -> dict[str, str]:
    """Telling -> the first of its cluster."""

    def like(one: str, two: str) -> Likeness:
        score = scores.get((min(one, two), max(one, two)))
        return Likeness(0.0, True, ()) if score is None else Likeness(score, False, ())

    linked = components(rows, (pair for pair, score in scores.items() if score > above))
    parts = [part for whole in linked for part in clusters_of(whole, like, Bonds(), above)]
    return {one: part[0] for part in parts for one in part}


def by_hand() -> dict[str, float]:
    """The shipped weights of outcomes that headlines say too little of."""
    return {name: weight for name, weight in shipped.comparison_weights().items() if name in shipped.hand_set()}


def learn(groups: Sequence[tuple[Told, Compared]], known: Mapping[str, float]) -> tuple[dict[str, float], Counter[str]]:
    """Weights with their threshold, and the pairs behind each."""
    weights, count = fit((pairs for _, pairs in groups), known)
    return {**weights, ABOVE: threshold(groups, weights)}, count


def weights_table(fitted: Mapping[str, float], count: Mapping[str, int]) -> str:
    """The table's text."""
    out = io.StringIO()
    out.write("\n".join(HEAD) + "\n")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(("comparison", "weight", "from"))
    for name, weight in fitted.items():
        write.writerow((name, f"{weight:.2f}", _origin(name, count.get(name, 0))))
    return out.getvalue()


def _origin(name: str, pairs: int) -> str:
    whole = {BIAS: "all pairs", ABOVE: "clusters of all headlines"}
    return whole.get(name) or (f"{pairs} pairs" if pairs >= FEWEST else "by hand")


def words_table(found: Mapping[str, float]) -> str:
    """The table's text."""
    head = "# Minus the natural log of the share of UCDP GED headlines (CC BY 4.0) with the stem; empty: too few.\n"
    return head + "stem,rarity\n" + "".join(f"{word},{value:.2f}\n" for word, value in found.items())


def groups_of(given: Iterable[Headline]) -> Iterator[tuple[tuple[str, int], tuple[Told, Compared]]]:
    """((country, year), (its tellings, their pairs))."""
    for key, group in by_country_and_year(given).items():
        told = told_of(group)
        yield key, (told, compared(told))


@click.command()
@click.option("--shared", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--write", is_flag=True, help="Write the tables into the package instead of printing them.")
def main(shared: Path, write: bool) -> None:
    """Fits the weights of merging."""
    every = headlines(shared / "data/ucdp_ged")
    if write:
        (FOLDER / shipped.WORDS).write_text(words_table(rarities(one.text for one in every)), "utf-8")
        shipped.word_weights.cache_clear()
    groups = [group for _, group in groups_of(of_rows_with_two(every))]
    weights, count = learn(groups, shipped.comparison_weights())
    table = weights_table(weights, count)
    if write:
        (FOLDER / shipped.WEIGHTS).write_text(table, "utf-8")
    sys.stdout.write(table)


if __name__ == "__main__":
    main()
