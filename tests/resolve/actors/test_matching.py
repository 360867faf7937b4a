import pytest

from claimbook.resolve.actors.matching import likeness, says_little, shared, weighed


def like(one, other, at_home=lambda word: False):
    return likeness(weighed(one, lambda word: 5.0), weighed(other, lambda word: 5.0), at_home)


def test_an_enemy_in_a_name_is_not_the_name():
    assert like("daesh", "global coalition against daesh") == 0
    assert like("coalition against daesh", "global coalition against daesh") > 0.8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("army of the orrin mountain", "jaysh jabal al orrin"),
        ("tunisian combatant group", "الجماعة التونسية المقاتلة"),
        ("popular resistance movement of orrin", "jonbesh i moqavemat i mardom i orrin"),
        ("armed forces of orrin", "fuerzas armadas de orrin"),
        ("soldiers of god", "jundallah"),
        ("orrin jihad", "holy war of orrin"),
        ("brigade 23", "23rd brigade"),
    ],
)
def test_translated_names_meet_word_by_word(one, other):
    assert like(one, other) > 0.85


def test_an_acronym_in_a_name_stands_for_the_words_whose_initials_it_is():
    assert like("osf navy", "orrin saltmarsh front navy") > 0.85
    assert like("orrin saltmarsh front navy", "osf navy") > 0.85
    assert like("ofs navy", "orrin saltmarsh front navy") < 0.6


def test_a_word_that_says_again_what_another_says_costs_little():
    assert like("mulathamun masked ones brigade", "mulathamun brigade") > like(
        "mulathamun orrin brigade", "mulathamun brigade"
    )


@pytest.mark.parametrize("word", ["real", "neo", "continuity"])
def test_words_that_make_another_actor_of_a_name_keep_it_apart(word):
    assert like(f"{word} orrin saltmarsh army", "orrin saltmarsh army") < like(
        "grey orrin saltmarsh army", "orrin saltmarsh army"
    )


def test_a_faction_of_the_registry_is_not_its_parent():
    assert like("orrin saltmarsh army", "orrin saltmarsh army mehsud faction") < 0.75


def test_the_country_of_the_actor_adds_nothing_new_on_either_side():
    def at_home(word):
        return word == "pakistan"

    assert like("orrin movement pakistan", "orrin movement", at_home) > like(
        "orrin movement pakistan", "orrin movement"
    )
    assert like("orrin movement", "orrin movement pakistan", at_home) > like(
        "orrin movement", "orrin movement pakistan"
    )


def test_one_word_for_a_longer_name_is_less_like_than_two():
    assert like("orrin", "orrin saltmarsh") < like("orrin saltmarsh", "orrin saltmarsh valley")


@pytest.mark.parametrize(
    ("name", "little"), [("islamic movement", True), ("jamaat al jihad", True), ("orrin front", False)]
)
def test_names_of_common_words_alone_say_little(name, little):
    assert says_little(name) is little


def test_two_ministries_are_told_apart_by_what_they_are_for():
    assert like("orrin department of state", "orrin department of defense") < 0.6
    assert like("department of defense", "orrin department of defense") > 0.6
    assert like("state department", "united states department of defense") < 0.6
    assert like("orrin defense department", "department of defense of orrin") > 0.8


@pytest.mark.parametrize(
    ("one", "other", "has"),
    [
        ("orrin", "orrin saltmarsh valley", ("orrin",)),
        ("orin", "orrin saltmarsh valley", ()),
        ("jabhat orrin", "orrin saltmarsh front", ("jabhat", "orrin")),
        ("grey valley", "orrin saltmarsh", ()),
        ("osv men", "orrin saltmarsh valley", ("osv",)),
    ],
)
def test_shared_words_are_those_that_the_other_name_has(one, other, has):
    ours, theirs = (weighed(name, lambda word: 5.0) for name in (one, other))
    assert tuple(word.text for word in shared(ours, theirs)) == has
