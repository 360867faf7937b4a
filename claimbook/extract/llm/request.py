"""One request to a model and its reply, as values."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, Protocol

Json = dict[str, Any]

BYTES_A_TOKEN: Final = 4
"""A token of English is about 4 bytes of UTF-8 in all vocabularies in use; other scripts have fewer. For estimates."""


@dataclass(frozen=True)
class Request:
    """A dialogue to be gone on with. vote: 0 is read at temperature 0, the further ones at VOTE_TEMPERATURE.

    extra: further fields of the body; an empty text takes a field away (for servers that refuse one).
    """

    model: str
    messages: tuple[tuple[str, str], ...]
    vote: int = 0
    extra: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def body(self) -> Json:
        """The request as the chat endpoint takes it."""
        whole = {
            "model": self.model,
            "messages": [{"role": role, "content": content} for role, content in self.messages],
            "temperature": 0.7 if self.vote else 0,
            "seed": self.vote,
            **self.extra,
        }
        return {name: value for name, value in whole.items() if value != ""}

    @cached_property
    def key(self) -> str:
        """What stands for content, prompt version, model and vote in the cache."""
        content = json.dumps([self.body, self.vote], sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()

    @property
    def tokens(self) -> int:
        """Estimated tokens of what is sent."""
        return sum(estimated_tokens(content) + 4 for _, content in self.messages)

    def followed(self, answer: str, question: str) -> "Request":
        """The dialogue gone on by an answer and the next question."""
        return replace(self, messages=(*self.messages, ("assistant", answer), ("user", question)))


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model answered. complete: False where the server cut it off. Tokens as the server counted them."""

    text: str
    complete: bool
    tokens_in: int
    tokens_out: int


class Answers(Protocol):
    """Where replies come from."""

    def answer(self, request: Request) -> Reply:
        """The reply. Raises AnswerError where this request has none, EndpointError where none will have one."""
        ...


def estimated_tokens(text: str) -> int:
    """Roughly how many tokens a model makes of the text; off by a fifth either way."""
    return -(-len(text.encode("utf-8", "replace")) // BYTES_A_TOKEN)
