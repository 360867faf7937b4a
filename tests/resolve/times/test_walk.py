"""Times in the order of a text: datelines, days spoken of before, sentences that look ahead."""

from datetime import date

import pytest

from claimbook.model.values import Claim, Dates, Document, Extraction, Mention, Period
from claimbook.resolve.times import place_times

WEDNESDAY = date(2021, 6, 16)


def placed(text: str, *words: str, published: date | None = WEDNESDAY) -> list[str | None]:
    spans = [(text.index(one), one) for one in words]
    mentions = tuple(Mention(one, start, start + len(one), kind="time") for start, one in spans)
    found = place_times(Extraction(Document("d", text, published), (), mentions)).mentions
    assert all(one.why for one in found)
    return [f"{one.dates.start_date or ''}..{one.dates.end_date or ''}" if one.dates else None for one in found]


def told(text: str, words: str, modality: str) -> str | None:
    """The days of a claim with that modality."""
    start = text.index(words)
    when = Period(words, start, start + len(words))
    claim = Claim("d", "c", "incident", "attack", {}, {}, when, None, None, "affirmed", modality, ())
    (found,) = place_times(Extraction(Document("d", text, WEDNESDAY), (claim,))).claims
    assert found.when.why
    days = (found.when.start_date, found.when.end_date)
    return "..".join(str(day or "") for day in days) if any(days) else None


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Saturday gunmen raided Kest, and in the evening they left.", "in the evening"),
        ("Gunmen raided Kest on Saturday. It began at 13:40, Lt. Oru said.", "at 13:40"),
        (
            "Gunmen raided Kest on Saturday. It began at 10 p.m. A second raid on the same day failed.",
            "on the same day",
        ),
        ("Gunmen raided Kest at 2 a.m. local time (0100 UTC) on Saturday. On Tuesday they left.", "2 a.m. local time"),
        ("Gunmen raided Kest in the evening of Saturday, 12 June.", "in the evening"),
        ("Gunmen raided Kest on Saturday. Four people died. Others hid. It began at 13:40.", "at 13:40"),
    ],
)
def test_an_hour_is_of_the_day_beside_it_or_just_before_or_of_the_only_one(text, words):
    assert placed(text, words) == ["2021-06-12..2021-06-12"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The raid began at 13:40.", "at 13:40"),
        ("Wednesday, June 16, 2021\n\nThe raid went on through the evening.", "evening"),
        ("They raided Kest on Saturday. On Monday they left. Four had died. It had begun at 13:40.", "at 13:40"),
        ("They raided Kest on Saturday and fled on the morning following the raid.", "on the morning"),
        ("They raided Kest on Saturday. They had met every evening.", "evening"),
        ("They raided Kest on Saturday. A raid at 13:40 in 2019 had failed.", "at 13:40"),
    ],
)
def test_an_hour_of_no_day_that_is_told_near_stays_open(text, words):
    assert placed(text, words) == [None]


def test_the_same_day_of_a_text_without_any_is_that_of_the_report():
    assert placed("In the same day Oru was shelled.", "In the same day") == ["2021-06-16..2021-06-16"]


@pytest.mark.parametrize("words", ["about 13:40", "the same day", "the next day"])
def test_what_has_happened_is_not_counted_from_a_day_after_the_report(words):
    text = "The court will hear them on Monday. They had raided Kest {} and Oru."
    assert told(text.format(words), words, "actual") is None
    assert told(text.format(words), words, "future") is not None
    before = "They were caught on Saturday and will be heard on Monday. They fled {}."
    assert told(before.format(words), words, "actual") in ("2021-06-12..2021-06-12", "2021-06-13..2021-06-13")


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("The front was listed under resolution 1737 (2006).", "1737", None),
        ("The front was listed under resolution 1737 (2006).", "2006", "2006-01-01..2006-12-31"),
        ("The front fell in 1937.", "1937", "1937-01-01..1937-12-31"),
    ],
)
def test_the_number_of_a_resolution_is_no_year(text, words, days):
    assert placed(text, words) == [days]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He was taken in the May 4 attacks.", "May 4"),
        ("He was taken in the 4 May massacre.", "4 May"),
        ("He was taken in the May 4 rebel-led attack.", "May 4"),
        ("They have been at war since the May 4 raid.", "since the May 4"),
    ],
)
def test_a_bare_day_that_names_an_event_leaves_its_year_open(text, words):

    assert placed(text, words) == [None]


def test_it_is_of_the_year_that_the_text_gives_the_day_elsewhere():
    text = "On 4 May 2019 gunmen came. He was taken in the May 4 attacks."
    assert placed(text, "May 4") == ["2019-05-04..2019-05-04"]
    assert placed(f"{text} They came again on May 4, 2020.", "the May 4") == [None]


@pytest.mark.parametrize(
    "text", ["On May 4 gunmen attacked.", "On May 4 attacks began.", "The May 4, 2021 attack failed."]
)
def test_a_day_on_which_something_happened_is_a_date(text):
    words = "May 4, 2021" if "2021" in text else "May 4"
    assert placed(text, words) == ["2021-05-04..2021-05-04"]


def test_what_has_happened_is_of_no_bare_day_after_the_report():
    assert told("Gunmen attacked Kest on 2 July.", "on 2 July", "actual") == "2020-07-02..2020-07-02"
    assert told("Gunmen attack Kest on 2 July.", "on 2 July", "future") == "2021-07-02..2021-07-02"
    assert told("He is held until his next hearing on 2 July.", "2 July", "actual") is None
    assert told("They signed a truce until 2 July 2021.", "2 July 2021", "actual") == "2021-07-02..2021-07-02"


def test_within_so_long_before_reaches_back_from_the_day_spoken_of():
    text = "The army took Kest on 9 March 2019. Its mayor died within two"
    assert placed(f"{text} years before.", "within two years before") == ["2017-03-09..2019-03-09"]
    assert placed(f"{text} weeks after.", "within two weeks after") == ["2019-03-09..2019-03-23"]


@pytest.mark.parametrize("hour", ["roughly 2am", "at approximately 2:30 a.m. (2230 UTC),"])
def test_a_rough_hour_is_of_the_day_behind_it(hour):
    assert placed(f"Gunmen came {hour} on Friday.", hour.partition(" (")[0]) == ["2021-06-11..2021-06-11"]


def test_a_date_in_the_name_of_a_group_is_no_day_of_the_story():
    text = "They left Kest, which the March 23 Movement had taken the previous day."
    assert placed(text, "the previous day") == ["2021-06-15..2021-06-15"]


def test_what_has_happened_within_some_hours_is_before_the_report():
    text = "A monitor says that villagers are killed within 72 hours amid clashes."
    assert told(text, "within 72 hours", "actual") == "2021-06-13..2021-06-16"
