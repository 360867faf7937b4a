"""How the lines of printed pages become paragraphs."""

import pytest

from claimbook.read.reflow import reflow

FILL = "The militia of the northern valley kept the old road closed for days"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("and the council made a state-", "ment about the matter of it.", "made a statement about"),
        ("and the fighters of the al-", "Haddar brigade were seen there.", "of the al-Haddar brigade"),
        ("and in the war years 2014-", "2016 the bridge was closed too.", "years 2014-2016 the"),
        ("and a so far unknown car-", "bomb maker; car-bomb parts lay.", "unknown car-bomb maker"),
        ("and then the co-\u00ad", "operation ended for good in May.", "the co-operation ended"),
        ("and it was over - the war -", "or so the council of Dorvel said.", "the war - or so"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_made_whole(first: str, second: str, joined: str) -> None:
    assert joined in reflow([f"{FILL}\n{first}\n{second}"])


def test_headings_items_and_short_last_lines_part_paragraphs() -> None:
    page = f"Raid at Dorvel\n{FILL}\nand then left.\n{FILL}.\n1. {FILL}\n2. {FILL}\n\n{FILL}"
    assert reflow([page]).split("\n\n") == [
        "Raid at Dorvel", f"{FILL} and then left.", f"{FILL}.", f"1. {FILL}", f"2. {FILL}", FILL,
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["7", "Page 7 of 12", "- 7 -", "7/12"])
def test_page_numbers_are_left_out(number: str) -> None:
    assert reflow([f"{FILL}\n{number}", "and beyond."]) == f"{FILL} and beyond."


def test_nothing_but_page_numbers_hyphens_and_spaces_is_lost() -> None:
    page = "\n".join(f"{FILL} {number}" for number in range(200))
    assert reflow([page]).split() == page.split()
