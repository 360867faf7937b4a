"""What a run would ask, before anything is paid for."""

from dataclasses import dataclass
from typing import Final

from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.chain import Sheet, read_chain, window_request
from claimbook.extract.llm.engine import LlmEngine
from claimbook.extract.llm.prompt import Carried
from claimbook.extract.llm.request import Reply, Request
from claimbook.extract.llm.sources import KeptAnswers
from claimbook.model.values import Document
from claimbook.settings import LlmSettings

ANSWER_TOKENS: Final = 38
"""Tokens answered for each sentence asked about: gold/dev, dense in claims, has lines of 151 characters a sentence."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Requests still to be sent, and estimates of their tokens. What is kept from earlier runs counts as nothing."""

    documents: int = 0
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def __add__(self, other: "Plan") -> "Plan":
        """Both."""
        return Plan(
            self.documents + other.documents,
            self.requests + other.requests,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
        )

    def cost(self, settings: LlmSettings) -> float | None:
        """In the currency of the prices; None where a price is not set."""
        if settings.price_in is None or settings.price_out is None:
            return None
        return (self.tokens_in * settings.price_in + self.tokens_out * settings.price_out) / 1e6


class _Counting:
    """Implements Answers out of the cache: how many windows it has answers for."""

    def __init__(self, cache: Cache) -> None:
        self._kept = KeptAnswers(cache)
        self.windows = 0

    def answer(self, request: Request) -> Reply:
        reply = self._kept.answer(request)
        self.windows += len(request.messages) == 2
        return reply


def plan(engine: LlmEngine, document: Document, cache: Cache) -> Plan:
    """What reading the document would take. Refused lines that will have to be sent back are not foreseen."""
    sheet = engine.sheet(document)
    return sum((_pass(sheet, one, cache) for one in engine.requests()), Plan(documents=1))


def _pass(sheet: Sheet, first: Request, cache: Cache) -> Plan:
    counting = _Counting(cache)
    read_chain(sheet, first, counting)
    left = sheet.windows[counting.windows :]
    sent = sum(window_request(sheet, window, Carried(), first).tokens for window in left)
    return Plan(0, len(left), sent, sum(ANSWER_TOKENS * len(window.fresh) for window in left))
