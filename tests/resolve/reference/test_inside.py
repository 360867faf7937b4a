import pytest

from claimbook.resolve.reference.inside import name_inside


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Reed Front militants", "Reed Front"),
        ("members of the Reed Front", "Reed Front"),
        ("Local officials", None),
        ("Unknown gunmen", None),
        ("Civil society groups", None),
        ("Rwandan-backed rebels", None),
        ("Democratic leadership", None),
    ],
)
def test_whose_men_a_phrase_speaks_of_and_words_that_only_describe_are_nobody(words, name):
    assert name_inside(words) == name
