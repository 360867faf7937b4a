"""Times in the order of a text: datelines, days spoken of before, sentences that look ahead."""

from datetime import date

import pytest

from claimbook.model.values import Dates, Document, Extraction, Mention
from claimbook.resolve.times import place_times

WEDNESDAY = date(2021, 6, 16)


def placed(text: str, *words: str, published: date | None = WEDNESDAY) -> list[str | None]:
    spans = [(text.index(one), one) for one in words]
    mentions = tuple(Mention(one, start, start + len(one), kind="time") for start, one in spans)
    found = place_times(Extraction(Document("d", text, published), (), mentions)).mentions
    assert all(one.why for one in found)
    return [f"{one.dates.start_date or ''}..{one.dates.end_date or ''}" if one.dates else None for one in found]


def test_days_later_count_from_the_last_day_of_the_text():
    text = "The army took Kest on 9 March 2019. Two days later it fell again, and the next day nobody was left."
    assert placed(text, "Two days later", "the next day") == ["2019-03-11..2019-03-11", "2019-03-12..2019-03-12"]


def test_they_do_not_count_from_a_year():
    assert placed("The army took Kest in 2019. Two days later it fell again.", "Two days later") == [None]


def test_the_dateline_of_a_wire_is_its_day():
    text = "LIMA, 14 MAY 90 (EFE) -- [TEXT] TWO BOMBS WENT OFF YESTERDAY."
    assert placed(text, "YESTERDAY", published=None) == ["1990-05-13..1990-05-13"]


def test_without_any_day_relative_words_stay_open_and_say_why():
    text = "Two bombs went off yesterday."
    mention = Mention("yesterday", 19, 28, kind="time")
    (one,) = place_times(Extraction(Document("d", text), (), (mention,))).mentions
    assert one.dates is None
    assert one.why.reason == "counts from the day of the report, which is not known"


def test_in_a_text_without_a_day_a_month_is_of_the_year_named_last():
    text = "In 2006 the cell was rebuilt. On 10 May its leader was caught."
    assert placed(text, "On 10 May", published=None) == ["2006-05-10..2006-05-10"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The court will hear them on Monday.", "2021-06-21..2021-06-21"),
        ("Gunmen attacked the court on Monday.", "2021-06-14..2021-06-14"),
        ("Talks are scheduled, he said after the attack on Monday.", "2021-06-14..2021-06-14"),
    ],
)
def test_a_sentence_that_looks_ahead_means_the_coming_day(text, meant):
    assert placed(text, "on Monday") == [meant]


def test_given_days_and_other_kinds_are_kept():
    text = "On Monday in Kest."
    days = Dates(date(2020, 1, 1), date(2020, 1, 1), 1)
    mentions = (Mention("On Monday", 0, 9, kind="time", dates=days), Mention("Kest", 13, 17, kind="place"))
    assert place_times(Extraction(Document("d", text, WEDNESDAY), (), mentions)).mentions == mentions
