import pytest

from claimbook.extract.local.drafts import MOST_PAIRS, drafts
from claimbook.extract.local.slots import SLOTS
from tests.extract.local.answers import answer, labelled
from tests.extract.local.networks import tokenizer

ATTACK = labelled("incident", "attack")
ALLY = labelled("affiliation", "ally")
TEXT = "reds and blacks hit ostrel and venn on monday"  # one piece a word
REDS, BLACKS, OSTREL, VENN = "reds", "blacks", "ostrel", "venn"


def places(*words):
    """The first piece of each word."""
    unit = answer(TEXT, ATTACK).unit
    starts = unit.pieces.starts.tolist()
    return [starts.index(TEXT.index(one)) for one in words]


def said(given):
    return [
        {slot: [TEXT[one.span.start : one.span.end] for one in fillers] for slot, fillers in one.given.items()}
        for one in given
    ]


def test_an_answer_without_any_filler_is_still_a_claim():
    (one,) = drafts(answer(TEXT, ATTACK))
    assert (one.type, one.subtype, one.given) == ("incident", "attack", {})


def test_fillers_of_one_incident_that_act_together_are_one_claim():
    first, second = places(REDS, BLACKS), places(OSTREL)
    linked = [(first[0], first[1]), (first[0], second[0]), (first[1], second[0])]
    found = drafts(answer(TEXT, ATTACK, first=first, second=second, linked=linked))
    assert said(found) == [{"first": [REDS, BLACKS], "second": [OSTREL]}]


def test_fillers_that_are_not_linked_stand_in_two_claims():
    (reds, blacks), (ostrel, venn) = places(REDS, BLACKS), places(OSTREL, VENN)
    found = drafts(
        answer(TEXT, ATTACK, first=[reds, blacks], second=[ostrel, venn], linked=[(reds, ostrel), (blacks, venn)])
    )
    assert said(found) == [{"first": [REDS], "second": [OSTREL]}, {"first": [BLACKS], "second": [VENN]}]


def test_outside_incidents_each_pair_is_a_claim_of_its_own():
    (reds, blacks), (ostrel,) = places(REDS, BLACKS), places(OSTREL)
    linked = [(reds, blacks), (reds, ostrel), (blacks, ostrel)]
    found = drafts(answer(TEXT, ALLY, first=[reds, blacks], second=[ostrel], linked=linked))
    assert said(found) == [{"first": [REDS], "second": [OSTREL]}, {"first": [BLACKS], "second": [OSTREL]}]


def test_a_slot_that_the_type_does_not_have_stays_empty():
    assert said(drafts(answer(TEXT, ALLY, first=places(REDS), killed=places(VENN)))) == [{"first": [REDS]}]


def test_all_claims_of_an_answer_share_one_holder_and_one_time():
    found = drafts(answer(TEXT, ALLY, first=places(REDS, BLACKS), when=places("monday"), holder=places(VENN)))
    assert [(one["when"], one["holder"]) for one in said(found)] == [(["monday"], [VENN])] * 2


@pytest.mark.parametrize("modality", ["actual", "possible", "hypothetical", "future"])
def test_doubt_and_denial_come_with_the_answer(modality):
    (one,) = drafts(answer(TEXT, ATTACK, modality=modality, negative=9.0))
    assert one.modality == modality
    assert one.negative > 0.99


def test_what_stands_elsewhere_is_said_by_slot():
    (one,) = drafts(answer(TEXT, ATTACK, carried=("second",)))
    assert one.carried["second"] > 0.99
    assert one.carried["first"] < 0.01


def test_a_hostile_list_does_not_become_a_million_claims_and_nothing_of_it_is_lost():
    words = sorted(one for one in tokenizer().get_vocab() if len(one) == 3 and one.isascii() and one.isalpha())
    words.remove("and")  # joins others and fills nothing
    text = " ".join(words[:150])  # each a piece, none twice
    found = drafts(answer(text, ALLY, first=range(0, 150, 3), second=range(1, 150, 3), place=range(2, 150, 3)))
    assert len(found) <= MOST_PAIRS
    assert {one.first for draft in found for given in draft.given.values() for one in given} == set(range(150))


def test_one_filler_said_twice_in_a_claim_stands_once():
    text = "gunmen shot gunmen and miners and the miners"
    unit = answer(text, ATTACK).unit
    at = [unit.pieces.starts.tolist().index(start) for start in (16 + 7, text.rindex("miners"))]
    (one,) = drafts(answer(text, ATTACK, second=at, linked=[tuple(at)]))
    assert [filler.span.text for filler in one.given["second"]] == ["miners"]


def test_nobody_is_the_target_of_their_own_act():
    text = "reds fought reds"
    (one,) = drafts(answer(text, ATTACK, first=[0], second=[2]))
    assert list(one.given) == ["first"]


def of_two_words(made, slot, piece):
    """The answer, in which the filler that begins at a piece has the next one too."""
    made.tags[piece + 1, SLOTS.index(slot)] = (0, 0, 9)
    return made


def test_a_part_of_a_places_name_was_not_struck():
    text = "reds hit khan younis"
    (one,) = drafts(of_two_words(answer(text, ATTACK, first=[0], second=[3], place=[2]), "place", 2))
    assert "second" not in one.given
    assert [filler.span.text for filler in one.given["place"]] == ["khan younis"]


def test_but_a_place_that_is_told_whole_may_be_what_was_struck():
    (one,) = drafts(answer("reds hit ostrel", ATTACK, first=[0], second=[2], place=[2]))
    assert {"second", "place"} < set(one.given)


def unsure(label, slot, piece, **given):
    """An answer in which one piece fills a slot with a chance of about a third."""
    made = answer(TEXT, label, **given)
    made.tags[piece, SLOTS.index(slot)] = (1.0, 0.0, 0.0)
    return made


def test_a_role_that_its_type_needs_is_filled_by_the_likeliest_words():
    (one,) = drafts(unsure(ALLY, "second", places(BLACKS)[0], first=places(REDS)))
    assert [filler.span.text for filler in one.given["second"]] == [BLACKS]


def test_but_not_where_it_is_said_to_stand_elsewhere():
    (one,) = drafts(unsure(ALLY, "second", places(BLACKS)[0], first=places(REDS), carried=("second",)))
    assert list(one.given) == ["first"]


def test_and_not_where_its_type_may_lack_it():
    (one,) = drafts(unsure(ATTACK, "second", places(BLACKS)[0], first=places(REDS)))
    assert list(one.given) == ["first"]


def test_a_name_said_twice_does_not_make_two_claims():
    text = "reds joined greens and blues joined greens"
    first, second = [0, 4], [2, 6]
    found = drafts(answer(text, ALLY, first=first, second=second, linked=[(0, 2), (0, 6), (4, 2), (4, 6)]))
    said_of = [tuple(one.given[slot][0].span.text for slot in ("first", "second")) for one in found]
    assert said_of == [("reds", "greens"), ("blues", "greens")]
