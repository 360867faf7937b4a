import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.marked import Marked, MarkError, digest, gold_file, pack, read_gold_file, unpack
from training.texts import Text

SENTENCES = {
    1: "Fighters of the Red Dawn [RD] shot ten men and ten goats in Sonta on Friday.",
    2: "It said that its men, from Red Dawn's camp, took part.",
}
LINES = {
    1: (
        "- incident/attack | id=I1 | perpetrator=Red Dawn | target=men ; goats | place=Sonta | killed=ten#2>10..10"
        " | when=Friday",
    ),
    2: ("- responsibility/claimed | id=I1 | actor=It>Red Dawn | holder=s1:Red Dawn | possible",),
}


def text(sentences, between=" "):
    return Text(
        "x1", "own", "2021-01-11", "Two sentences", f"Heading.{between}{between.join(sentences.values())} The end."
    )


def back(marks, *texts):
    return list(unpack(marks, {one.id: one for one in texts}))


def test_marks_hold_no_word_of_the_text_and_bring_all_of_it_back():
    document, real = Marked("x1", SENTENCES, LINES), text(SENTENCES)
    marks = pack(document, real)
    assert not {"Red", "Dawn", "Sonta", "men", "goats", "Friday", "ten"} & set(marks.replace("=", " ").split())
    assert back(marks, real) == [(document, real)]


def test_a_full_name_that_the_text_does_not_hold_is_kept_as_it_is():
    document = Marked("x1", SENTENCES, {2: ("- method/recruitment | subject=It>Red Dawn Movement",)})
    real = text(SENTENCES)
    assert ">Red Dawn Movement" in pack(document, real)
    assert back(pack(document, real), real) == [(document, real)]


WORDS = st.lists(
    st.sampled_from(["red", "dawn", "reddawn", "ten", "of", "[x]", "s2:", "é", "#"]), min_size=1, max_size=8
)


@given(st.lists(WORDS, min_size=1, max_size=4), st.data())
def test_whatever_words_are_marked_they_come_back(words, data):
    sentences = {number: f"{' '.join(one)}." for number, one in enumerate(words, 1)}
    real = text(sentences)
    number = data.draw(st.sampled_from(sorted(sentences)))
    word = data.draw(st.sampled_from([one for one in words[number - 1] if one.isalpha()] or ["."]))
    nth = data.draw(st.integers(1, max(1, words[number - 1].count(word))))
    line = f"- method/attack | subject={word}{f'#{nth}' if nth > 1 else ''}"
    document = Marked("x1", sentences, {number: (line,)})
    assert back(pack(document, real), real) == [(document, real)]


def test_another_text_under_the_same_id_is_refused():
    real = text(SENTENCES)
    changed = text(SENTENCES, between="  ")
    assert digest(real.text) != digest(changed.text)
    with pytest.raises(MarkError, match="x1"):
        back(pack(Marked("x1", SENTENCES, LINES), real), changed)


def test_words_that_do_not_stand_in_the_sentence_are_refused():
    with pytest.raises(MarkError, match="Blue"):
        pack(Marked("x1", SENTENCES, {1: ("- method/attack | subject=Blue Dusk",)}), text(SENTENCES))


def test_a_gold_file_is_read_as_it_was_written():
    document = Marked("x1", SENTENCES, LINES)
    assert read_gold_file(gold_file(document, text(SENTENCES))) == document
