import json

import pytest

from claimbook.errors import FormatError
from claimbook.extract.llm.batch import export_batch, import_answers, kept_batch
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.engine import LlmEngine
from claimbook.extract.llm.sources import KeptAnswers
from claimbook.model.values import Document, Issue
from tests.extract.llm.server import chat
from tests.extract.llm.test_engine import RIGHT, TEXT, labels, read

WRONG = "s1\n- incident/attack | id=I1 | perpetrator=Marsh Council"
DOCUMENTS = [Document("a", TEXT), Document("b", f"{TEXT} It is autumn.")]


@pytest.fixture
def cache(tmp_path):
    opened = Cache(tmp_path / "answers.sqlite")
    yield opened
    opened.close()


def engine(cache):
    return LlmEngine(KeptAnswers(cache), "tiny")


def result(request, text):
    body = json.loads(chat(text)[2])
    return json.dumps(
        {"custom_id": request["custom_id"], "response": {"status_code": 200, "body": body}, "error": None}
    )


def test_an_export_is_in_the_batch_format(cache):
    requests = export_batch(DOCUMENTS, engine(cache), cache)
    assert [set(one) for one in requests] == [{"custom_id", "method", "url", "body"}] * 2
    assert {one["url"] for one in requests} == {"/v1/chat/completions"}
    assert len({one["custom_id"] for one in requests}) == 2
    assert requests[0]["body"]["model"] == "tiny"


def test_rounds_of_a_batch_end_with_the_claims_of_a_live_run(cache, tmp_path):
    rounds = []
    answers = [[RIGHT, WRONG], [RIGHT]]
    while requests := export_batch(DOCUMENTS, engine(cache), cache):
        lines = [result(*pair) for pair in zip(requests, answers[len(rounds)], strict=True)]
        rounds.append(list(import_answers(lines, cache, "results.jsonl")))
    assert [len(one) for one in rounds] == [1, 1]
    batch = kept_batch(rounds[-1][0], cache)
    found = [batch.engine(cache, engine(cache)).extract(one) for one in batch.documents]
    live = [
        read([chat(RIGHT)], DOCUMENTS[0], path=tmp_path / "live")[0],
        read([chat(WRONG), chat(RIGHT)], DOCUMENTS[1], path=tmp_path / "live")[0],
    ]
    assert found == live


def test_failed_and_missing_answers_are_listed_and_exported_again(cache):
    requests = export_batch(DOCUMENTS, engine(cache), cache)
    failed = json.dumps({"custom_id": requests[0]["custom_id"], "response": {"status_code": 500, "body": {}}})
    lines = [failed, "{", "[]", json.dumps({"custom_id": "other", "response": {}}), result(requests[1], RIGHT)]
    found = list(import_answers(lines, cache, "results.jsonl"))
    assert [one.doc for one in found if isinstance(one, Issue)] == [f"results.jsonl:{n}" for n in (1, 2, 3, 4)]
    batch = kept_batch(found[-1], cache)
    first, second = (batch.engine(cache, engine(cache)).extract(one) for one in batch.documents)
    assert "no answer yet" in first.issues[0].reason
    assert labels(second) == ["incident/attack", "presence/control"]
    assert len(export_batch(DOCUMENTS, engine(cache), cache)) == 1


def test_a_batch_from_elsewhere_is_refused(cache):
    with pytest.raises(FormatError, match="not exported from here"):
        kept_batch("nothing", cache)
