"""Requests as a file in the OpenAI batch format, and the answers of such a file into the cache.

An export holds what the cache has no answer to yet. So a document of several windows, or with refused lines, takes
several rounds of export and import, and ends with the claims of a live run.
"""

import hashlib
import json
import secrets
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
from claimbook.model.contract import mention_from_json, mention_to_json
from claimbook.model.values import Document, Issue

ADDRESS: Final = "/v1/chat/completions"
LONGEST_LINE: Final = 16 << 20


@dataclass(frozen=True, slots=True)
class Batch:
    """How the engine of an export was set. Its documents lie in the cache: `kept_documents`."""

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


def export_batch(documents: Iterable[Document], engine: LlmEngine, cache: Cache) -> Iterator[dict[str, Any]]:
    """The requests that still lack an answer, a JSON object each; none where none does. The cache keeps the batch.

    Memory holds one document. What two documents ask alike is asked once. The custom id of a request stands for its
    content, so the same export gives the same file.
    """
    kept = KeptAnswers(cache)
    name = secrets.token_hex(6)
    batch = Batch(engine.screened, engine.model, engine.votes, engine.window, engine.overlap, dict(engine.extra))
    cache.keep_batch(name, json.dumps({"prompt": prompt_version(), **asdict(batch)}))
    for document in documents:
        pending = {_custom_id(one): one for one in _missing(document, engine, kept)}
        fresh = [custom for custom in pending if (cache.request(custom) or ("",))[0] != name]
        cache.keep_document(name, _content(document), {custom: pending[custom].key for custom in fresh})
        for custom in fresh:
            yield {"custom_id": custom, "method": "POST", "url": ADDRESS, "body": pending[custom].body}


def _missing(document: Document, engine: LlmEngine, kept: KeptAnswers) -> list[Request]:
    sheet = engine.sheet(document)
    for first in engine.requests():
        read_chain(sheet, first, kept)
    return kept.take_missing()


def _custom_id(request: Request) -> str:
    return f"claimbook-{request.key[:40]}"


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
    if value.pop("prompt") != prompt_version() or "documents" in value:
        remedy = "Export it again."
        raise FormatError(f"batch {name}", "it was exported by another version of Claimbook.", remedy=remedy)
    return Batch(**value)


def kept_documents(names: Iterable[str], cache: Cache) -> Iterator[tuple[Batch, Document]]:
    """The documents of the batches, one at a time, each once for an engine, with the batch it is first in.

    Rounds of one export hold the same documents again. Raises FormatError as `kept_batch`.
    """
    seen: set[bytes] = set()
    for name in names:
        batch = kept_batch(name, cache)
        setting = json.dumps(asdict(batch), sort_keys=True)
        for content in cache.batch_documents(name):
            mark = hashlib.sha256(f"{setting}\n{content}".encode()).digest()
            if mark not in seen:
                seen.add(mark)
                yield batch, _document(json.loads(content))


def _document(value: dict[str, Any]) -> Document:
    day, given = value["published"], tuple(map(mention_from_json, value["given"]))
    return replace(Document(**value), published=date.fromisoformat(day) if day else None, given=given)


def _content(document: Document) -> str:
    given = [mention_to_json(one) for one in document.given]
    return json.dumps(asdict(replace(document, given=())) | {"given": given}, default=date.isoformat)


def _import_line(line: str, cache: Cache, where: str) -> str | Issue:
    """The batch of one answer, once it is kept."""
    try:
        value: Any = json.loads(line) if len(line) <= LONGEST_LINE else None
        custom, response = value["custom_id"], value.get("response")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return Issue(where, "no line of a batch's results.")
    known = cache.request(custom) if isinstance(custom, str) and custom.isascii() else None
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
