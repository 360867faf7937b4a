"""What is paid for is counted, also where no answer came of it."""

import pytest

from claimbook.errors import AnswerError
from claimbook.extract.llm.budget import Budget
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.endpoint import Endpoint
from claimbook.extract.llm.request import Request
from claimbook.extract.llm.sources import LiveAnswers
from claimbook.settings import LlmSettings
from tests.extract.llm.server import chat, dropped, not_json, serve, slow, status

REQUEST = Request("tiny", (("user", "s1\tRain fell on the valley for days on end."),))
ESTIMATE = REQUEST.tokens + REQUEST.tokens // 4
TIMEOUT_S = 1.0
LATE = slow(2.0, chat("none"))


@pytest.fixture
def ask(tmp_path):
    """script, limit -> (the reply, or the words of the error; tokens spent; requests that the server got)."""

    def asked(script, limit=None):
        budget, cache = Budget(limit), Cache(tmp_path / "answers.sqlite")
        with serve(script) as (url, server):
            endpoint = Endpoint(LlmSettings(url=url, model="tiny", backoff_s=0, attempts=2, timeout_s=TIMEOUT_S))
            try:
                answer = LiveAnswers(endpoint, cache, budget).answer(REQUEST).text
            except AnswerError as error:
                answer = str(error)
            finally:
                endpoint.close()
                cache.close()
        return answer, budget.spent, len(server.bodies)

    return asked


@pytest.mark.parametrize("lost", [LATE, lambda _body: dropped(), not_json(), (200, {}, "{}")])
def test_an_attempt_whose_answer_got_lost_counts_with_its_estimate(ask, lost):
    assert ask([lost, chat("none", prompt_tokens=7, completion_tokens=2)]) == ("none", ESTIMATE + 9, 2)


@pytest.mark.parametrize("refused", [status(429), status(500), status(503)])
def test_an_attempt_that_the_server_refused_costs_nothing(ask, refused):
    assert ask([refused, chat("none", prompt_tokens=7, completion_tokens=2)]) == ("none", 9, 2)


def test_all_attempts_count_where_none_succeeds(ask):
    answer, spent, asked = ask([LATE, LATE])
    assert "2 attempts" in answer
    assert (spent, asked) == (2 * ESTIMATE, 2)


def test_no_further_attempt_where_the_lost_one_has_used_up_the_budget(ask):
    answer, spent, asked = ask([LATE, chat("none")], limit=2 * ESTIMATE - 1)
    assert "another attempt would go beyond" in answer
    assert (spent, asked) == (ESTIMATE, 1)


def test_what_was_set_aside_is_free_again():
    budget = Budget(100)
    budget.reserve(60)
    with pytest.raises(AnswerError):
        budget.reserve(60)
    budget.settle(60, 10)
    budget.reserve(90)
    assert budget.spent == 10
