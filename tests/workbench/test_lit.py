"""A lit text is the text: nothing is lost, doubled or moved, wherever claims begin and end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.model.lines import read_claim_line
from claimbook.model.values import Span
from claimbook.workbench.lit import Mark, marks_of, paragraphs, pieces

TEXTS = st.text(alphabet="ab \n<&é😀", min_size=1, max_size=60)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    spans = [sorted((draw(ends), draw(ends))) for _ in range(draw(st.integers(0, 6)))]
    roles = st.sampled_from([None, "perpetrator", "holder"])
    return text, [Mark(*span, f"c{at}", "incident", draw(roles)) for at, span in enumerate(spans)]


@settings(deadline=None)
@given(marked())
def test_the_pieces_of_a_stretch_are_the_stretch(given_):
    text, marks = given_
    found = list(pieces(text, (0, len(text)), marks, {}))
    assert "".join(one.text for one in found) == text


@settings(deadline=None)
@given(marked())
def test_a_piece_carries_exactly_the_claims_that_cover_it(given_):
    text, marks = given_
    at = 0
    for one in pieces(text, (0, len(text)), marks, {}):
        end = at + len(one.text)
        assert set(one.claims) == {mark.claim for mark in marks if mark.start <= at and end <= mark.end}
        at = end


@settings(deadline=None)
@given(st.text(alphabet="ab .\n", max_size=200))
def test_paragraphs_leave_out_blank_lines_alone(text):
    joined = "".join(piece.text for paragraph in paragraphs(text, []) for piece in paragraph.pieces)
    assert "".join(joined.split()) == "".join(text.split())


def test_evidence_and_words_are_marked_with_what_they_are():
    text = "Gunmen killed 14 at Orrin."
    line = "incident/attack | id=I1 | perpetrator=Gunmen | place=Orrin | killed=14>14..14"
    claim = read_claim_line(line, 1, {1: Span(text, 0, len(text))})
    found = {(text[one.start : one.end], one.role) for one in marks_of(claim, None, None)}
    assert found == {(text, None), ("Gunmen", "perpetrator"), ("Orrin", "place"), ("14", "number")}
