"""A model's answer -> its lines, strictly: sentence numbers, claim lines, or `none`. All else is complained of."""

import re
from dataclasses import dataclass
from typing import Final

NONE: Final = "none"
LONGEST_LINE: Final = 2_000
MOST_LINES: Final = 5_000
_SENTENCE: Final = re.compile(r"s([0-9]{1,9}):?")
_FENCE: Final = re.compile(r"```\w*")
_THOUGHT: Final = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
"""What reasoning models say to themselves before they answer."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A claim line without its '- ', and the number of the sentence that it stands under."""

    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A line that can't be taken, and why. sentence: None where it stands under none."""

    line: str
    reason: str
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """The lines and complaints of one answer in its order. last: the last sentence it speaks of, None: of none."""

    lines: tuple[AnswerLine, ...]
    complaints: tuple[Complaint, ...]
    last: int | None


def parse_answer(text: str) -> Parsed:
    """Read an answer. Never raises: what breaks the grammar becomes a complaint."""
    rows = [row.strip() for row in _THOUGHT.sub("", text).split("\n")]
    rows = [row for row in rows if row and not _FENCE.fullmatch(row)]
    lines: list[AnswerLine] = []
    complaints: list[Complaint] = []
    sentence: int | None = None
    for row in rows[:MOST_LINES]:
        if match := _SENTENCE.fullmatch(row):
            sentence = int(match[1])
        elif row.startswith("- ") and sentence is not None and len(row) <= LONGEST_LINE:
            lines.append(AnswerLine(sentence, row[2:].strip()))
        elif row.rstrip(".").lower() != NONE:
            complaints.append(Complaint(row[:LONGEST_LINE], _reason(row, sentence), sentence))
    if len(rows) > MOST_LINES:
        complaints.append(Complaint(rows[MOST_LINES][:LONGEST_LINE], f"more than {MOST_LINES} lines."))
    if not rows:
        complaints.append(Complaint("", f"an empty answer; where no sentence states a claim, answer {NONE}."))
    return Parsed(tuple(lines), tuple(complaints), sentence)


def _reason(row: str, sentence: int | None) -> str:
    if len(row) > LONGEST_LINE:
        return f"longer than {LONGEST_LINE} characters."
    if row.startswith("- "):
        return "a claim before any sentence number."
    return "neither a sentence number (s4) alone nor a claim line (- type/subtype | ...)."
