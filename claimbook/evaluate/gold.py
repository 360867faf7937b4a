"""Gold documents: files of the codebook's line format, folders of them, and JSON lines."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from claimbook.errors import FormatError, InputError
from claimbook.model.contract import claim_from_json
from claimbook.model.lines import Sentences, read_claim_line
from claimbook.model.values import Claim, Document, Span

SENTENCE = re.compile(r"s(\d+)\t(.*)")
FORMAT = "See the line format of the gold files in the codebook."


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with its sentences by number and its claims as people marked them.

    Of a document from JSON lines the sentences are unknown (empty), and its text is empty where no line gives it.
    """

    document: Document
    sentences: Mapping[int, Span]
    claims: tuple[Claim, ...]


def read_gold(path: Path) -> dict[str, GoldDocument]:
    """Document id -> gold document, of one .gold file, a folder of them (searched in depth), or JSON lines.

    JSON lines are claims in the form of the contract, and documents ({"id", "text", ...}) where their text is wanted.
    Raises InputError where the path cannot be read or holds no gold, FormatError (file, line, reason) for a bad line
    or an id that stands twice.
    """
    if path.suffix != ".gold" and not path.is_dir():
        return _from_json_lines(_text_of(path), str(path))
    files = sorted(path.rglob("*.gold")) if path.is_dir() else [path]
    if not files:
        raise InputError(str(path), "a folder without .gold files.", "Wanted at least one.", "Name another folder.")
    out: dict[str, GoldDocument] = {}
    for file in files:
        one = parse_gold(_text_of(file), str(file))
        if one.document.id in out:
            raise FormatError(str(file), f"the id {one.document.id!r} stands in an earlier file too.", remedy=FORMAT)
        out[one.document.id] = one
    return out


def parse_gold(text: str, file: str = "gold") -> GoldDocument:
    """The gold document that `text` writes down; `file` names it in errors.

    Its text is the sentences, joined by one newline each. Of several publication dates ('2016-10-19;2020-08-19') the
    last counts, since the text is that of the last version. Raises FormatError with file, line and reason.
    """
    head: dict[str, str] = {}
    sentences: Sentences = {}
    lines: list[tuple[int, int, str]] = []
    size = 0
    for number, line in enumerate((one.rstrip() for one in text.split("\n")), 1):
        if line.startswith("# "):
            key, _, value = line[2:].partition(":")
            head[key.strip()] = value.strip()
        elif match := SENTENCE.fullmatch(line):
            sentences = _with_sentence(sentences, int(match[1]), match[2], size, f"{file}:{number}")
            size += len(match[2]) + 1
        elif line.startswith("- "):
            lines.append((number, max(sentences, default=0), line[2:]))
        elif line:
            raise FormatError(f"{file}:{number}", f"neither head, sentence nor claim: {line[:60]!r}.", remedy=FORMAT)
    document = _document(head, "\n".join(one.text for one in sentences.values()), file)
    return GoldDocument(document, sentences, tuple(_claims(lines, document, sentences, file)))


def _with_sentence(known: Sentences, number: int, text: str, start: int, where: str) -> Sentences:
    if number in known:
        raise FormatError(where, f"sentence s{number} stands twice.", remedy=FORMAT)
    return {**known, number: Span(text, start, start + len(text))}


def _document(head: Mapping[str, str], text: str, file: str) -> Document:
    if not head.get("id"):
        raise FormatError(file, "no '# id:' line.", remedy=FORMAT)
    published = head.get("published", "").split(";")[-1].strip()
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError as error:
        raise FormatError(file, f"published {published!r} is not a day.", "Wanted YYYY-MM-DD.") from error
    return Document(head["id"], text, day, head.get("title") or None, head.get("source") or None)


def _claims(
    lines: Iterable[tuple[int, int, str]], document: Document, sentences: Sentences, file: str
) -> Iterable[Claim]:
    for position, (number, sentence, line) in enumerate(lines, 1):
        try:
            claim = read_claim_line(line, sentence, sentences)
        except FormatError as error:
            raise FormatError(f"{file}:{number}", error.problem, error.expected, FORMAT) from error
        yield replace(claim, doc=document.id, id=f"{document.id}#{position}")


def _from_json_lines(text: str, file: str) -> dict[str, GoldDocument]:
    claims: dict[str, tuple[Claim, ...]] = {}
    documents: dict[str, Document] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        value = _json_object(line, f"{file}:{number}")
        if "doc" in value:
            claim = _claim(value, f"{file}:{number}")
            claims[claim.doc] = (*claims.get(claim.doc, ()), claim)
        else:
            one = _json_document(value, f"{file}:{number}")
            documents[one.id] = one
    ids = dict.fromkeys((*documents, *claims))
    return {one: GoldDocument(documents.get(one, Document(one, "")), {}, claims.get(one, ())) for one in ids}


def _json_object(line: str, where: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise FormatError(where, f"not JSON ({error}).", "Wanted one object a line.") from error
    if not isinstance(value, dict):
        raise FormatError(where, "not a JSON object.", "Wanted one object a line.")
    return value


def _claim(value: Mapping[str, Any], where: str) -> Claim:
    try:
        return claim_from_json(value)
    except FormatError as error:
        raise FormatError(where, error.problem, error.expected, error.remedy) from error


def _json_document(value: Mapping[str, Any], where: str) -> Document:
    texts = {key: value.get(key) for key in ("id", "text", "published", "title", "source", "url")}
    if not all(one is None or isinstance(one, str) for one in texts.values()) or None in (texts["id"], texts["text"]):
        raise FormatError(where, "neither a claim nor a document.", 'Wanted a claim, or {"id", "text", ...}.')
    return _document_of(texts, where)


def _document_of(texts: Mapping[str, str | None], where: str) -> Document:
    head = {key: one for key, one in texts.items() if one is not None}
    return replace(_document(head, head["text"], where), url=head.get("url"))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error}).", "Wanted a file of UTF-8 text.") from error
