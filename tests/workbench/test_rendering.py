"""How pages write days, places and parties: as short as they are exact, and nobody private by name."""

from dataclasses import replace

import pytest

from claimbook.model.views import Party
from claimbook.workbench.rendering import parties, row_days, row_place
from claimbook.workbench.rows import Row


@pytest.fixture(scope="module")
def row(reading):
    return reading.app.app.app.state.desk.held.snapshot().rows[0]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [("2024-03-05", "2024-03-05", "2024-03-05"), ("2024-02-01", "2024-02-29", "2024-02"),
     ("2023-02-01", "2023-02-28", "2023-02"), ("2024-02-01", "2024-02-28", "2024-02-01 to 2024-02-28"),
     ("2023-01-01", "2023-12-31", "2023"), ("2023-01-01", "2024-12-31", "2023-01-01 to 2024-12-31"),
     ("2024-03-05", None, "2024-03-05 to …"), (None, "2024-03-05", "… to 2024-03-05"), (None, None, "")],
)  # fmt: skip
def test_a_whole_month_or_year_is_written_as_one(row, start, end, words):
    assert row_days(replace(row, start=start, end=end)) == words


@pytest.mark.parametrize(
    ("place", "country", "words"),
    [("Gao", "MLI", "Gao, Mali"), ("Capital Region, Denmark", "DNK", "Capital Region, Denmark"), (None, "MLI", "Mali"),
     ("Gao", None, "Gao"), (None, None, "")],
)  # fmt: skip
def test_the_country_stands_once(row: Row, place, country, words):
    assert row_place(replace(row, place=place, country=country)) == words


def test_private_people_are_counted_and_everybody_else_named_once():
    army, one, other = Party("a", "army"), Party("b", "Ama Quill", private=True), Party("c", "Bo", private=True)
    assert parties([army, one, army]) == "army, a private person"
    assert parties([one, other]) == "2 private people"
    assert parties([]) == ""
