"""Real reports of the shared corpora as plain texts, for marks that lie in this repository without their words.

Only corpora that released weights may learn from, and no text of gold/dev: Wikinews and days of the current-events
portal, the UN list's narratives, re3d, WikiEvents, MUC-4's training messages, weblogs and newsgroups of the English Web
Treebank, and, sixteen to a text as on a page of the day's news, the headlines behind UCDP's coded events.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from training.headlines import headlines

_VIOLENT: Final = re.compile(
    r"\b(?:kill|attack|bomb|clash|raid|dead|die|shell|shot|gun|blast|ambush|abduct|kidnap)", re.IGNORECASE
)
_MESSAGE: Final = re.compile(r"(?m)^(?=DEV-MUC3-\d{4})")
_ON_A_PAGE: Final = 16
_SEED: Final = 11
_TREEBANK_PARTS: Final = ("train", "dev")


@dataclass(frozen=True, slots=True)
class Text:
    """One report. text: every run of white space is one space. published: as the corpus gives it, "" if it doesn't."""

    id: str
    source: str
    published: str
    title: str
    text: str


def real_texts(shared: Path) -> dict[str, Text]:
    """Id -> text, of all corpora named above."""
    corpora = (_raw, _listed, _re3d, _messages, _treebank, _headlines, _wikievents)
    return {one.id: one for corpus in corpora for one in corpus(shared / "data")}


def _text(name: str, source: str, published: str, title: str, text: str) -> Text:
    return Text(name, source, published, " ".join(title.split()), " ".join(text.split()))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def _raw(data: Path) -> Iterator[Text]:
    for file, source in (("wikinews", "wikinews"), ("current-events", "wp-current-events")):
        for one in _lines(data / "raw" / f"{file}.jsonl"):
            yield _text(one["id"], source, one["published"], one["title"], one["text"])


def _listed(data: Path) -> Iterator[Text]:
    """The latest narrative of each entity."""
    csv.field_size_limit(1 << 30)
    with (data / "un_sc" / "un_entities_all_dates_derived.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["list_date"])
    for row in {one["reference_number"]: one for one in rows}.values():
        name = "un-" + row["reference_number"].lower().replace(".", "")
        yield _text(name, "un_sc", row["list_date"], row["name"], f"{row['name']}. {row['comments']}")


def _re3d(data: Path) -> Iterator[Text]:
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for one in _lines(path):
            yield _text(f"re3d-{one['_id'][:8]}", f"re3d/{path.parent.name}", "", one["title"], one["text"])


def _messages(data: Path) -> Iterator[Text]:
    """In capitals, as they were sent."""
    for path in sorted((data / "muc4" / "raw" / "dev").glob("dev-muc3-*")):
        for part in _MESSAGE.split(path.read_text(encoding="utf-8", errors="replace"))[1:]:
            head, _, text = part.partition("\n")
            yield _text(f"muc-{head.split()[0].lower()}", "muc4-train", "", "", text)


def _wikievents(data: Path) -> Iterator[Text]:
    for one in _lines(data / "wikievents" / "dev.jsonl"):
        yield _text(f"we-{one['doc_id']}", "wikievents", "", "", one["text"])


def _headlines(data: Path) -> Iterator[Text]:
    """No date of publication: the headlines of a page are of many days."""
    told = [" ".join(row["headline"].split()) for row in headlines(data / "ucdp_ged", 60_000, _SEED)]
    told = [one for one in told if _VIOLENT.search(one)]
    for number, start in enumerate(range(0, len(told), _ON_A_PAGE)):
        page = " ".join(told[start : start + _ON_A_PAGE])
        yield _text(f"ged-{number:02}", "ucdp-headlines", "", "", page)


def _treebank(data: Path) -> Iterator[Text]:
    for part in _TREEBANK_PARTS:
        content = (data / "ud-english" / f"en_ewt-{part}.conllu").read_text(encoding="utf-8")
        for document in content.split("# newdoc id = ")[1:]:
            name = document.partition("\n")[0].strip()
            if name.startswith(("newsgroup", "weblog")):
                text = "\n".join(re.findall(r"(?m)^# text = (.*)$", document))
                yield _text("ewt-" + name.partition("-")[2][:60], "ewt", "", "", text)
