"""Distances that the measure of places rests on, and which half a document is in."""

import pytest

from benchmarks.places import Judged, is_dev, report, report_events
from claimbook.model.values import Mention

PLACE = Mention("Orrin", 0, 5, kind="place")


def judged(km):
    return Judged(PLACE, (0.0, 0.0), km)


def test_right_is_within_100_miles_and_silence_is_counted_apart(capsys):
    report("corpus", [judged(0.0), judged(161.0), judged(161.1), judged(None)])
    assert capsys.readouterr().out.split() == ["corpus", "4", "50.0", "%", "25.0", "%"]


def test_events_are_right_within_25_km(capsys):
    report_events("events", [(None, 25.0), (None, 25.1), (None, None), (None, 3.0)])
    assert capsys.readouterr().out.split() == ["events", "4", "50.0", "%", "25.0", "%"]


def test_nothing_measured_is_no_division(capsys):
    report("corpus", [])
    report_events("events", [])
    assert capsys.readouterr().out.count("0.0 %") == 4


def test_halves_are_fixed_by_the_name_alone_and_about_equal():
    names = [f"lgl-{number}" for number in range(588)]
    assert [is_dev(one) for one in names] == [is_dev(one) for one in names]
    assert sum(map(is_dev, names)) / len(names) == pytest.approx(0.5, abs=0.08)
