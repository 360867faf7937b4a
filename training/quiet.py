"""News that speaks of no violence: what the network is to be silent on.

Gold comes from reports of conflict, so that a network taught by it alone reads crashes as bombings and superbugs as
weapons. The articles are Wikinews' that hold none of the words of _VIOLENCE; those of an even number teach, the others
are kept for benchmarks.quiet.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from claimbook.extract.local.tokens import split_pieces
from claimbook.extract.sentences import sentences
from training.examples import Passage, Sentence

LONGEST: Final = 6_000
"""Characters: two interviews of 40,000 would weigh as much as all the others."""
_VIOLENCE: Final = re.compile(
    r"\b(?:attack\w*|bomb\w*|kill(?:ed|ing|s)? by|shoot\w*|shot|gunm[ae]n|terror\w*|milit\w+|insurgen\w*|rebel\w*"
    r"|guerrilla\w*|troops?|army|soldiers?|air ?strikes?|missiles?|arrest\w*|detain\w*|protest\w*|riot\w*|police|war"
    r"|weapons?|armed|hostage\w*|kidnap\w*|murder\w*|massacre\w*|coup|ceasefire|truce|extremis\w*|jihad\w*|taliban|isis"
    r"|islamic state|sanction\w*|gang|assassin\w*|invasion|navy|forces|fighters?|stab\w*|violen\w*|demonstrat\w*"
    r"|strike\w*|nuclear|defen[cs]e|cartel)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quiet:
    """An article without violence. taught: does the network learn from it?"""

    id: str
    text: str
    taught: bool


def quiet_articles(shared: Path) -> list[Quiet]:
    """Wikinews' articles without violence, those of gold/dev left out, in the order of the file."""
    gold = {one.stem for one in (shared / "gold" / "dev").glob("*.gold")}
    lines = (shared / "data" / "raw" / "wikinews.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        Quiet(one["id"], one["text"], int(one["id"].rpartition("-")[2]) % 2 == 0)
        for one in map(json.loads, lines)
        if one["id"] not in gold and not _VIOLENCE.search(f"{one['title']} {one['text']}")
    ]


def quiet_passage(article: Quiet, tokenizer: Tokenizer) -> Passage:
    """Its sentences within the first LONGEST characters, none with a claim; mentions are not marked."""
    spans = [one for one in sentences(article.text) if one.end <= LONGEST]
    pieces = split_pieces(tokenizer, [one.text for one in spans])
    return Passage(
        article.id,
        "quiet",
        tuple(Sentence(one, (), None, span.start) for span, one in zip(spans, pieces, strict=True) if len(one)),
    )
