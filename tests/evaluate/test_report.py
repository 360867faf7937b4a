import importlib.util
import json
import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.evaluate import EXACT, SCORED, Figures, GoldDocument, Part, core_outcomes, figures, read_gold
from claimbook.model.codebook import LABELS, ROLES
from claimbook.model.contract import claim_to_json
from claimbook.model.values import Amount, Claim, Document, Mention, Span

SHARED = Path(os.environ.get("CLAIMBOOK_SHARED", Path(__file__).parents[3] / "shared"))
NAMES = ["Reed Brigade", "Hill Guard", "Odo Verrin", "Ostrel", "millers", "Sons of the Pass"]


def claim(label: tuple[str, str] = ("incident", "attack"), sentence: int = 0, **changes: Any) -> Claim:
    evidence = Span("x" * 9, 10 * sentence, 10 * sentence + 9)
    kind, subtype = label
    base = Claim("d", "", kind, subtype, {}, {}, None, None, None, "positive", "actual", (evidence,))
    return replace(base, **changes)


def named(*names: str) -> tuple[Mention, ...]:
    return tuple(Mention(one, 0, len(one)) for one in names)


def document(*claims: Claim, source: str | None = "invented", key: str = "d") -> dict[str, GoldDocument]:
    return {key: GoldDocument(Document(key, "", source=source), {}, claims)}


ATTACK = claim(
    roles={"perpetrator": named("Reed Brigade"), "target": named("millers", "Hill Guard")},
    numbers={"killed": Amount("ten", 0, 3, 10, 10)},
    incident="I1",
)
RIVAL = claim(("affiliation", "rival"), 1, roles={"subject": named("Reed Brigade"), "object": named("Hill Guard")})


def test_core_needs_every_core_role_and_no_other_filler():
    gold = document(ATTACK)
    short = replace(ATTACK, roles={**ATTACK.roles, "target": named("millers")})
    report = figures(gold, {"d": [short]})
    assert report.overall["typed"] == Figures(1, 1, 1)
    assert report.overall["core"] == Figures(0, 1, 1)
    assert report.overall["slots"] == Figures(4, 4, 5)


def test_a_claim_in_another_sentence_is_missed_and_spurious():
    moved = replace(ATTACK, evidence=(Span("y", 50, 51),))
    report = figures(document(ATTACK), {"d": [moved]})
    assert report.overall["detect"] == Figures(0, 1, 1)
    assert (report.missed, report.spurious) == ((ATTACK,), (moved,))


def test_lines_of_one_incident_count_once():
    again = replace(ATTACK, evidence=(Span("y", 20, 29),))
    assert figures(document(ATTACK, again), {}).overall["incidents"].gold == 5


def test_a_relation_stated_twice_counts_once():
    again = replace(RIVAL, evidence=(Span("y", 50, 51),))
    assert figures(document(RIVAL, again), {"d": [RIVAL]}).overall["relations"] == Figures(1, 1, 1)


def test_figures_are_given_by_source_and_by_type():
    gold = document(ATTACK, key="a", source="digest") | document(RIVAL, key="b", source=None)
    report = figures(gold, {"a": [ATTACK]})
    assert {name: part["core"].recall for name, part in report.by_source.items()} == {"?": 0.0, "digest": 100.0}
    assert report.by_type["incident"]["core"] == Figures(1, 1, 1)
    assert report.by_type["affiliation"]["core"] == Figures(0, 0, 1)


def test_predictions_outside_the_gold_do_not_count():
    assert figures(document(ATTACK), {"d": [ATTACK], "other": [RIVAL]}).overall["detect"] == Figures(1, 1, 1)


def test_outcomes_stand_in_the_order_of_the_predictions():
    assert core_outcomes([ATTACK, RIVAL], [replace(RIVAL, roles={}), ATTACK, ATTACK]) == (False, True, False)


@st.composite
def claims(draw):
    kind, subtype = draw(st.sampled_from(LABELS))
    fillers = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True)
    first, *others = ROLES[kind]  # always one filler: an incident of no more than its subtype matches nothing
    roles = {role: named(*draw(fillers)) for role in (first, *(one for one in others if draw(st.booleans())))}
    number = {"killed": Amount("n", 0, 1, draw(st.integers(0, 3)), None)} if draw(st.booleans()) else {}
    return claim(
        (kind, subtype),
        draw(st.integers(0, 3)),
        roles=roles,
        numbers=number,
        incident=draw(st.sampled_from(["I1", "I2"])) if kind == "incident" else None,
        holder=draw(st.none() | st.sampled_from(named(*NAMES))),
        polarity=draw(st.sampled_from(["positive", "negative"])),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(claims(), max_size=6))
def test_gold_against_itself_is_all_right(given_claims):
    report = figures(document(*given_claims), {"d": given_claims})
    for name in (*SCORED, *EXACT):
        found = report.overall[name]
        assert found.right == found.predicted == found.gold
    assert not report.missed and not report.spurious


@settings(max_examples=20, deadline=None)
@given(st.lists(claims(), min_size=1, max_size=6))
def test_nothing_predicted_is_nothing_right(given_claims):
    report = figures(document(*given_claims), {})
    assert all(report.overall[name].f1 == 0.0 for name in SCORED)
    assert report.missed == tuple(given_claims)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(claims(), max_size=5, unique_by=lambda one: (one.type, one.evidence)), st.randoms(use_true_random=False)
)
def test_the_order_of_the_predictions_does_not_matter(given_claims, rng):
    # One claim a type and sentence: without ties in the pairing the order decides nothing.
    shuffled = list(given_claims)
    rng.shuffle(shuffled)
    there, back = (figures(document(*given_claims), {"d": one}).overall for one in (given_claims, shuffled))
    assert all(there[name] == back[name] for name in (*SCORED[:4], *EXACT))


def reference() -> Any:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def perturbed(gold: GoldDocument, rng: random.Random) -> list[Claim]:
    """Predictions made out of the gold: claims dropped, doubled, and altered in one of many ways."""
    mentions = [one for each in gold.claims for given in each.roles.values() for one in given]
    out = [altered(one, mentions, rng) for one in gold.claims if rng.random() < 0.85]
    out += [altered(one, mentions, rng) for one in gold.claims if rng.random() < 0.2]
    rng.shuffle(out)
    return out


def altered(one: Claim, mentions: list[Mention], rng: random.Random) -> Claim:
    roles = {role: tuple(m for m in given if rng.random() < 0.9) for role, given in one.roles.items()}
    extra = {rng.choice(ROLES[one.type]): (rng.choice(mentions),)} if mentions and rng.random() < 0.2 else {}
    ways: list[dict[str, Any]] = [
        {},
        {"roles": {**roles, **extra}},
        {"subtype": rng.choice([sub for kind, sub in LABELS if kind == one.type])},
        {"holder": rng.choice(mentions) if mentions and rng.random() < 0.5 else None},
        {"polarity": rng.choice(["positive", "negative"]), "modality": rng.choice(["actual", "future", "possible"])},
        {"numbers": {key: replace(n, high=rng.choice([None, n.low, 7.0])) for key, n in one.numbers.items()}},
        {"when": replace(one.when, start_date=None) if one.when else None},
        {"incident": rng.choice(["I1", "I2", None]) if one.type == "incident" else one.incident},
    ]
    return replace(one, **rng.choice(ways))


def as_printed(part: Part) -> dict[str, dict[str, float]]:
    def rounded(one: Figures) -> dict[str, float]:
        return {"P": round(one.precision, 1), "R": round(one.recall, 1), "F1": round(one.f1, 1), "gold": one.gold}

    return {name: rounded(part[name]) for name in (*SCORED, *EXACT)}


@pytest.fixture
def sample(tmp_path):
    """A folder with every fourth document of the shared gold."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for file in sorted((SHARED / "gold" / "dev").glob("*.gold"))[::4]:
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.mark.skipif(not (SHARED / "score" / "score.py").is_file(), reason="needs the shared scorer")
@pytest.mark.parametrize(("by", "seed"), [("source", None), ("source", 7), ("type", 11)])
def test_the_shared_scorer_gives_the_same_figures(sample, capsys, monkeypatch, by, seed):
    gold = read_gold(sample)
    rng = random.Random(seed)
    pred = {key: perturbed(one, rng) if seed else list(one.claims) for key, one in gold.items()}
    lines = [json.dumps(claim_to_json(one)) for given_claims in pred.values() for one in given_claims]
    monkeypatch.setattr(sys, "stdin", lines)
    reference().main([str(sample), "-", "--by", by, "--json"])
    theirs = json.loads(capsys.readouterr().out)
    report = figures(gold, pred)
    parts = report.by_source if by == "source" else report.by_type
    assert {"all": as_printed(report.overall)} | {name: as_printed(part) for name, part in parts.items()} == theirs
