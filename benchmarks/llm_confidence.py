"""`python -m benchmarks.llm_confidence SHARED`: fit the confidence of a language model's claims on answers to gold.

Answers come from files of a batch (--requests, --answers, a pair for each round), whatever the instructions were; or,
without them, from the model of the user's settings, which costs what `claimbook read --engine llm --dry-run` says.
Weights for claimbook/extract/llm/confidence.py are fitted on every other document that was asked about, and the
calibration error is measured on the rest. What the local engine finds comes from the networks that have not learned
from the document (the folds in --work), decoded with the settings that ship: on documents that it has learned from,
its agreement would say too much.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimbook.errors import AnswerError
from claimbook.evaluate import GoldDocument, core_outcomes, expected_calibration_error, read_gold
from claimbook.extract.llm import LlmEngine, Options, load
from claimbook.extract.llm.confidence import SHIPPED, Weights, agreement, confidence
from claimbook.extract.llm.endpoint import reply_of
from claimbook.extract.llm.request import Answers, Reply, Request
from claimbook.extract.local import load as load_local
from claimbook.extract.local.assembly import assemble
from claimbook.model.values import Claim
from claimbook.pipeline import extract_claims
from claimbook.settings import load_settings
from training.__main__ import DEFAULT_WORK
from training.folds import HELD_OUT
from training.logit import BIAS, fit_logit
from training.scores import held_out_scores

Gold = Mapping[str, GoldDocument]


@dataclass(frozen=True)
class Judged:
    """A claim of the model, its agreement with the local engine ("core", "label", None), and whether it is right."""

    claim: Claim
    local: Sequence[Claim]
    right: bool

    @property
    def features(self) -> dict[str, float]:
        """As the formula has them, of one reading."""
        agreed = agreement(self.claim, self.local)
        return {"label": float(agreed == "label"), "core": float(agreed == "core")}


class FiledAnswers:
    """Implements Answers out of files of a batch.

    A request is known by what follows its instructions and its day, which gold tells of documents of several versions.
    """

    def __init__(self, requests: Sequence[Path], answers: Sequence[Path]) -> None:
        asked = {one["custom_id"]: _mark(one["body"]) for one in _lines(requests)}
        self._replies: dict[str, Reply] = {}
        for one in _lines(answers):
            reply = reply_of(one["response"]["body"], 0)
            if reply and one["custom_id"] in asked:
                self._replies[asked[one["custom_id"]]] = reply

    def answer(self, request: Request) -> Reply:
        """See request.Answers."""
        if reply := self._replies.get(_mark(request.body)):
            return reply
        raise AnswerError(request.model, "the files have no answer.")


def main(arguments: list[str]) -> int:
    """Read, fit, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.llm_confidence", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/")
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK, help="where training keeps its stages")
    parser.add_argument("--requests", type=Path, nargs="*", default=[], help="files of `claimbook batch export`")
    parser.add_argument("--answers", type=Path, nargs="*", default=[], help="files of results")
    parser.add_argument("--max-tokens", type=int)
    given = parser.parse_args(arguments)
    gold = read_gold(given.shared / "gold" / "dev")
    read = read_by_model(gold, engine_of(given))
    if not read:
        print("no answers: are the files whole, is the server there?")
        return 1
    judged = judge(gold, read, local_claims(given.shared, given.work, list(read)))
    report([judged[doc] for doc in sorted(judged)])
    return 0


def engine_of(given: argparse.Namespace) -> LlmEngine:
    """The engine on the answers of the files, or of the user's settings."""
    if not given.answers:
        return load(Options(max_tokens=given.max_tokens), load_settings())
    answers: Answers = FiledAnswers(given.requests, given.answers)
    return LlmEngine(answers, "filed")


def read_by_model(gold: Gold, engine: LlmEngine) -> dict[str, Sequence[Claim]]:
    """Document id -> the claims, of the documents that were read to their end; the seed is left out."""
    out: dict[str, Sequence[Claim]] = {}
    for doc, one in gold.items():
        if doc != HELD_OUT:
            found = extract_claims(one.document, engine)
            if not any("not read to the end" in issue.reason for issue in found.issues):
                out[doc] = found.claims
    return out


def local_claims(shared: Path, work: Path, docs: Sequence[str]) -> dict[str, Sequence[Claim]]:
    """Document id -> claims by the network of the fold that left the document out."""
    decoding = load_local().decoding
    scores = {doc: read for fold in held_out_scores(shared, work).values() for doc, read in fold.items() if doc in docs}
    return {doc: assemble(doc, "local", read, decoding)[0] for doc, read in scores.items()}


def judge(
    gold: Gold, read: Mapping[str, Sequence[Claim]], local: Mapping[str, Sequence[Claim]]
) -> dict[str, list[Judged]]:
    """Document id -> its claims, judged."""
    return {
        doc: [
            Judged(claim, local[doc], right)
            for claim, right in zip(claims, core_outcomes(gold[doc].claims, claims), strict=True)
        ]
        for doc, claims in read.items()
    }


def report(documents: Sequence[list[Judged]]) -> None:
    """Fit on the first, third ... document, measure on the others."""
    learned = [one for found in documents[::2] for one in found]
    held = [one for found in documents[1::2] for one in found]
    fitted = fit_logit([one.features for one in learned], [one.right for one in learned])
    weights = Weights(fitted[BIAS], fitted["label"], fitted["core"], SHIPPED.share)
    print(f"{len(documents)} documents; fitted on {len(learned)} claims, measured on {len(held)}")
    for name in ("core", "label", None):
        part = [one for one in learned + held if agreement(one.claim, one.local) == name]
        share = 100 * sum(one.right for one in part) / max(1, len(part))
        print(f"agreement {name or 'none':<5} {len(part):>4} claims, {share:5.1f} % right")
    print(f"fitted: bias={weights.bias:.2f} label={weights.label:.2f} core={weights.core:.2f} (share is not fitted)")
    for name, one in (("fitted", weights), ("shipped", SHIPPED)):
        print(f"calibration error, {name} weights: {error(held, one):.3f} held out, {error(learned, one):.3f} learned")
    mean = sum(one.right for one in learned) / len(learned)
    print(f"calibration error of one number ({mean:.2f}) for all: {flat_error(held, mean):.3f} held out")


def error(judged: Sequence[Judged], weights: Weights) -> float:
    """Expected calibration error, 0 to 1."""
    sure = [confidence(one.claim, one.local, 1.0, weights) for one in judged]
    return expected_calibration_error(sure, [one.right for one in judged])


def flat_error(judged: Sequence[Judged], sure: float) -> float:
    """As `error`, where each claim is held as likely."""
    return expected_calibration_error([sure] * len(judged), [one.right for one in judged])


def _mark(body: Mapping[str, Any]) -> str:
    said = [one["content"] for one in body["messages"][1:]]
    return json.dumps([said[0].partition("\n")[2], *said[1:], body.get("seed")])


def _lines(paths: Sequence[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
