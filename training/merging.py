"""UCDP headlines -> the weights of merging.

    python -m training.merging --shared ../shared --cache read.jsonl --write

Learnt from headlines of rows of 2019 or earlier (training.merging_headlines.split says which): how rare each stem is,
and what each outcome of a comparison says, by logistic regression over the pairs of one country and year.
A headline that the engine finds claims in stands as those claims, any other as one bare claim.
Weights of outcomes that headlines hardly have (FEWEST pairs) stay as they are in the table.
"""

import csv
import io
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from claimbook.extract.engines import load_engine
from claimbook.merge import weights as shipped
from claimbook.merge.comparison import FORBIDDEN, outcomes
from claimbook.merge.tellings import Telling, tellings_of
from claimbook.merge.wording import stems
from claimbook.model.contract import claim_from_json, claim_to_json
from claimbook.model.values import Claim
from claimbook.pipeline import extract_claims, load_resolvers
from training.logit import BIAS, fit_logit
from training.merging_headlines import (
    Headline,
    by_country_and_year,
    document_of,
    entries_of,
    headlines,
    of_rows_with_two,
    split,
)  # fmt: skip

FEWEST: Final = 30
"""Pairs with an outcome, below which its weight is not fitted."""
LEAST_HEADLINES: Final = 4
"""Headlines that a stem must stand in to have a rarity of its own."""
FOLDER: Final = Path(shipped.__file__).parent
HEAD: Final = (
    "# Log-odds that two tellings are of one incident, one line for each outcome of each comparison.",
    "# Fitted on headlines of UCDP GED (CC BY 4.0, Sundberg and Melander 2013; Davies et al.) by training/merging.py;",
    "# 'by hand' where headlines say too little.",
)


def rarities(texts: Iterable[str]) -> dict[str, float]:
    """Stem -> minus the natural log of the share of texts with it; "" for the stems of too few texts."""
    known = [stems(text) for text in texts]
    count = Counter(word for words in known for word in words)
    out = {word: round(math.log(len(known) / times), 2) for word, times in count.items() if times >= LEAST_HEADLINES}
    return {"": round(math.log(len(known) / 1.5), 2), **dict(sorted(out.items()))}


def read_headlines(given: Sequence[Headline], cache: Path) -> dict[str, tuple[Claim, ...]]:
    """Document id -> claims that the local engine finds, with identities; kept in the cache (JSON lines)."""
    known = dict(_cached(cache))
    missing = [one for one in given if document_of(one).id not in known]
    if not missing:
        return known
    engine, resolvers = load_engine("local"), load_resolvers()
    with cache.open("a", encoding="utf-8") as file:
        for one in missing:
            document = document_of(one)
            claims = extract_claims(document, engine, resolvers).claims
            file.write(json.dumps({"id": document.id, "claims": [claim_to_json(claim) for claim in claims]}) + "\n")
            known[document.id] = claims
    return known


def _cached(cache: Path) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    if cache.exists():
        for line in cache.read_text("utf-8").splitlines():
            value = json.loads(line)
            yield value["id"], tuple(claim_from_json(one) for one in value["claims"])


def tellings_by_row(given: Sequence[Headline], claims: Mapping[str, tuple[Claim, ...]]) -> list[tuple[Telling, str]]:
    """The tellings of the headlines, each with its row; of headlines where the engine finds no incident, a bare one."""
    out = []
    for one in given:
        found = tellings_of(entries_of(one, claims.get(document_of(one).id, ()))) or tellings_of(entries_of(one))
        out += [(telling, one.row) for telling in found if not telling.apart]
    return out


def pairs(told: Sequence[tuple[Telling, str]]) -> Iterator[tuple[list[str], bool]]:
    """(outcomes, of one row?) of each pair of two reports that nothing forbids; blocked or not, as clustering asks."""
    for number, (one, row) in enumerate(told):
        for two, other in told[:number]:
            if one.report != two.report:
                found = outcomes(one, two)
                if FORBIDDEN.isdisjoint(found):
                    yield found, row == other


def fit(given: Sequence[Headline], claims: Mapping[str, tuple[Claim, ...]]) -> tuple[dict[str, float], Counter[str]]:
    """(outcome -> weight, outcome -> pairs that have it), of all countries and years."""
    rows: list[dict[str, float]] = []
    same: list[bool] = []
    for group in by_country_and_year(given).values():
        for found, truth in pairs(tellings_by_row(group, claims)):
            rows.append(dict.fromkeys(found, 1.0))
            same.append(truth)
    count = Counter(name for row in rows for name in row)
    kept = [{name: one for name, one in row.items() if count[name] >= FEWEST} for row in rows]
    return fit_logit(kept, same, ridge=2.0), count


def weights_table(fitted: Mapping[str, float], count: Mapping[str, int], known: Mapping[str, float]) -> str:
    """The table's text: each outcome of the known one, with its fitted weight where there is one."""
    out = io.StringIO()
    out.write("\n".join(HEAD) + "\n")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(("comparison", "weight", "from"))
    for name in [*known, *sorted(fitted.keys() - known.keys())]:
        if name in fitted:
            told = "all pairs" if name == BIAS else f"{count[name]} pairs"
            write.writerow((name, f"{fitted[name]:.2f}", told))
        else:
            write.writerow((name, f"{known[name]:.2f}", "by hand"))
    return out.getvalue()


def words_table(found: Mapping[str, float]) -> str:
    """The table's text."""
    head = "# Minus the natural log of the share of UCDP GED headlines (CC BY 4.0) with the stem; empty: too few.\n"
    return head + "stem,rarity\n" + "".join(f"{word},{value:.2f}\n" for word, value in found.items())


@click.command()
@click.option("--shared", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--cache", type=click.Path(path_type=Path), required=True, help="Where what the engine reads is kept.")
@click.option("--write", is_flag=True, help="Write the tables into the package instead of printing them.")
def main(shared: Path, cache: Path, write: bool) -> None:
    """Fits the weights of merging."""
    every = headlines(shared / "data/ucdp_ged")
    learnt, _ = split(every)
    words = words_table(rarities(one.text for one in learnt))
    if write:
        (FOLDER / shipped.WORDS).write_text(words, "utf-8")
        shipped.word_weights.cache_clear()
    chosen = of_rows_with_two(learnt)
    fitted, count = fit(chosen, read_headlines(chosen, cache))
    table = weights_table(fitted, count, shipped.comparison_weights())
    if write:
        (FOLDER / shipped.WEIGHTS).write_text(table, "utf-8")
    sys.stdout.write(table)


if __name__ == "__main__":
    main()
