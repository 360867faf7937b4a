"""Claims that one name is another's, as evidence of who is who. All names are invented."""

from claimbook.model.values import Document, Extraction
from claimbook.resolve.reference import name_claims
from tests.resolve.reference.test_naming import claim, named

TEXT = "The White Reed Forces call themselves Hezen Cila. On Monday the White Reed Forces fled."


def test_a_name_that_a_claim_says_is_another_s_means_its_bearer():
    rename = claim(TEXT, "affiliation/rename", subject="White Reed Forces", object="Hezen Cila")
    fled = claim(TEXT, "incident/other", perpetrator="White Reed Forces#2")
    assert named(TEXT, rename, fled)[2] == "Hezen Cila"


def test_the_claim_itself_keeps_both_names():
    rename = claim(TEXT, "affiliation/rename", subject="White Reed Forces", object="Hezen Cila")
    assert named(TEXT, rename) == ["White Reed Forces", "Hezen Cila"]


def test_a_name_that_was_given_up_stays_another():
    text = "The White Reed Forces became the Hezen Cila. In May the White Reed Forces had fled."
    rename = claim(text, "affiliation/rename", subject="White Reed Forces", object="Hezen Cila")
    fled = claim(text, "incident/other", perpetrator="White Reed Forces#2")
    assert named(text, rename, fled)[2] == "White Reed Forces"


def test_what_is_denied_says_nothing():
    from dataclasses import replace

    rename = replace(claim(TEXT, "affiliation/rename", subject="White Reed Forces", object="Hezen Cila"),
                     polarity="negative")  # fmt: skip
    fled = claim(TEXT, "incident/other", perpetrator="White Reed Forces#2")
    found = name_claims(Extraction(Document("d", TEXT), (rename, fled)))
    assert found.claims[1].roles["perpetrator"][0].name == "White Reed Forces"
