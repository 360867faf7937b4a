"""An engine for tests of the command line: one pattern, every kind of thing a claim can hold, no weights."""

import re
import sys
from collections.abc import Iterator

from claimbook.cli import main
from claimbook.extract.engines import ENGINES
from claimbook.model.values import Amount, Claim, Document, Extraction, Mention, Period, Span

SENTENCE = re.compile(r"[^.]*\.")
RAID = re.compile(
    r"(?P<perpetrator>[A-Z]\w+ (?:Front|Brigade)) (?P<doubt>may have )?raided (?P<place>[^\s,.]+)"
    r"(?:,? killing (?P<killed>\d+))?(?: (?P<when>on [A-Z]\w+day))?(?:, (?P<holder>[a-z]+) said)?"
)


class TinyEngine:
    """Finds 'X Front raided Y, killing N on Monday, police said.'"""

    name = "tiny/1"

    def extract(self, document: Document) -> Extraction:
        claims = tuple(self._claims(document))
        mentions = tuple(one for claim in claims for given in claim.roles.values() for one in given)
        return Extraction(document, claims, mentions)

    def _claims(self, document: Document) -> Iterator[Claim]:
        for sentence in SENTENCE.finditer(document.text):
            start = sentence.end() - len(sentence[0].lstrip())
            for match in RAID.finditer(document.text, start, sentence.end()):
                yield self._claim(document, match, Span(document.text[start : sentence.end()], start, sentence.end()))

    def _claim(self, document: Document, match: re.Match[str], sentence: Span) -> Claim:
        where = {part: (match[part], *match.span(part)) for part in RAID.groupindex if match[part]}
        return Claim(
            doc=document.id, id="", type="incident", subtype="raid",
            roles={"perpetrator": (Mention(*where["perpetrator"], kind="group"),),
                   "place": (Mention(*where["place"], name=f"{match['place']}, Ostrel", kind="place"),)},
            numbers={"killed": Amount(*where["killed"], float(match["killed"]), None)} if match["killed"] else {},
            when=Period(*where["when"]) if match["when"] else None,
            incident="I1",
            holder=Mention(*where["holder"], kind="force") if match["holder"] else None,
            polarity="positive", modality="possible" if match["doubt"] else "actual",
            evidence=(sentence,), confidence=0.4 if match["doubt"] else 0.9, engine=self.name,
        )  # fmt: skip


def install() -> None:
    """Let `--engine tiny` exist, as a new engine would: one more line in the dict."""
    ENGINES["tiny"] = TinyEngine


if __name__ == "__main__":  # python -m tests.cli.tiny read ...
    install()
    sys.exit(main())
