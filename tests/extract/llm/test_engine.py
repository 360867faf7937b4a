"""The engine against a server of its own: what an answer becomes, and what never becomes a claim."""

import re

import pytest

from claimbook.errors import EndpointError
from claimbook.extract.llm.budget import Budget
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.endpoint import Endpoint
from claimbook.extract.llm.engine import LlmEngine
from claimbook.extract.llm.grounding import spans_of
from claimbook.extract.llm.prompt import prompt_version
from claimbook.extract.llm.sources import LiveAnswers
from claimbook.model.values import Document
from claimbook.settings import LlmSettings
from tests.extract.llm.server import chat, serve, status

TEXT = "The Reed Brigade killed ten men in Ostrel on Tuesday, police said. Rain fell. It holds Kest."
DOCUMENT = Document("ostrel-1", TEXT)
RIGHT = (
    "s1\n- incident/attack | id=I1 | perpetrator=Reed Brigade | target=men | place=Ostrel | killed=ten>10..10 | "
    "when=on Tuesday | holder=police\ns3\n- presence/control | subject=It>Reed Brigade | place=Kest"
)


def read(script, document=DOCUMENT, limit=None, path=":memory:", **given):
    with serve(script) as (url, server):
        settings = LlmSettings(url=url, model="tiny", backoff_s=0, attempts=2)
        endpoint, cache = Endpoint(settings), Cache(path)
        try:
            engine = LlmEngine(LiveAnswers(endpoint, cache, Budget(limit)), "tiny", **given)
            return engine.extract(document), server
        finally:
            endpoint.close()
            cache.close()


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "answers.sqlite"


def labels(found):
    return [f"{one.type}/{one.subtype}" for one in found.claims]


def test_an_answer_becomes_claims_of_exact_slices(kept):
    found, server = read([chat(RIGHT)], path=kept)
    attack, control = found.claims
    assert labels(found) == ["incident/attack", "presence/control"]
    assert (attack.doc, attack.engine) == ("ostrel-1", f"llm/1.0-{prompt_version()}/tiny")
    assert attack.numbers["killed"].low == 10
    assert control.roles["subject"][0].name == "Reed Brigade"
    for claim in found.claims:
        assert all(TEXT[one.start : one.end] == one.text for one in (*spans_of(claim), *claim.evidence))
    assert found.issues == ()
    assert "s2\tRain fell." in server.bodies[0]["messages"][1]["content"]


def test_a_refused_line_is_sent_back_once_with_the_exact_complaint(kept):
    wrong = "s1\n- incident/attack | id=I1 | perpetrator=Marsh Council"
    found, server = read([chat(wrong), chat(RIGHT)], path=kept)
    asked = server.bodies[1]["messages"][-1]["content"]
    assert "perpetrator=Marsh Council" in asked
    assert "'Marsh Council' is not in s1" in asked
    assert labels(found) == ["incident/attack", "presence/control"]


def test_what_fails_twice_is_an_issue_and_no_claim(kept):
    wrong = (
        "s1\n- incident/attack | id=I1 | perpetrator=Marsh Council\ns3\n- presence/control | subject=It | place=Kest"
    )
    found, server = read([chat(wrong), chat(wrong)], path=kept)
    assert labels(found) == ["presence/control"]
    (issue,) = found.issues
    assert (issue.doc, issue.where) == ("ostrel-1", "s1")
    assert "Marsh Council" in issue.reason
    assert len(server.bodies) == 2


@pytest.mark.parametrize(
    "bad",
    [
        "Here are the claims:",
        "- incident/attack | id=I1",
        "s1\n- incident/feud | id=I1 | target=men",
        "s1\n- presence/control | subject=Reed Brigade | target=men",
        "s1\n- presence/control | id=I1 | subject=Reed Brigade",
        "s1\n- strength/members | subject=Reed Brigade | strength=ten>20..10",
        "s9\n- presence/control | subject=Reed Brigade",
        "s2\n- presence/control",
        "s2\n- incident/bombing | id=I7",
        "",
    ],
)
def test_whatever_breaks_the_grammar_is_refused(kept, bad):
    found, _ = read([chat(bad), chat(bad)], path=kept)
    assert found.claims == ()
    assert len(found.issues) == 1


def test_a_name_that_the_document_lacks_goes_and_the_claim_stays(kept):
    strange = "s3\n- presence/control | subject=It>Marsh Council | place=Kest"
    found, _ = read([chat(strange), chat(strange)], path=kept)
    assert found.claims[0].roles["subject"][0].name is None
    assert "Marsh Council" in found.issues[0].reason


def test_an_answer_that_was_cut_off_is_gone_on_with(kept):
    half = RIGHT[: RIGHT.index(" | place=Kest")]
    found, server = read([chat(half, finish="length"), chat(RIGHT[RIGHT.index("s3") :])], path=kept)
    assert labels(found) == ["incident/attack", "presence/control"]
    assert "Go on from s3" in server.bodies[1]["messages"][-1]["content"]
    assert found.issues == ()


def test_an_answer_that_stays_cut_off_is_an_issue_with_the_sentences(kept):
    half = RIGHT[: RIGHT.index(" | place=Kest")]
    found, _ = read([chat(half, finish="length"), chat("s3\n- presence/con", finish="length")], path=kept)
    assert labels(found) == ["incident/attack"]
    assert found.issues[0].where == "sentences s1 to s3"


def test_a_server_that_fails_leaves_an_issue_for_the_document(kept):
    found, _ = read([status(500), status(500)], path=kept)
    assert found.claims == ()
    assert "no answer in 2 attempts" in found.issues[0].reason


def test_a_server_without_the_model_ends_the_run(kept):
    with pytest.raises(EndpointError):
        read([status(404)], path=kept)


def test_an_answer_is_paid_for_once(kept):
    first, _ = read([chat(RIGHT)], path=kept)
    again, server = read([], path=kept)
    assert again == first
    assert server.bodies == []


def test_nothing_is_asked_beyond_the_budget(kept):
    found, server = read([], limit=100, path=kept)
    assert server.bodies == []
    assert "beyond 100 tokens" in found.issues[0].reason


def test_windows_carry_incidents_and_names_over(kept):
    text = f"{TEXT} " + "Rain fell in the valley for days on end. " * 8 + "The attack shocked Ostrel."
    answers = [chat(RIGHT), chat("none"), chat("s12\n- incident/attack | id=I1 | place=Ostrel")]
    found, server = read(answers, Document("d", text), path=kept, window=200, overlap=1)
    last = server.bodies[-1]["messages"][1]["content"]
    assert "incident of earlier sentences: I1: incident/attack | perpetrator=Reed Brigade" in last
    assert "name in earlier sentences: Reed Brigade" in last
    assert re.search(r"^\(s\d+\)\t", last, re.MULTILINE)
    assert [one.incident for one in found.claims] == ["I1", None, "I1"]
    asked = [
        n for body in server.bodies for n in re.findall(r"^s(\d+)\t", body["messages"][1]["content"], re.MULTILINE)
    ]
    assert asked == [str(number) for number in range(1, 13)]


def test_votes_keep_what_most_answers_have(kept):
    only = RIGHT[RIGHT.index("s3") :]
    wrong = "s1\n- incident/bombing | id=I1 | perpetrator=Reed Brigade"

    def script(body):
        return chat([RIGHT, f"{wrong}\n{only}", RIGHT][body["seed"]])

    found, server = read(script, path=kept, votes=3)
    assert len(server.bodies) == 3
    assert labels(found) == ["incident/attack", "presence/control"]


def test_a_model_gone_astray_has_a_bounded_part_sent_back(kept):
    babble = "\n".join(f"line {number}" for number in range(500))
    found, server = read([chat(babble), chat("none")], path=kept)
    asked = server.bodies[1]["messages"][-1]["content"]
    assert asked.count("refused: ") == 60
    assert len(found.issues) == 440


def test_an_answer_that_only_names_sentences_never_shown_has_an_end(kept):
    counting = iter(range(50, 10_000))
    found, server = read(lambda _body: chat(f"s{next(counting)}", finish="length"), path=kept)
    assert len(server.bodies) == 2
    assert "cut off" in found.issues[0].reason


def test_a_repair_that_is_cut_off_stores_no_half_line(kept):
    wrong = "s3\n- presence/control | subject=Marsh Council | place=Kest"
    half = "s3\n- presence/control | subject=It"
    found, _ = read([chat(wrong), chat(half, finish="length")], path=kept)
    assert found.claims == ()
    assert "cut off" in found.issues[-1].reason


def test_a_model_that_says_nothing_at_all_is_not_asked_for_it_again_and_again(kept):
    found, server = read([chat(None), chat(None)], path=kept)
    assert len(server.bodies) == 2
    assert "an empty answer" in found.issues[0].reason


def test_none_may_end_in_a_full_stop(kept):
    found, server = read([chat("None.")], path=kept)
    assert (found.claims, found.issues, len(server.bodies)) == ((), (), 1)


def test_half_a_character_in_an_answer_does_not_end_the_run(kept):
    found, _ = read([(200, {}, chat("none")[2].replace("none", "\\ud800")), chat("none")], path=kept)
    assert found.issues == ()


def test_a_strange_incident_number_is_not_counted_on_from(kept):
    text = f"{TEXT} " + "Rain fell in the valley for days on end. " * 8 + "The attack shocked Ostrel."
    answers = [chat(RIGHT.replace("I1", "I999999")), chat("none"), chat("none")]
    _, server = read(answers, Document("d", text), path=kept, window=200, overlap=1)
    assert "Number new incidents from I1." in server.bodies[-1]["messages"][1]["content"]
