import pytest

from claimbook.resolve.reference.nations import nations_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Congolese and U.S. troops met.", {"Democratic Republic of the Congo", "United States"}),
        ("South Sudan", {"South Sudan"}),
        ("The Democratic Republic of the Congo", {"Democratic Republic of the Congo"}),
        ("They told us of a china shop.", set()),
    ],
)
def test_the_states_that_a_text_names(text, named):
    assert nations_in(text) == named
