"""How many tokens may be paid for, watched from several threads."""

from threading import Lock

from claimbook.errors import AnswerError


class Budget:
    """limit: tokens sent and received, together; None: no limit."""

    def __init__(self, limit: int | None = None) -> None:
        self._limit = limit
        self._lock = Lock()
        self._reserved = 0
        self._spent = 0

    @property
    def spent(self) -> int:
        """Tokens paid for so far."""
        return self._spent

    def reserve(self, tokens: int) -> None:
        """Set tokens aside before a request. Raises AnswerError where they are more than is left."""
        with self._lock:
            if self._limit is not None and self._spent + self._reserved + tokens > self._limit:
                remedy = "Answers so far are kept: run again with a higher --max-tokens, and only the rest is asked."
                raise AnswerError("budget", f"the next request would go beyond {self._limit:,} tokens.", remedy=remedy)
            self._reserved += tokens

    def lose(self, tokens: int) -> None:
        """Count an attempt that was sent and whose answer got lost: the server may have worked, and wants to be paid.

        tokens: the estimate. Raises AnswerError where another attempt would go beyond the limit.
        """
        with self._lock:
            self._spent += tokens
            if self._limit is not None and self._spent + self._reserved > self._limit:
                problem = f"an answer got lost, and another attempt would go beyond {self._limit:,} tokens."
                raise AnswerError("budget", problem)

    def settle(self, reserved: int, used: int) -> None:
        """After a request: what was set aside is free again, what was used is spent."""
        with self._lock:
            self._reserved -= reserved
            self._spent += used
