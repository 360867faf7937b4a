"""Reports and claims made of the codebook's own lines, as a book holds them."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from claimbook.evaluate.gold import parse_gold
from claimbook.model.anchors import anchor_of
from claimbook.model.judgements import Anchor, Judgement
from claimbook.model.record import Entry, Report
from claimbook.model.values import Location, Mention

LEARNED = datetime(2026, 1, 1, tzinfo=UTC)
MADE = datetime(2026, 2, 1, tzinfo=UTC)


def report_entries(gold, *, country="PAK", learned=LEARNED, group=None):
    """The entries of a gold text; its places lie in the country."""
    one = parse_gold(gold)
    given = (Mention(country, 0, 0, kind="place", location=Location(country=country)),) if country else ()
    document = replace(one.document, given=given)
    sha = hashlib.sha256(document.text.encode()).hexdigest()
    report = Report(document.id, document, sha, learned, group=group)
    return [Entry(claim, report, "run") for claim in one.claims]


def told(name, published, *lines, **how):
    """Entries of a report whose sentences and claims are the lines: 'text', '- claim', ..."""
    body, number = [], 0
    for line in lines:
        number += not line.startswith("- ")
        body.append(line if line.startswith("- ") else f"s{number}\t{line}")
    head = [f"# id: {name}", *([f"# published: {published}"] if published else [])]
    return report_entries("\n".join([*head, *body]), **how)


def bombing(name, published="2021-03-05", *, town="Quetta", killed=12, day=None, **how):
    """A report of one bombing."""
    when = f" | when=on {day}>{day}..{day}" if day else ""
    text = f"A bomb killed {killed} Hazara miners in {town}{f' on {day}' if day else ''}, police said."
    claim = f"- incident/bombing | id=I1 | target=Hazara miners | place={town} | killed={killed}>{killed}..{killed}"
    return told(name, published, text, f"{claim} | holder=police{when}", **how)


def judged(verb, sort, *ends, name="j1", made=MADE, undone=None):
    anchors = tuple(one if isinstance(one, Anchor) else anchor_of(one.claim, one.report) for one in ends)
    return Judgement(name, verb, sort, anchors, "tester", made, undone=undone)


def actor(words):
    return Anchor(words)


def incident_with(views, entry):
    """The incident that holds the entry's claim."""
    (found,) = [one for one in views.incidents if entry.claim.id in one.claims]
    return found


DAY = date(2021, 3, 5)
