"""The address of a list says all of its state, and nothing else can stand in it."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.model.codebook import SUBTYPES
from claimbook.workbench.facets import SORTS, STATES, Query, query_of, select, with_unknown

WORDS = st.text(max_size=40).map(str.strip)
DAYS = st.one_of(st.just(""), st.dates().map(str))
QUERIES = st.builds(
    Query, q=WORDS, from_=DAYS, to=DAYS, country=st.sampled_from(["", "MLI", "PAK"]), group=WORDS, place=WORDS,
    kind=st.sampled_from(["", *SUBTYPES["incident"]]), state=st.sampled_from(["", *STATES]),
    sort=st.sampled_from(list(SORTS)), page=st.integers(1, 1_000),
    bbox=st.sampled_from([(), (-10.0, -5.5, 10.25, 5.0)]),
)  # fmt: skip


@settings(deadline=None)
@given(QUERIES)
def test_an_address_leads_back_to_its_query(query):
    assert query_of(dict(parse_qsl(query.address()))) == query


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["q", "from", "to", "country", "kind", "state", "sort", "page", "bbox"]), st.text())
)
def test_whatever_stands_in_an_address_is_read_or_told(given_):
    query = query_of(given_)
    named = {one.partition(":")[0] for one in query.wrong}
    assert named <= {name for name, value in given_.items() if value.strip()}
    assert query_of(dict(parse_qsl(query.address()))).wrong == ()


def test_a_frame_over_the_date_line_holds_both_of_its_sides(reading):
    snapshot = reading.app.app.app.state.desk.held.snapshot()
    assert select(snapshot, Query(bbox=(-180.0, -90.0, 180.0, 90.0))).total == 2


@pytest.mark.parametrize("words", ["1,2,3", "0,10,5,-10", "a,b,c,d", "nan,0,0,0", "1e9,0,0,0"])
def test_a_frame_that_is_none_is_told(words):
    assert query_of({"bbox": words}).wrong


def test_what_is_no_filter_of_a_list_is_told():
    query = with_unknown(query_of({"kind": "raid"}), {"kind": "raid", "confidence": "9"})
    assert query.wrong == ("confidence: no filter of this page, and is left out.",)
