from datetime import UTC, date, datetime

import pytest

from claimbook.book.reading import end_of


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2024, 2, 29), datetime(2024, 3, 1, tzinfo=UTC)),
        (date(9999, 12, 30), datetime(9999, 12, 31, tzinfo=UTC)),
        (date.max, datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_a_day_ends_with_the_first_moment_after_it_and_the_last_day_with_its_own_last(day, end):
    assert end_of(day) == end
