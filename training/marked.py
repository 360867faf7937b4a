"""Marks on real texts, kept without a word of them: gold files whose words are places in a text of the corpora.

A file of marks holds documents one after the other: `== ID DIGEST`, the first and last character of each sentence in
the text, then the claim lines of the codebook in which `[4-17]` stands for words: characters 4 to 17 of the sentence
(`s4:[0-9]` of another). A full name that stands in the document is a place, too (`>s2:[0-9]`).

`python -m training.marked SHARED GOLD_FOLDER MARKS...` writes the gold files; with `--pack` it makes one file of marks.
"""

import argparse
import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from training.texts import Text, real_texts

_PLACE: Final = re.compile(r"(?:s(\d+):)?\[(\d+)-(\d+)\]")
_ELSEWHERE: Final = re.compile(r"s(\d+):")
_NTH: Final = re.compile(r"#(\d+)$")
_FIELDS: Final = {"perpetrator", "target", "weapon", "place", "actor", "subject", "object", "holder", "when"} | {
    "killed", "injured", "abducted", "arrested", "strength",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """One document: its sentences by number and, for each, the claim lines of the codebook."""

    id: str
    sentences: Mapping[int, str]
    lines: Mapping[int, tuple[str, ...]]


Change = Callable[[str, Marked, int, bool], str]
"""(words or full name, the document, the sentence's number, is it a full name?) -> what stands there instead."""


class MarkError(ValueError):
    """Marks that do not fit their text; the message says which document."""


def digest(text: str) -> str:
    """What tells that a text is still the one that was marked."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def pack(document: Marked, text: Text) -> str:
    """The marks of one document. Raises MarkError where a sentence or a filler is not in the text."""
    out, at, spans = [f"== {document.id} {digest(text.text)}"], 0, []
    for sentence in document.sentences.values():
        start = text.text.find(sentence, at)
        if start < 0:
            raise MarkError(f"{document.id}: not in the text: {sentence[:60]!r}")
        at = start + len(sentence)
        spans.append(f"{start}-{at}")
    out.append(" ".join(spans))
    for number, lines in document.lines.items():
        out.append(f"s{number}")
        out += [_over_values(line, document, number, _packed) for line in lines]
    return "\n".join(out) + "\n"


def unpack(marks: str, texts: Mapping[str, Text]) -> Iterator[tuple[Marked, Text]]:
    """The documents of a file of marks. Raises MarkError where a text is missing or another than the one marked."""
    for block in marks.split("== ")[1:]:
        head, spans, *rest = block.splitlines()
        name, wanted = head.split()
        if name not in texts or digest(texts[name].text) != wanted:
            raise MarkError(f"{name}: its text is not in the corpora as it was marked. Look at training/texts.py.")
        text = texts[name]
        cut = [tuple(map(int, one.split("-"))) for one in spans.split()]
        sentences = {number: text.text[first:last] for number, (first, last) in enumerate(cut, 1)}
        plain = Marked(name, sentences, {})
        lines: dict[int, list[str]] = {}
        for line in rest:
            if line.startswith("s"):
                lines[int(line[1:])] = []
            elif line:
                number = max(lines)
                lines[number].append(_over_values(line, plain, number, _unpacked))
        yield Marked(name, sentences, {number: tuple(each) for number, each in lines.items()}), text


def gold_file(document: Marked, text: Text) -> str:
    """The document in the line format of the gold."""
    head = [f"# id: {document.id}", f"# published: {text.published}", f"# source: {text.source}"]
    out = [*head, f"# title: {text.title}"]
    for number, sentence in document.sentences.items():
        out += [f"s{number}\t{sentence}", *document.lines.get(number, ())]
    return "\n".join(out) + "\n"


def read_gold_file(content: str) -> Marked:
    """The other way round. Lines of the head but the id are not kept."""
    name = ""
    sentences: dict[int, str] = {}
    lines: dict[int, list[str]] = {}
    for line in content.splitlines():
        if line.startswith("# id:"):
            name = line[5:].strip()
        elif match := re.match(r"s(\d+)\t(.*)$", line):
            sentences[int(match[1])] = match[2]
        elif line.startswith("- "):
            lines.setdefault(max(sentences), []).append(line)
    return Marked(name, sentences, {number: tuple(each) for number, each in lines.items()})


def write_gold(shared: Path, folder: Path, marks: Iterable[Path]) -> int:
    """The documents of files of marks as gold files in the folder; how many. Two files may mark parts of one text."""
    folder.mkdir(parents=True, exist_ok=True)
    texts, count = real_texts(shared), 0
    for path in marks:
        for document, text in unpack(path.read_text(encoding="utf-8"), texts):
            (folder / f"{path.stem}-{document.id}.gold").write_text(gold_file(document, text), encoding="utf-8")
            count += 1
    return count


def _over_values(line: str, document: Marked, number: int, change: Change) -> str:
    """The claim line with its words, and full names, changed."""
    parts = line.split(" | ")
    for place, part in enumerate(parts):
        key, equals, value = part.partition("=")
        if equals and key.strip() in _FIELDS:
            values = [_over_value(one, document, number, change) for one in value.split(" ; ")]
            parts[place] = f"{key.strip()}={' ; '.join(values)}"
    return " | ".join(parts)


def _over_value(value: str, document: Marked, number: int, change: Change) -> str:
    words, arrow, name = value.strip().partition(">")
    meant = change(name, document, number, True) if name else ""
    return change(words.strip(), document, number, False) + arrow + meant


def _packed(words: str, document: Marked, number: int, named: bool) -> str:
    if named:
        hit = next(((s, one.find(words)) for s, one in document.sentences.items() if words in one), None)
        return f"s{hit[0]}:[{hit[1]}-{hit[1] + len(words)}]" if hit and re.search(r"[^\W\d]", words) else words
    elsewhere = _ELSEWHERE.match(words)
    where = int(elsewhere[1]) if elsewhere else number
    bare = words[elsewhere.end() :] if elsewhere else words
    nth = _NTH.search(bare)
    bare = bare[: nth.start()] if nth else bare
    start = _start_of(bare, int(nth[1]) if nth else 1, document.sentences.get(where, ""))
    if start is None:
        raise MarkError(f"{document.id}: {words!r} is not in s{where}.")
    return f"{elsewhere[0] if elsewhere else ''}[{start}-{start + len(bare)}]"


def _unpacked(words: str, document: Marked, number: int, named: bool) -> str:
    match = _PLACE.fullmatch(words)
    if not match:
        return words
    sentence = document.sentences[int(match[1] or number)]
    start, end = int(match[2]), int(match[3])
    found = sentence[start:end]
    if named:
        return found
    nth = next((n for n in range(1, len(sentence)) if _start_of(found, n, sentence) == start), 1)
    return f"{f's{match[1]}:' if match[1] else ''}{found}{f'#{nth}' if nth > 1 else ''}"


def _start_of(words: str, nth: int, sentence: str) -> int | None:
    """Where the nth occurrence begins, whole words first, as the codebook's reader finds it."""
    whole = [hit.start() for hit in re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", sentence)]
    if nth <= len(whole):
        return whole[nth - 1]
    at = sentence.find(words) if nth == 1 and words else -1
    return at if at >= 0 else None


def main(arguments: list[str]) -> int:
    """Write gold files, or pack them."""
    parser = argparse.ArgumentParser(prog="python -m training.marked", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/ and data/")
    parser.add_argument("gold", type=Path, help="folder of gold files")
    parser.add_argument("marks", type=Path, nargs="+", help="files of marks")
    parser.add_argument("--pack", action="store_true", help="make the one file of marks from the gold files")
    given = parser.parse_args(arguments)
    if not given.pack:
        print(f"{write_gold(given.shared, given.gold, given.marks)} gold files in {given.gold}")
        return 0
    (marks,) = given.marks
    texts = real_texts(given.shared)
    found = [read_gold_file(one.read_text(encoding="utf-8")) for one in sorted(given.gold.glob("*.gold"))]
    marks.write_text("".join(pack(one, texts[one.id]) for one in found), encoding="utf-8")
    print(f"{len(found)} documents in {marks}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
