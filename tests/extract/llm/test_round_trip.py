"""Gold -> perfect answers -> parser, grounding, windows -> the very claims of the gold."""

import os
from pathlib import Path

import pytest

from claimbook.evaluate import EXACT, SCORED, figures, read_gold
from claimbook.extract.llm.engine import LlmEngine
from claimbook.extract.llm.request import Reply
from tests.extract.llm.perfect import perfect_answer, perfect_lines

SHARED = Path(os.environ.get("CLAIMBOOK_SHARED") or Path(__file__).parents[4] / "shared")
GOLD = SHARED / "gold" / "dev"


class Perfect:
    """Answers from the gold of one document."""

    def __init__(self, gold):
        self._lines = perfect_lines(gold)
        self.asked = 0

    def answer(self, request):
        self.asked += 1
        return Reply(perfect_answer(self._lines, request.messages[1][1]), True, 1, 1)


@pytest.mark.skipif(not GOLD.exists(), reason="the gold documents are not here")
@pytest.mark.parametrize("window", [8_000, 500])
def test_perfect_answers_score_what_the_gold_scores_against_itself(window):
    gold = read_gold(GOLD)
    found, issues, asked = {}, [], 0
    for doc, one in gold.items():
        perfect = Perfect(one)
        read = LlmEngine(perfect, "gold", window=window, overlap=2).extract(one.document)
        found[doc], asked = read.claims, asked + perfect.asked
        issues += read.issues
    assert asked > (2 * len(gold) if window == 500 else len(gold) - 1)
    itself = figures(gold, {doc: one.claims for doc, one in gold.items()}).overall
    report = figures(gold, found).overall
    assert {name: report[name].f1 for name in (*SCORED, *EXACT)} == {
        name: itself[name].f1 for name in (*SCORED, *EXACT)
    }
    assert all("does not have the name" in one.reason for one in issues)
