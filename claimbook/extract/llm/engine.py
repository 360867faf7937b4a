"""The engines that ask a language model: Document -> Claims, with nothing in them that the document does not carry."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, Final

from claimbook.errors import FormatError
from claimbook.extract.engine import Engine
from claimbook.extract.llm.budget import Budget
from claimbook.extract.llm.cache import Cache
from claimbook.extract.llm.chain import ChainReading, Sheet, read_chain
from claimbook.extract.llm.confidence import confidence
from claimbook.extract.llm.endpoint import Endpoint
from claimbook.extract.llm.prompt import prompt_version
from claimbook.extract.llm.request import Answers, Request
from claimbook.extract.llm.screen import CONTEXT, candidates, labels_alone
from claimbook.extract.llm.shown import show
from claimbook.extract.llm.sources import LiveAnswers
from claimbook.extract.llm.votes import Voted, vote
from claimbook.extract.llm.windows import windows
from claimbook.extract.local import LocalEngine
from claimbook.extract.local import load as load_local
from claimbook.extract.sentences import sentences
from claimbook.model.values import Claim, Document, Extraction, Issue, Mention
from claimbook.settings import LlmSettings, load_settings

VERSION: Final = "1.0"


@dataclass(frozen=True, slots=True)
class Options:
    """What a run asks for. votes: readings of each document. max_tokens: spent at most; None: no limit."""

    votes: int = 1
    max_tokens: int | None = None


@dataclass(frozen=True)
class LlmEngine:
    """Implements claimbook.extract.engine.Engine. Documents may be read from several threads at once.

    local: says how far it agrees; None: nobody does. screened: ask only about what `local` holds likely.
    window, overlap: see settings. extra: further fields of each request.
    """

    answers: Answers
    model: str
    local: Engine | None = None
    screened: bool = False
    votes: int = 1
    window: int = 8_000
    overlap: int = 3
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Kind, version, digest of the prompt, model: "llm/1.0-3f2a91bc/llama3.1:8b"."""
        return f"{'cascade' if self.screened else 'llm'}/{VERSION}-{prompt_version()}/{self.model}"

    def extract(self, document: Document) -> Extraction:
        """All claims of the document, in document order. Raises EndpointError where the model can't be asked at all."""
        sheet = self.sheet(document)
        readings = self._readings(sheet)
        voted = vote([one.found for one in readings])
        issues = dict.fromkeys(issue for one in readings for issue in one.issues)
        seen = self.local.extract(document) if self.local else Extraction(document, ())
        claims = tuple(self._claim(one, document, seen) for one in voted)
        return Extraction(document, claims, _mentions(claims, seen), (*self._hidden(sheet), *issues))

    def sheet(self, document: Document) -> Sheet:
        """The document in windows of numbered sentences."""
        shown = show(sentences(document.text))
        chosen = self._chosen(document, shown.originals) if self.screened else None
        return Sheet(
            document,
            shown,
            tuple(windows(shown.sentences, self.window, CONTEXT if self.screened else self.overlap, chosen)),
        )

    def requests(self) -> list[Request]:
        """One a vote, without messages yet."""
        return [Request(self.model, (), number, self.extra) for number in range(self.votes)]

    def _readings(self, sheet: Sheet) -> list[ChainReading]:
        first = self.requests()
        if len(first) == 1:
            return [read_chain(sheet, first[0], self.answers)]
        with ThreadPoolExecutor(len(first)) as pool:
            return list(pool.map(lambda one: read_chain(sheet, one, self.answers), first))

    def _chosen(self, document: Document, originals: Mapping[int, Any]) -> set[int]:
        if not isinstance(self.local, LocalEngine):
            raise FormatError("cascade", "there is no local engine to screen with.")
        starts = candidates(labels_alone(self.local).read(document))
        return {number for number, one in originals.items() if one.start in starts}

    def _claim(self, one: Voted, document: Document, seen: Extraction) -> Claim:
        sure = confidence(one.claim, seen.claims, one.share) if self.local else None
        named = replace(one.claim, doc=document.id, engine=self.name, confidence=sure)
        return _with_kinds(named, seen.mentions)

    def _hidden(self, sheet: Sheet) -> list[Issue]:
        hidden = sheet.shown.hidden
        reason = f"{hidden} invisible characters (Unicode tags) are kept from the model."
        return [Issue(sheet.document.id, reason)] if hidden else []


def _with_kinds(claim: Claim, seen: Sequence[Mention]) -> Claim:
    """Each mention of the kind that the local engine gives these words, or those that they share most letters with.

    Without a kind, nobody would look for its identity.
    """

    def known(one: Mention) -> Mention:
        shared = [(min(one.end, other.end) - max(one.start, other.start), other.kind) for other in seen]
        most, kind = max(shared, key=lambda pair: pair[0], default=(0, None))
        return replace(one, kind=kind if most > 0 else None)

    roles = {role: tuple(map(known, given)) for role, given in claim.roles.items()}
    return replace(claim, roles=roles, holder=known(claim.holder) if claim.holder else None)


def _mentions(claims: tuple[Claim, ...], seen: Extraction) -> tuple[Mention, ...]:
    """Those of the local engine, and the fillers that it lacks, in document order."""
    places = {(one.start, one.end): one for one in seen.mentions}
    for claim in claims:
        for given in claim.roles.values():
            for one in given:
                places.setdefault((one.start, one.end), one)
    return tuple(places[key] for key in sorted(places))


def load(
    options: Options | None = None, settings: LlmSettings | None = None, answers: Answers | None = None
) -> LlmEngine:
    """The `llm` engine. None: the settings of the user, the server that they name, one vote and no limit.

    Raises FormatError for settings that can't be used, ResourceError where cache or weights can't be opened.
    """
    return _load(options or Options(), settings or load_settings(), answers)


def load_cascade(
    options: Options | None = None, settings: LlmSettings | None = None, answers: Answers | None = None
) -> LlmEngine:
    """The `cascade` engine, as `load`."""
    return replace(load(options, settings, answers), screened=True)


def _load(options: Options, settings: LlmSettings, answers: Answers | None) -> LlmEngine:
    source = answers or LiveAnswers(Endpoint(settings), Cache(settings.cache), Budget(options.max_tokens))
    return LlmEngine(
        source, settings.model, load_local(), False, options.votes, settings.window, settings.overlap, settings.body
    )
