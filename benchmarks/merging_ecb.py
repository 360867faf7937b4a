"""ECB+ (Cybulska and Vossen 2014): documents of a topic -> mentions of actions with their gold chains."""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from lxml import etree

from claimbook.model.record import Report
from claimbook.model.values import Claim, Document, Span
from claimbook.model.values import Mention as Named

_CLASSES: Final = (
    ("kill", r"kill|slay|slain|murder|dea(?:d|th)|die|dying|fatal|massacre|homicide|execut|assassinat"),
    ("shoot", r"sho[ot]|gun|fire|open"),
    ("bomb", r"bomb|blast|explo|deton|air ?strike|raid|shell|rocket|missile"),
    ("wound", r"wound|injur|hurt|stab"),
    ("attack", r"attack|assault|strike|struck|ambush|hit|violen|riot|clash|fight|battle|storm|heist|rob|hijack|pirat"),
    ("kidnap", r"kidnap|abduct|hostage|seiz"),
    ("arrest", r"arrest|captur|detain|custody|apprehend|nab"),
)
_SUBTYPE: Final = {"bomb": "bombing", "kidnap": "kidnapping", "arrest": "arrest"}
_ROLES: Final = (("HUMAN", "target"), ("LOC", "place"))
_LEARNED: Final = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Mention:
    """One action. chain: the gold event; word_class: of _CLASSES, "" where the words are of no violence."""

    id: str
    document: str
    sentence: int
    chain: str
    word_class: str
    claim: Claim
    report: Report


def violent(mention: Mention) -> bool:
    """Do the words of the action speak of violence?"""
    return bool(mention.word_class)


def read_topic(corpus: Path, topic: int) -> Iterator[Mention]:
    """The mentions of actions in those sentences of a topic that were checked for coreference."""
    with (corpus / "ECBplus_coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as file:
        checked = {(f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in csv.DictReader(file)}
    for path in sorted((corpus / "ECB+" / str(topic)).glob("*.xml")):
        yield from (one for one in _read(path) if (one.document, one.sentence) in checked)


def _read(path: Path) -> Iterator[Mention]:
    tree = etree.parse(str(path), etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
    tokens: dict[str, tuple[int, int, int]] = {}
    text = ""
    for token in tree.iter("token"):
        tokens[token.get("t_id")] = (int(token.get("sentence")), len(text), len(text) + len(token.text or ""))
        text += (token.text or "") + " "
    report = Report(path.stem, Document(path.stem, text), hashlib.sha256(text.encode()).hexdigest(), _LEARNED)
    marked = [one for one in tree.find("Markables") if one.find("token_anchor") is not None]
    chains = _chains(tree)
    for one in marked:
        if one.tag.startswith("ACTION"):
            yield _mention(one, marked, tokens, report, chains)


def _chains(tree: Any) -> dict[str, str]:
    out = {}
    for link in tree.find("Relations"):
        for source in link.findall("source"):
            out[source.get("m_id")] = link.get("note") or f"{link.get('r_id')}"
    return out


def _mention(
    one: Any, marked: list[Any], tokens: dict[str, tuple[int, int, int]], report: Report, chains: dict[str, str]
) -> Mention:
    text, sentence, span = report.document.text, *_slice(one, tokens)
    whole = [at for at in tokens.values() if at[0] == sentence]
    evidence = Span(text[whole[0][1] : whole[-1][2]], whole[0][1], whole[-1][2])
    words = text[slice(*span)].casefold()
    word_class = next((name for name, pattern in _CLASSES if re.search(rf"\b(?:{pattern})", words)), "")
    roles: dict[str, tuple[Named, ...]] = {}
    for kind, role in _ROLES:
        slices = [_slice(other, tokens) for other in marked if other.tag.startswith(kind)]
        named = tuple(Named(text[slice(*at)], *at) for number, at in slices if number == sentence)
        roles.update({role: named} if named else {})
    id_ = f"{report.id}#{one.get('m_id')}"
    subtype = _SUBTYPE.get(word_class, "attack")
    claim = Claim(report.id, id_, "incident", subtype, roles, {}, None, None, None, "positive", "actual", (evidence,))
    return Mention(id_, report.id, sentence, chains.get(one.get("m_id"), id_), word_class, claim, report)


def _slice(one: Any, tokens: dict[str, tuple[int, int, int]]) -> tuple[int, tuple[int, int]]:
    at = [tokens[anchor.get("t_id")] for anchor in one.findall("token_anchor")]
    return at[0][0], (min(start for _, start, _ in at), max(end for _, _, end in at))
