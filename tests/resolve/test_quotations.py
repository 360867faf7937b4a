from dataclasses import replace

import pytest

from claimbook.model.values import Claim, Document, Extraction, Mention, Span
from claimbook.resolve.quotations import hold_quotations


def mention(text, words, kind="person"):
    start = text.index(words)
    return Mention(words, start, start + len(words), kind=kind)


def claim(text, sentence, target, holder=None):
    start = text.index(sentence)
    at = text.index(target, start)
    return Claim(
        "d", "", "incident", "attack", {"target": (Mention(target, at, at + len(target), kind="people"),)}, {}, None,
        None, holder, "positive", "actual", (Span(sentence, start, start + len(sentence)),),
    )  # fmt: skip


def holder(text, sentence, target, *marked, now=None, others=()):
    """Who holds the claim about the target in the sentence, once quotations are read. marked: words or mentions."""
    mentions = tuple(mention(text, one) if isinstance(one, str) else one for one in marked)
    found = Extraction(Document("d", text), (claim(text, sentence, target, now), *others), mentions)
    held = hold_quotations(found).claims[0].holder
    assert held is None or text[held.start : held.end] == held.text
    return held and held.text


FIRST = '"The miners were shot at dawn.'


@pytest.mark.parametrize(
    "text",
    [
        '"The miners were shot at dawn. Nobody helped them", said Ilse Varga.',
        '"The miners were shot at dawn. Nobody helped them," Ilse Varga told reporters on Friday.',
        '"The miners were shot at dawn. Nobody helped them," the Orrin spokeswoman Ilse Varga later said.',
        '"The miners were shot at dawn. Nobody helped them," said its spokeswoman, Ilse Varga, in Tolm.',
        '"The miners were shot at dawn. Nobody helped them," according to Ilse Varga.',
        'Ilse Varga said: "The miners were shot at dawn. Nobody helped them."',
        'On Friday, Ilse Varga, who leads the union, said, "The miners were shot at dawn. Nobody helped them."',
        'Ilse Varga issued the following statement on the strike:\n"The miners were shot at dawn. Nobody helped them."',
        '"The miners were shot at dawn.\n"Nobody helped them," said Ilse Varga.',
    ],
)
def test_the_first_sentence_of_a_quotation_is_held_by_the_one_named_beside_its_marks(text):
    sentence = (
        text[: text.index("dawn.") + 5] if text.startswith("Ilse Varga said") else "The miners were shot at dawn."
    )
    for marks in ('""', "“”"):
        curly = text.replace('"', marks[0], 1)
        curly = curly.replace('.\n"', f".\n{marks[0]}").replace('"', marks[1]) if marks == "“”" else text
        given = sentence if sentence in curly else sentence.replace('"', marks[0])
        assert holder(curly, given, "miners", "Ilse Varga") == "Ilse Varga"


def test_words_that_no_engine_marked_become_no_holder():
    assert holder(FIRST + ' Nobody helped them," said Ilse Varga.', FIRST, "miners") is None


def test_who_stands_in_a_longer_phrase_without_being_its_head_does_not_speak():
    text = FIRST + ' Nobody helped them," said a friend of Ilse Varga.'
    assert holder(text, FIRST, "miners", "Ilse Varga") is None
    text = FIRST + " Nobody helped them,\" said Varga's friend."
    assert holder(text, FIRST, "miners", "Varga") is None


def test_places_and_days_do_not_speak():
    text = FIRST + ' Nobody helped them," said Tolm.'
    assert holder(text, FIRST, "miners", mention(text, "Tolm", "place")) is None


def test_who_is_named_inside_of_the_quotation_is_not_its_speaker():
    text = '"The miners were shot at dawn. Ilse Varga said so," people in Tolm murmur.'
    assert holder(text, FIRST, "miners", "Ilse Varga") is None


def test_a_quotation_before_the_words_of_saying_names_no_subject():
    text = '"The Orrin Front is weak now," said Ilse Varga, adding: "The miners were shot at dawn. Nobody helped them."'
    marked = mention(text, "Orrin Front", "group"), mention(text, "Ilse Varga")
    assert holder(text, FIRST, "miners", *marked) == "Ilse Varga"


def test_behind_a_point_a_name_that_says_something_begins_another_sentence():
    text = FIRST + ' Nobody helped them." Ilse Varga said that the army had left.'
    assert holder(text, FIRST, "miners", "Ilse Varga") is None


def test_a_holder_carried_from_before_gives_way_to_the_one_named_beside_the_quotation():
    text = f'Bodo Lenk said nothing. {FIRST} Nobody helped them," said Ilse Varga.'
    assert holder(text, FIRST, "miners", "Ilse Varga", now=mention(text, "Bodo Lenk")) == "Ilse Varga"


@pytest.mark.parametrize("name", ["she", "Varga"])
def test_a_holder_stays_where_the_words_beside_may_mean_the_same_person(name):
    text = f'Ilse Varga came late. {FIRST} Nobody helped them," {name} said.'
    short = Mention(name, text.rindex(name), text.rindex(name) + len(name), kind="person")
    assert holder(text, FIRST, "miners", short, now=mention(text, "Ilse Varga")) == "Ilse Varga"


def test_a_holder_that_the_sentence_itself_names_stays():
    text = '"Rudi Stam told us that the miners were shot. Nobody helped them," said Ilse Varga.'
    sentence = text[: text.index("shot.") + 5]
    assert holder(text, sentence, "miners", "Ilse Varga", now=mention(text, "Rudi Stam")) == "Rudi Stam"


def test_claims_of_one_quotation_share_the_holder_beside_it_that_one_of_them_has():
    text = FIRST + ' The drivers were taken," and that was all that the old woman would say.'
    woman = mention(text, "old woman")
    other = claim(text, text[text.index("The drivers") :], "drivers", woman)
    assert holder(text, FIRST, "miners", others=(other,)) == "old woman"


def test_a_quotation_that_goes_on_behind_the_words_of_saying_keeps_its_speaker():
    text = '"We are only farmers here today," said Ilse Varga.\n"The miners were shot at dawn."'
    assert holder(text, '"The miners were shot at dawn."', "miners", "Ilse Varga") == "Ilse Varga"


@pytest.mark.parametrize(
    "text",
    [
        '"Who was it that did this?" said Ilse Varga.\n"The miners were shot at dawn."',
        '"We are only farmers here today," said Ilse Varga.\n"The miners were shot at dawn," replied a guard.',
        '"We are only farmers here today," said Ilse Varga. It rained.\n"The miners were shot at dawn."',
    ],
)
def test_an_answer_or_a_quotation_of_another_is_not_taken_for_more_of_the_first(text):
    sentence = text[text.index("\n") + 1 :]
    assert holder(text, sentence, "miners", "Ilse Varga") is None


def test_what_the_sentence_says_outside_of_the_quotation_is_left():
    text = FIRST + ' Nobody helped them," said Ilse Varga of the strikers.'
    assert holder(text, text[text.index("Nobody") :], "strikers", "Ilse Varga") is None


def test_a_quotation_in_other_marks_inside_of_a_quoted_article_is_not_more_of_it():
    text = f'The paper writes:\n{FIRST}\n“Nobody helped them at all,” said Ilse Varga."'
    assert holder(text, FIRST, "miners", "Ilse Varga") is None


def test_words_marked_beyond_the_word_of_saying_name_nobody():
    text = FIRST + ' Nobody helped them," the Orrins state in a paper.'
    assert holder(text, FIRST, "miners", "Orrins state") is None


def test_scare_quotes_are_no_quotation():
    text = 'The "free" miners were shot at dawn. Nobody "helped", said Ilse Varga.'
    assert holder(text, 'The "free" miners were shot at dawn.', "miners", "Ilse Varga") is None


def test_a_mark_that_is_never_closed_reaches_to_the_end_of_its_paragraph():
    text = f"Ilse Varga said: {FIRST} Nobody helped them.\nThe drivers were taken later."
    assert holder(text, FIRST, "miners", "Ilse Varga") == "Ilse Varga"
    assert holder(text, "The drivers were taken later.", "drivers", "Ilse Varga") is None


def test_a_document_without_quotations_or_claims_is_the_same():
    for text in ("", '"', "“", "Nobody spoke.", '"""""'):
        found = Extraction(Document("d", text), ())
        assert hold_quotations(found) == found


@pytest.mark.parametrize(
    "part", ['"', '" ', ' "', "“", "“a b c d e f” ", '"\n', '\n "a b c d e.', "said ", '"a b c d e," ', "“\n“"]
)
def test_a_hostile_text_has_claims_and_words_as_before(part):
    text = part * (200_000 // len(part))
    evidence = [Span(text[at : at + 1000], at, at + 1000) for at in range(0, len(text) - 1000, 1000)]
    words = [Mention(text[at : at + 3], at, at + 3, kind="person") for at in range(0, len(text) - 3, 7)]
    claims = tuple(
        Claim("d", "", "incident", "attack", {}, {}, None, None, None, "positive", "actual", (one,)) for one in evidence
    )
    found = hold_quotations(Extraction(Document("d", text), claims, tuple(words)))
    assert [replace(one, holder=None) for one in found.claims] == list(claims)
