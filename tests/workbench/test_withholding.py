"""Private people stay out of what the API gives, as they stay out of exports, unless they are asked for; pages show the
sentences of reports as evidence, but profile nobody."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from pydantic import TypeAdapter

from claimbook.book import open_book
from claimbook.evaluate.gold import parse_gold
from claimbook.exchange.material import Whole
from claimbook.exchange.withhold import withhold
from claimbook.model.contract import identified
from claimbook.model.values import Extraction
from claimbook.model.views import Incident, Relation
from tests.assess.record import WEEKLY
from tests.workbench.desks import browsing, options

NAMED = """# id: named
# published: 2022-05-04
# source: Pell Herald
# title: Ama Quill, trader, shot
s1\tThe Ember League shot the trader Ama Quill in Orlu on 3 May 2022, killing one, said her sister Bea Quill.
- incident/attack | id=I1 | perpetrator=Ember League | target=Ama Quill | place=Orlu | killed=one>1..1 | when=on 3 May 2022>2022-05-03..2022-05-03 | holder=Bea Quill
s2\tAma Quill sold salt.
"""  # noqa: E501
GROUP = quote("name:ember league", safe="")


def personal(claim):
    """The claim with Ama and Bea Quill known to be persons, as the engine would know it."""
    roles = {name: tuple(_person(one) for one in given) for name, given in claim.roles.items()}
    return replace(claim, roles=roles, holder=_person(claim.holder) if claim.holder else None)


def _person(mention):
    return replace(mention, kind="person") if "Quill" in mention.text else mention


@pytest.fixture(scope="module")
def named(tmp_path_factory):
    where = tmp_path_factory.mktemp("named") / "named.db"
    with open_book(where) as book:
        run = book.run("gold/1")
        for text in (NAMED, WEEKLY):
            gold = parse_gold(text)
            claims = tuple(identified(personal(replace(one, confidence=0.7))) for one in gold.claims)
            book.add(Extraction(gold.document, claims), run)
    yield from browsing(options(where))


@pytest.fixture(scope="module")
def snapshot(named):
    return named.app.app.app.state.desk.held.snapshot()


@pytest.fixture(scope="module")
def addresses(named, snapshot):
    """Everything that can be asked of the record."""
    claim = next(one.claim for one in snapshot.entries.values() if one.report.id == "named")
    named.post("/api/judgements", json={"verb": "accept", "ids": [claim.id]}, headers={"x-csrf-token": named.token()})
    incident = snapshot.of_claim[claim.id]
    relation = snapshot.views.relations[0].id
    return {
        "incidents": "/api/incidents", "incident": f"/api/incidents/{incident}", "relations": "/api/relations",
        "relation": f"/api/relations/{relation}", "actors": "/api/actors", "actor": f"/api/actors/{GROUP}",
        "why": f"/api/why/{incident}", "why of a claim": f"/api/why/{claim.id}", "why of a group": f"/api/why/{GROUP}",
        "profile": f"/api/profile/{GROUP}", "compare": f"/api/compare?group={GROUP}&group=Grey+Column&detail=profiles",
        "reports": "/api/reports", "report": "/api/reports/named", "claim": f"/api/claims/{claim.id}",
        "claims found": "/api/search?q=trader", "reports found": "/api/search?q=quill&kind=report",
        "judgements": "/api/judgements", "points": "/api/drawings/points", "months": "/api/drawings/months",
        "counts": f"/api/drawings/incident/{incident}", "group": f"/api/drawings/group/{GROUP}",
        "network": "/api/drawings/network",
    }  # fmt: skip


def test_nothing_that_can_be_asked_names_a_private_person(named, addresses):
    named_in = {name: "quill" in named.get(path).text.lower() for name, path in addresses.items()}
    assert not any(named_in.values()), named_in


@pytest.mark.parametrize(
    "name",
    ["incidents", "incident", "why", "why of a claim", "reports", "report", "claim", "claims found", "reports found",
     "judgements", "counts"],
)  # fmt: skip
def test_who_asks_for_persons_gets_their_names(named, addresses, name):
    path = addresses[name]
    assert "Quill" in named.get(f"{path}{'&' if '?' in path else '?'}include_persons=1").text


def test_the_api_withholds_what_an_export_withholds(named, snapshot):
    covered = withhold(Whole(snapshot.views, tuple(snapshot.entries.values())))
    for name, kind in (("incidents", Incident), ("relations", Relation)):
        given = named.get(f"/api/{name}").json()[name]
        assert given == TypeAdapter(list[kind]).dump_python(list(getattr(covered, name)()), mode="json")


def test_a_covered_report_keeps_its_length_and_its_claims_their_places(named):
    covered, plain = (named.get(f"/api/reports/named?include_persons={one}").json() for one in (0, 1))
    assert len(covered["text"]) == len(plain["text"])
    assert covered["text"] != plain["text"]
    (claim,) = covered["claims"]
    for span in (*claim["claim"]["evidence"], *claim["claim"]["roles"]["target"]):
        assert covered["text"][span["start"] : span["end"]] == span["text"]


def test_a_snippet_keeps_the_marks_around_the_words_found(named):
    (hit,) = named.get("/api/search?q=quill&kind=report").json()
    assert "[█████]" in hit["snippet"]


def test_a_private_person_has_no_profile_even_for_who_asks_for_persons(named, snapshot):
    parties = (told.value for one in snapshot.views.incidents for told in one.targets)
    (key,) = {quote(one.key, safe="") for one in parties if one.private and "Quill" in one.name}
    for path in (f"/api/actors/{key}", f"/api/why/{key}", f"/api/profile/{key}"):
        assert named.get(f"{path}?include_persons=1").status_code == 404


def test_pages_show_the_sentence_as_evidence_and_no_name_as_a_heading(named, snapshot):
    row = next(one for one in snapshot.rows if one.start == "2022-05-03")
    page = named.get(f"/incidents/{row.id}").text
    assert "trader Ama Quill in Orlu" in page
    headings = [part.partition("</h")[0] for part in page.split("<h")[1:]]
    assert not any("Quill" in one for one in headings)
    assert "Quill" not in named.get("/incidents").text
    assert "Quill" not in named.get("/groups").text
