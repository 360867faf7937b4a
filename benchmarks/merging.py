"""How well merging tells incidents: `python -m benchmarks.merging {headlines,within,ecb} SHARED`.

headlines: UCDP GED rows of 2019 or earlier with two or more headlines, one country and year at a time; the row's place
           is withheld. By cross-validation: each country and year with weights and a threshold learnt from others.
within:    gold claims with their incident ids withheld, by cross-validation over documents.
ecb:       ECB+ topics 24 to 35, gold spans of violent actions: CoNLL F1 over the documents of a topic.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import click

from benchmarks.merging_ecb import Mention, read_topic, violent
from benchmarks.merging_scores import Agreement, agreement, ceaf_f1, muc_f1
from claimbook.evaluate.gold import GoldDocument, read_gold
from claimbook.merge import merge_entries
from claimbook.merge.within import with_incidents
from claimbook.model.record import Entry
from training.merging import by_hand, groups_of, learn
from training.merging_headlines import (
    FOLDS,
    Headline,
    by_country_and_year,
    document_of,
    entry_of,
    folds,
    headlines,
    is_headline,
    of_rows_with_two,
)  # fmt: skip
from training.merging_within import fit_within, told_claims

WITHIN_FOLDS = 3
TOPICS = range(24, 36)


@click.group()
def main() -> None:
    """Measures merging on material that it did not learn from."""


@main.command("headlines")
@click.argument("shared", type=click.Path(path_type=Path, exists=True))
def measure_headlines(shared: Path) -> None:
    """Headlines of one country and year -> events."""
    every = list(headlines(shared / "data/ucdp_ged"))
    for name, given in (("all articles", every), ("headlines alone", [one for one in every if is_headline(one)])):
        print(name)
        for country, part in _by_country(headline_scores(of_rows_with_two(given))).items():
            print(f"  {country:12} {part}")


def headline_scores(given: Sequence[Headline]) -> dict[tuple[str, int], Agreement]:
    """(country, year) -> how well its headlines are told apart, with weights and a threshold of the other folds."""
    groups = dict(groups_of(given))
    fold_of = folds(given)
    out = {}
    for fold in range(FOLDS):
        weights, _ = learn([group for key, group in groups.items() if fold_of[key] != fold], by_hand())
        with patch("claimbook.merge.linking.comparison_weights", lambda known=weights: known):
            for key, group in by_country_and_year(given).items():
                if fold_of[key] == fold:
                    out[key] = agreement({document_of(one).id: one.row for one in group}, _clustered(group))
    return out


def _clustered(group: Sequence[Headline]) -> dict[str, str]:
    """Report -> the incident that it is in."""
    views = merge_entries(entry_of(one) for one in group)
    return {report: incident.id for incident in views.incidents for report in incident.reports}


def _by_country(scores: Mapping[tuple[str, int], Agreement]) -> dict[str, Agreement]:
    out: dict[str, Agreement] = {}
    for (country, _), one in sorted(scores.items()):
        out[country] = out.get(country, Agreement()) + one
    return {**out, "all": sum(scores.values(), Agreement())}


@main.command("within")
@click.argument("shared", type=click.Path(path_type=Path, exists=True))
def measure_within(shared: Path) -> None:
    """Gold claims of one document -> incidents."""
    documents = [one for _, one in sorted(read_gold(shared / "gold/dev").items()) if told_claims(one)[0]]
    total = Agreement()
    for fold in range(WITHIN_FOLDS):
        learnt = [one for one in documents if _fold(one) != fold]
        weights, _ = fit_within(learnt)
        with patch("claimbook.merge.within.within_weights", lambda known=weights: known):
            total += sum((_within(one) for one in documents if _fold(one) == fold), Agreement())
    print(total)


def _fold(document: GoldDocument) -> int:
    return zlib.crc32(document.document.id.encode()) % WITHIN_FOLDS


def _within(document: GoldDocument) -> Agreement:
    claims, sentences = told_claims(document)
    found = with_incidents([replace(one, incident=None) for one in claims], sentences)
    return agreement(
        {str(number): one.incident for number, one in enumerate(claims)},
        {str(number): one.incident for number, one in enumerate(found)},
    )


@main.command("ecb")
@click.argument("shared", type=click.Path(path_type=Path, exists=True))
def measure_ecb(shared: Path) -> None:
    """Violent actions over the documents of each topic -> events; the same word class in one incident is one event."""
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for topic in TOPICS:
        mentions = [one for one in read_topic(shared / "data/ecb-plus", topic) if violent(one)]
        gold.update({one.id: f"{topic} {one.chain}" for one in mentions})
        found.update(_events(topic, mentions))
    muc, b_cubed, ceaf = muc_f1(gold, found), agreement(gold, found), ceaf_f1(gold, found)
    conll = (muc + b_cubed.f1 + ceaf) / 3
    print(f"{len(gold)} mentions: MUC {muc:.3f}, CEAF-e {ceaf:.3f}, CoNLL F1 {conll:.3f}\n{b_cubed}")


def _events(topic: int, mentions: Sequence[Mention]) -> dict[str, str]:
    entries = []
    for document in dict.fromkeys(one.document for one in mentions):
        own = [one for one in mentions if one.document == document]
        claims = with_incidents([one.claim for one in own], [one.sentence for one in own])
        entries += [Entry(claim, one.report, "gold") for claim, one in zip(claims, own, strict=True)]
    views = merge_entries(entries)
    where = {claim: incident.id for incident in views.incidents for claim in incident.claims}
    return {one.id: f"{topic} {where[one.claim.id]} {one.word_class}" for one in mentions}


if __name__ == "__main__":
    main()
