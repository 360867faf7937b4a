"""An OpenAI-compatible chat endpoint over plain HTTP: patient with a busy server, short with a wrong one."""

import json
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import httpx

from claimbook.errors import AnswerError, EndpointError
from claimbook.extract.llm.request import Reply, Request, estimated_tokens
from claimbook.settings import LlmSettings

MAX_BYTES: Final = 8 << 20
"""The longest reply that is taken in."""
_FINAL: Final = frozenset({"stop", "eos", "end_turn", "eos_token"})
_LOST: Final = (httpx.ReadTimeout, httpx.ReadError, httpx.RemoteProtocolError)
"""The request was sent, and no answer came back whole."""
_HOPELESS: Final = {
    401: "Set CLAIMBOOK_LLM_KEY.",
    403: "Check CLAIMBOOK_LLM_KEY and what it may use.",
    404: "Check CLAIMBOOK_LLM_URL (it ends in /v1) and CLAIMBOOK_LLM_MODEL.",
}
"""Status -> what to do about it. No other request would fare better."""


class _TransientError(Exception):
    """Worth another try. wait_s: what the server asks for; None: it does not say. lost: was it sent, and may the server
    have worked on an answer that never came whole?"""

    def __init__(self, problem: str, wait_s: float | None = None, *, lost: bool = False) -> None:
        super().__init__(problem)
        self.wait_s = wait_s
        self.lost = lost


class _TooLongError(AnswerError):
    """Another try would be as long."""


def _nothing() -> None:
    """Nobody counts."""


class Endpoint:
    """A server and the model on it. Used by several threads at once; `close` it when done."""

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self._address = f"{settings.url}/chat/completions"
        headers = {"Authorization": f"Bearer {settings.key}"} if settings.key else {}
        timeout = httpx.Timeout(settings.timeout_s, connect=min(10.0, settings.timeout_s))
        self._client = httpx.Client(headers=headers, timeout=timeout)

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def answer(self, request: Request, lost: Callable[[], None] = _nothing) -> Reply:
        """The reply, after as many tries as the settings allow. lost: called for each try of which the server may have
        answered, and the answer got lost; what it raises ends the tries.

        Raises AnswerError where they all fail or the request itself is refused, EndpointError where the server can't be
        reached, refuses the key or knows no such model.
        """
        for attempt in range(1, self._settings.attempts + 1):
            try:
                return self._ask(request)
            except _TransientError as error:
                if error.lost:
                    lost()
                self._wait(attempt, request, error)
            except _TooLongError:
                lost()
                raise
            except httpx.ConnectError as error:
                if attempt == self._settings.attempts:
                    remedy = "Start it (Ollama: ollama serve), or set CLAIMBOOK_LLM_URL."
                    raise EndpointError(self._settings.url, "nobody answers there.", remedy=remedy) from error
                self._wait(attempt, request, _TransientError("nobody answers"))
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                if isinstance(error, _LOST):
                    lost()
                self._wait(attempt, request, _TransientError(str(error) or type(error).__name__))
        raise AnswerError(self._settings.model, "no attempt was allowed.")

    def _wait(self, attempt: int, request: Request, error: _TransientError) -> None:
        """Sleep until the next try. Raises AnswerError where there is none."""
        settings = self._settings
        if attempt >= settings.attempts:
            raise AnswerError(settings.model, f"no answer in {attempt} attempts ({error}).") from error
        # A share of the wait that differs from request to request keeps many threads from coming back all at once.
        spread = 1 + int(request.key[:8], 16) / 2**33
        wait_s = error.wait_s if error.wait_s is not None else settings.backoff_s * 2 ** (attempt - 1) * spread
        if wait_s > settings.longest_wait_s and error.wait_s is not None:
            raise AnswerError(settings.model, f"the server asks to wait {wait_s:.0f} s.") from error
        time.sleep(min(wait_s, settings.longest_wait_s))

    def _ask(self, request: Request) -> Reply:
        deadline = time.monotonic() + self._settings.timeout_s
        with self._client.stream("POST", self._address, json=request.body) as response:
            content = bytearray()
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > MAX_BYTES:
                    raise _TooLongError(self._settings.model, f"an answer longer than {MAX_BYTES:,} bytes.")
                # A server may drip one byte at a time: httpx bounds each wait, this bounds their sum.
                if time.monotonic() > deadline:
                    raise _TransientError(f"not done within {self._settings.timeout_s:g} s", lost=True)
            self._check(response, bytes(content))
        return _reply(bytes(content), request)

    def _check(self, response: httpx.Response, content: bytes) -> None:
        status = response.status_code
        said = content[:200].decode("utf-8", "replace")
        if status in _HOPELESS:
            raise EndpointError(self._settings.url, f"the server answers {status}: {said}", remedy=_HOPELESS[status])
        if status in (408, 409, 425, 429) or status >= 500:
            raise _TransientError(f"the server answers {status}", _retry_after(response.headers))
        if status != 200:
            raise AnswerError(self._settings.model, f"the server answers {status}: {said}")


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the header asks to wait, given as seconds or as a date.

    None without it, and where it asks for no wait at all or is odd: our own, growing wait keeps the attempts apart.
    """
    given = headers.get("retry-after", "").strip()
    try:
        wait_s = float(given)
    except ValueError:
        try:
            wait_s = (parsedate_to_datetime(given) - datetime.now(UTC)).total_seconds()
        except (TypeError, ValueError, OverflowError):
            return None
    return wait_s if wait_s > 0 else None


def _reply(content: bytes, request: Request) -> Reply:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise _TransientError("its answer is not JSON", lost=True) from error
    reply = reply_of(value, request.tokens)
    if reply is None:
        raise _TransientError("its answer is no chat completion", lost=True)
    return reply


def reply_of(value: Any, sent: int) -> Reply | None:
    """The reply in a chat completion; None where it is none. sent: tokens sent, where the server does not tell."""
    try:
        choice = value["choices"][0]
        text = choice["message"]["content"]
        finish = choice.get("finish_reason")
    except (KeyError, IndexError, TypeError, AttributeError):
        return None
    # A model that refuses, or thinks until it is cut off, says null: asked again it would say, and cost, the same.
    text = "" if text is None else text
    if not isinstance(text, str):
        return None
    text = text.encode("utf-8", "replace").decode()  # lone surrogates: no file and no request holds them
    usage = value.get("usage") if isinstance(value.get("usage"), dict) else {}
    return Reply(
        text,
        isinstance(finish, str) and finish in _FINAL,
        _count(usage.get("prompt_tokens"), sent),
        _count(usage.get("completion_tokens"), estimated_tokens(text)),
    )


def _count(given: Any, otherwise: int) -> int:
    return given if isinstance(given, int) and 0 <= given < 1 << 40 else otherwise
