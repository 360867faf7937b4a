import pytest

from claimbook.errors import AnswerError, EndpointError
from claimbook.extract.llm.endpoint import Endpoint
from claimbook.extract.llm.request import Request
from claimbook.settings import LlmSettings
from tests.extract.llm.server import chat, dropped, not_json, serve, slow, status

REQUEST = Request("tiny", (("user", "s1\tRain fell."),))


def ask(script, **given):
    with serve(script) as (url, server):
        endpoint = Endpoint(LlmSettings(url=url, model="tiny", **{"backoff_s": 0.01, "attempts": 3, **given}))
        try:
            return endpoint.answer(REQUEST), server
        finally:
            endpoint.close()


def test_a_reply_has_its_text_and_what_it_cost():
    reply, server = ask([chat("none", prompt_tokens=7, completion_tokens=2)], key="secret")
    assert (reply.text, reply.complete, reply.tokens_in, reply.tokens_out) == ("none", True, 7, 2)
    assert server.bodies[0]["messages"] == [{"role": "user", "content": "s1\tRain fell."}]
    assert server.headers[0]["authorization" if "authorization" in server.headers[0] else "Authorization"] == (
        "Bearer secret"
    )


def test_an_answer_that_the_server_cut_off_is_not_complete():
    assert not ask([chat("s1", finish="length")])[0].complete


@pytest.mark.parametrize(
    "trouble",
    [
        status(429),
        status(500),
        status(503, {"retry-after": "0"}),
        dropped,
        not_json(),
        (200, {}, "{}"),
        (200, {}, "[]"),
    ],
)
def test_what_may_pass_is_tried_again(trouble):
    step = (lambda _body: dropped()) if trouble is dropped else trouble
    reply, server = ask([step, step, chat("none")])
    assert reply.text == "none"
    assert len(server.bodies) == 3


def test_after_the_last_attempt_the_request_has_no_answer():
    with pytest.raises(AnswerError, match="3 attempts"):
        ask([status(500)] * 3)


def test_the_server_says_how_long_to_wait():
    with pytest.raises(AnswerError, match="asks to wait 900 s"):
        ask([status(429, {"retry-after": "900"})], longest_wait_s=5)
    with pytest.raises(AnswerError, match="asks to wait"):
        ask([status(429, {"retry-after": "Fri, 31 Dec 2150 23:59:59 GMT"})], longest_wait_s=5)


@pytest.mark.parametrize("odd", ["0", "-3", "nan", "soon", "", "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 1999"])
def test_a_server_that_asks_for_no_wait_gets_our_own(odd, monkeypatch):
    waits = []
    monkeypatch.setattr("claimbook.extract.llm.endpoint.time.sleep", waits.append)
    ask([status(429, {"retry-after": odd})] * 2 + [chat("none")], backoff_s=2)
    assert [2 <= waits[0] <= 3, 4 <= waits[1] <= 6] == [True, True]


def test_a_wait_that_the_server_names_goes_before_our_own(monkeypatch):
    waits = []
    monkeypatch.setattr("claimbook.extract.llm.endpoint.time.sleep", waits.append)
    ask([status(503, {"retry-after": "7"}), chat("none")], backoff_s=2)
    assert waits == [7.0]


def test_a_slow_server_is_not_waited_for_forever():
    with pytest.raises(AnswerError, match="2 attempts"):
        ask(slow(1, chat("none")), timeout_s=0.1, attempts=2)


@pytest.mark.parametrize(("code", "remedy"), [(401, "_KEY"), (403, "_KEY"), (404, "_MODEL")])
def test_where_no_request_would_fare_better_the_run_ends(code, remedy):
    with pytest.raises(EndpointError, match=remedy) as caught:
        ask([status(code)])
    assert not isinstance(caught.value, AnswerError)


def test_a_refused_request_is_told_with_what_the_server_says():
    with pytest.raises(AnswerError, match="400: context too long"):
        ask([status(400, body="context too long")])


def test_nobody_at_the_address_ends_the_run():
    endpoint = Endpoint(LlmSettings(url="http://127.0.0.1:9/v1", backoff_s=0, attempts=2))
    with pytest.raises(EndpointError, match="nobody answers"):
        endpoint.answer(REQUEST)
    endpoint.close()
