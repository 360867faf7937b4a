from claimbook.assess.tolls import Spread, spread_words, summed, toll_words
from claimbook.model.views import Range, Testimony


def said(low, high, holder=None, **given):
    return Testimony("c", "r", holder, "", 0, 0, Range(low, low, high), **given)


def test_one_figure_stands_with_all_who_give_it():
    assert toll_words([said(3, 3, "Karr"), said(3, 3)]) == "3 killed, says Karr and the report itself"
    assert toll_words([said(3, 3)]) == "3 killed"


def test_each_figure_stands_with_its_own_holders_and_an_open_end_stays_open():
    told = [said(24, None), said(101, None, "officials"), said(35, 35, "Vahl"), said(12, 12, "Karr")]
    assert toll_words(told) == (
        "12 to 101 or more killed: 12, says Karr; at least 24, says the report itself; 35, says Vahl; "
        "at least 101, says officials"
    )


def test_figures_of_one_voice_are_listed_once():
    assert toll_words([said(4, 4), said(17, 17)]) == "4 to 17 killed: 4 and 17"
    assert toll_words([said(4, 4, "Karr"), said(17, 17, "Karr")]) == "4 to 17 killed: 4 and 17, says Karr"


def test_of_many_holders_of_one_figure_three_are_named():
    told = [said(4, 4, name) for name in ("Karr", "Vahl", "Tol", "Brannoch", "Ebb")]
    assert toll_words([*told, said(5, 5)]).startswith("4 to 5 killed: 4, says Karr, Vahl, Tol and 2 more; 5, says")


def test_denied_figures_and_plans_are_no_part_of_what_is_asserted():
    assert toll_words([said(4, 4), said(9, 9, polarity="negative"), said(30, 30, modality="future")]) == "4 killed"
    assert toll_words([said(9, 9, polarity="negative")]) == ""


def test_ends_add_up_and_one_open_end_opens_the_sum():
    assert summed([Spread(1, 3, False), Spread(10, 10, True)]) == Spread(11, 13, True)
    assert [spread_words(one) for one in (Spread(5, 5, False), Spread(5, 5, True), Spread(5, 9, False))] == [
        "5", "at least 5", "5 to 9",
    ]  # fmt: skip
