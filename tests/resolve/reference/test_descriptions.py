"""Whom a description means that is no name itself: "the group", "the separatist group"."""

from claimbook.model.values import Document, Extraction, Mention
from claimbook.resolve.reference import name_claims

GROUPS = ("Reed Front", "Velmar Shield")


def last_named(text: str, words: str) -> str | None:
    """The name of the last mention, where the groups of the text are marked, too."""
    marked = [(text.index(one), one, "group") for one in GROUPS if one in text]
    spans = sorted([*marked, (text.rindex(words), words, None)])
    mentions = tuple(Mention(one, start, start + len(one), kind=kind) for start, one, kind in spans)
    return name_claims(Extraction(Document("d", text), (), mentions)).mentions[-1].name


def test_a_description_is_who_was_called_so():
    text = "The Reed Front, a separatist group, met the Velmar Shield, a party. The separatist group split."
    assert last_named(text, "separatist group") == "Reed Front"


def test_a_group_that_was_never_spoken_of_stays_without_a_name():
    assert last_named("On Monday the group split.", "group") is None


def test_one_of_a_kind_is_somebody_new():
    assert last_named("The Reed Front grew. Another group split.", "group") is None
