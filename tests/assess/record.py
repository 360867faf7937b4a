"""A small record of two invented reports, marked up by hand, and its views."""
# ruff: noqa: E501  the lines of the gold format are as long as they are

import hashlib
from datetime import UTC, datetime

from claimbook.evaluate.gold import parse_gold
from claimbook.merge import merge_entries
from claimbook.model.contract import identified
from claimbook.model.record import Entry, Report

WEEKLY = """# id: weekly
# published: 2022-05-09
# source: Tarsk Weekly
# title: Small, but not alone
s1\tThe Ember League, also known as the League of Ashes, said it killed 6 salt traders in Orlu on 2 May 2022.
- incident/attack | id=I1 | perpetrator=Ember League | target=salt traders | place=Orlu | killed=6>6..6 | when=on 2 May 2022>2022-05-02..2022-05-02 | holder=Ember League
- responsibility/claimed | id=I1 | actor=Ember League | holder=Ember League
- affiliation/rename | subject=League of Ashes | object=Ember League
s2\tInterior minister Odo Karr blamed the Grey Column, which he said had merged with the League of Ashes.
- responsibility/blamed | id=I1 | actor=Grey Column | holder=Odo Karr
- affiliation/merge | subject=Grey Column | object=League of Ashes | holder=Odo Karr
s3\tKarr put the league at 30 to 40 men; analyst Ines Vahl counts at least 90, in cells of five.
- strength/members | subject=league>Ember League | strength=30 to 40>30..40 | holder=Karr>Odo Karr
- strength/members | subject=league>Ember League | strength=at least 90>90.. | holder=Ines Vahl
- strength/unit_size | subject=league>Ember League | strength=five>5..5 | holder=Ines Vahl
s4\tIt is active in Orlu and Pell, and the Harbour Fund pays it, Vahl said.
- presence/operates | subject=It>Ember League | place=Orlu | holder=Vahl>Ines Vahl
- presence/operates | subject=It>Ember League | place=Pell | holder=Vahl>Ines Vahl
- support/funding | subject=Harbour Fund | object=it>Ember League | holder=Vahl>Ines Vahl
s5\tThe number does not matter, she said: the Ember League is a serious threat, though less of one than the Grey Column.
- assessment/threat | subject=Ember League | holder=she>Ines Vahl
- assessment/comparison | subject=Ember League | object=Grey Column | neg | holder=she>Ines Vahl
"""
DAILY = """# id: daily
# published: 2022-06-01
# source: The <b>Daily</b> Gull
# title: League *denies* [merger](http://gull.example)
s1\tThe Ember League has not merged with the Grey Column, its spokesman Tol said.
- affiliation/merge | subject=Grey Column | object=Ember League | neg | holder=Tol
s2\tSoldiers raided a house of the Ember League North in Pell on 30 May 2022 and the league's founder, Brannoch, was killed.
- incident/raid | id=I1 | perpetrator=Soldiers | target=Ember League North | place=Pell | when=on 30 May 2022>2022-05-30..2022-05-30
- leadership/founded | subject=Brannoch | object=league>Ember League
- leadership/removed | subject=Brannoch | object=league>Ember League
s3\tEmber League North, its arm there, holds to the Creed of Salt.
- affiliation/branch | subject=Ember League North | object=its>Ember League
- ideology/adheres | subject=Ember League North | object=Creed of Salt
"""


def entries():
    """Every claim of the two reports, as the book would hold it."""
    return [entry for text in (WEEKLY, DAILY) for entry in entries_of(text)]


def entries_of(text):
    gold = parse_gold(text)
    digest = hashlib.sha256(gold.document.text.encode()).hexdigest()
    report = Report(gold.document.id, gold.document, digest, datetime(2022, 6, 2, tzinfo=UTC))
    return [Entry(identified(claim), report, "run") for claim in gold.claims]


def views(given=None):
    return merge_entries(entries() if given is None else given)


def by_claim():
    return {one.claim.id: one for one in entries()}


def reports():
    return {one.report.id: one.report for one in entries()}
