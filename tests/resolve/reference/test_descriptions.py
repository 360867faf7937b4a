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


def test_gunmen_of_a_group_at_the_beginning_of_a_sentence_are_that_groups_and_no_name():
    text = "Gunmen of the Reed Front attacked a convoy."
    assert last_named(text, "Gunmen of the Reed Front") == "Reed Front"
    text = "Soldiers of Vel grew. A court convicted two Soldiers of Vel."
    assert last_named(text, "Soldiers of Vel") == "Soldiers of Vel"


def test_state_media_and_both_sides_are_nobody_named():
    assert last_named("The Reed Front grew. State media reported it.", "State media") in (None, "State media")
    assert last_named("The Reed Front grew, both sides said.", "both sides") is None
