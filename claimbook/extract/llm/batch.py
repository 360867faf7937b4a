"""Requests as a file in the OpenAI batch format, and the answers of such a file into the cache.

An export holds what the cache has no answer to yet. So a document of several windows, or with refused lines, takes
several rounds of export and import, and ends with the claims of a live run.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final

from claimbook.errors import FormatError
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.chain import read_chain
from claimbook.extract.llm.endpoint import reply_of
from claimbook.extract.llm.engine import LlmEngine
from claimbook.extract.llm.prompt import prompt_version
from claimbook.extract.llm.request import Request
from claimbook.extract.llm.sources import KeptAnswers
from claimbook.model.values import Document, Issue

ADDRESS: Final = "/v1/chat/completions"
LONGEST_LINE: Final = 16 << 20


@dataclass(frozen=True, slots=True)
class Batch:
    """What an export was about: its documents, and how the engine was set."""

    documents: tuple[Document, ...]
    screened: bool
    model: str
    votes: int
    window: int
    overlap: int
    extra: dict[str, Any]

    def engine(self, cache: Cache, local: LlmEngine) -> LlmEngine:
        """The engine of the export, on the answers kept so far. local: an engine whose local one is taken."""
        return LlmEngine(
            KeptAnswers(cache),
            self.model,
            local.local,
            self.screened,
            self.votes,
            self.window,
            self.overlap,
            self.extra,
        )


def export_batch(documents: Iterable[Document], engine: LlmEngine, cache: Cache) -> list[dict[str, Any]]:
    """The requests that still lack an answer, a JSON object each; empty where none does. The cache keeps the batch."""
    kept = KeptAnswers(cache)
    whole = tuple(documents)
    pending: dict[str, Request] = {}
    for document in whole:
        sheet = engine.sheet(document)
        for first in engine.requests():
            read_chain(sheet, first, kept)
        pending |= {one.key: one for one in kept.take_missing()}
    extra = dict(engine.extra)
    content = Batch(whole, engine.screened, engine.model, engine.votes, engine.window, engine.overlap, extra)
    text = json.dumps({"prompt": prompt_version(), **asdict(content)}, default=date.isoformat)
    name = hashlib.sha256("\n".join([text, *pending]).encode()).hexdigest()[:12]
    ids = {f"claimbook-{name}-{number}": key for number, key in enumerate(pending, 1)}
    cache.keep_batch(name, text, ids)
    return [
        {"custom_id": custom, "method": "POST", "url": ADDRESS, "body": pending[key].body}
        for custom, key in ids.items()
    ]


def import_answers(lines: Iterable[str], cache: Cache, file: str) -> Iterator[str | Issue]:
    """Take answers into the cache: the name of each batch they belong to, once, and an Issue for each that is none."""
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _import_line(line, cache, f"{file}:{number}")
        if isinstance(found, Issue):
            yield found
        elif found not in seen:
            seen.add(found)
            yield found


def kept_batch(name: str, cache: Cache) -> Batch:
    """The batch of that name. Raises FormatError where it was exported with other instructions, or not from here."""
    text = cache.batch_content(name)
    if text is None:
        raise FormatError(f"batch {name}", "it was not exported from here.")
    value = json.loads(text)
    if value.pop("prompt") != prompt_version():
        remedy = "Export it again."
        raise FormatError(f"batch {name}", "it was exported by another version of Claimbook.", remedy=remedy)
    documents = tuple(_document(one) for one in value.pop("documents"))
    return Batch(documents, **value)


def _document(value: dict[str, Any]) -> Document:
    day = value["published"]
    return replace(Document(**value), published=date.fromisoformat(day) if day else None)


def _import_line(line: str, cache: Cache, where: str) -> str | Issue:
    """The batch of one answer, once it is kept."""
    try:
        value: Any = json.loads(line) if len(line) <= LONGEST_LINE else None
        custom, response = value["custom_id"], value.get("response")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return Issue(where, "no line of a batch's results.")
    known = cache.request(custom) if isinstance(custom, str) else None
    if known is None:
        return Issue(where, f"{str(custom)[:80]!r} was not exported from here.")
    reply = reply_of(response.get("body"), 0) if isinstance(response, dict) else None
    if reply is None or response.get("status_code") != 200:
        return Issue(where, f"{custom}: failed ({_failure(value)}).")
    cache.keep(known[1], reply)
    return known[0]


def _failure(value: dict[str, Any]) -> str:
    said = value.get("error") or value.get("response")
    return json.dumps(said, ensure_ascii=False)[:200]
