import json

import pytest

from claimbook.errors import FormatError
from claimbook.extract.llm.batch import export_batch, import_answers, kept_batch, kept_documents
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.engine import LlmEngine
from claimbook.extract.llm.sources import KeptAnswers
from claimbook.model.values import Document, Issue, Mention
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


def export(cache, documents=DOCUMENTS):
    return list(export_batch(documents, engine(cache), cache))


def read_again(names, cache):
    return [batch.engine(cache, engine(cache)).extract(one) for batch, one in kept_documents(names, cache)]


def result(request, text):
    body = json.loads(chat(text)[2])
    return json.dumps(
        {"custom_id": request["custom_id"], "response": {"status_code": 200, "body": body}, "error": None}
    )


def test_an_export_is_in_the_batch_format(cache):
    requests = export(cache)
    assert [set(one) for one in requests] == [{"custom_id", "method", "url", "body"}] * 2
    assert {one["url"] for one in requests} == {"/v1/chat/completions"}
    assert len({one["custom_id"] for one in requests}) == 2
    assert requests[0]["body"]["model"] == "tiny"


def test_rounds_of_a_batch_end_with_the_claims_of_a_live_run(cache, tmp_path):
    rounds = []
    answers = [[RIGHT, WRONG], [RIGHT]]
    while requests := export(cache):
        lines = [result(*pair) for pair in zip(requests, answers[len(rounds)], strict=True)]
        rounds.append(list(import_answers(lines, cache, "results.jsonl")))
    assert [len(one) for one in rounds] == [1, 1]
    found = read_again([name for names in rounds for name in names], cache)
    live = [
        read([chat(RIGHT)], DOCUMENTS[0], path=tmp_path / "live")[0],
        read([chat(WRONG), chat(RIGHT)], DOCUMENTS[1], path=tmp_path / "live")[0],
    ]
    assert found == live


def test_failed_and_missing_answers_are_listed_and_exported_again(cache):
    requests = export(cache)
    failed = json.dumps({"custom_id": requests[0]["custom_id"], "response": {"status_code": 500, "body": {}}})
    lines = [failed, "{", "[]", json.dumps({"custom_id": "other", "response": {}}), result(requests[1], RIGHT)]
    found = list(import_answers(lines, cache, "results.jsonl"))
    assert [one.doc for one in found if isinstance(one, Issue)] == [f"results.jsonl:{n}" for n in (1, 2, 3, 4)]
    first, second = read_again([found[-1]], cache)
    assert "no answer yet" in first.issues[0].reason
    assert labels(second) == ["incident/attack", "presence/control"]
    assert len(export(cache)) == 1


def test_a_batch_from_elsewhere_is_refused(cache):
    with pytest.raises(FormatError, match="not exported from here"):
        kept_batch("nothing", cache)


def test_an_export_draws_one_document_at_a_time(cache):
    drawn = []

    def documents():
        for number in range(3):
            drawn.append(number)
            yield Document(f"d{number}", f"{TEXT} It is day {number}.")

    requests = export_batch(documents(), engine(cache), cache)
    next(requests)
    assert drawn == [0]
    assert len(list(requests)) == 2


def test_the_same_export_gives_the_same_file(cache):
    assert export(cache) == export(cache)


def test_what_two_documents_ask_alike_is_asked_once(cache):
    twins = [Document("a", TEXT), Document("twin", TEXT)]
    (request,) = export(cache, twins)
    (name,) = import_answers([result(request, RIGHT)], cache, "results.jsonl")
    assert [(one.document.id, labels(one)) for one in read_again([name], cache)] == [
        ("a", ["incident/attack", "presence/control"]),
        ("twin", ["incident/attack", "presence/control"]),
    ]


def test_mentions_that_came_with_a_document_come_back_with_it(cache):
    given = (Mention("Reed Brigade", 4, 16, ref="own:1", kind="group"),)
    (request,) = export(cache, [Document("a", TEXT, given=given)])
    (name,) = import_answers([result(request, RIGHT)], cache, "results.jsonl")
    (found,) = read_again([name], cache)
    assert found.document.given == given


def test_text_that_no_file_holds_is_no_end_of_an_import(cache):
    requests = export(cache)
    lone = result(requests[0], "none").replace("none", "s1 \\ud800")
    strange = json.dumps({"custom_id": "\ud800", "response": {}})
    found = list(import_answers([lone, strange], cache, "results.jsonl"))
    assert isinstance(found[0], str)
    assert isinstance(found[1], Issue)
