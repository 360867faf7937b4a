"""Where replies come from: the server and the cache before it, or the cache alone."""

from threading import Lock

from claimbook.errors import AnswerError
from claimbook.extract.llm.budget import Budget
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.endpoint import Endpoint
from claimbook.extract.llm.request import Reply, Request


class LiveAnswers:
    """Implements Answers: what was answered before is not asked again, and nothing is asked beyond the budget."""

    def __init__(self, endpoint: Endpoint, cache: Cache, budget: Budget) -> None:
        self._endpoint = endpoint
        self._cache = cache
        self._budget = budget

    def answer(self, request: Request) -> Reply:
        """See request.Answers."""
        known = self._cache.reply(request.key)
        if known:
            return known
        # An answer is seldom longer than the report, which is the last part of the request.
        reserved = request.tokens + request.tokens // 4
        self._budget.reserve(reserved)
        used = 0
        try:
            reply = self._endpoint.answer(request, lambda: self._budget.lose(reserved))
            used = reply.tokens_in + reply.tokens_out
        finally:
            self._budget.settle(reserved, used)
        self._cache.keep(request.key, reply)
        return reply


class KeptAnswers:
    """Implements Answers out of the cache alone, and notes what it lacks."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._lock = Lock()
        self._missing: dict[str, Request] = {}

    def answer(self, request: Request) -> Reply:
        """See request.Answers."""
        known = self._cache.reply(request.key)
        if known:
            return known
        with self._lock:
            self._missing[request.key] = request
        raise AnswerError(request.model, "no answer yet.")

    def take_missing(self) -> list[Request]:
        """The requests without an answer since the last call, in a fixed order."""
        with self._lock:
            missing, self._missing = self._missing, {}
        return sorted(missing.values(), key=lambda one: (one.vote, one.key))
