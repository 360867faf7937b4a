from dataclasses import replace
from datetime import date

from claimbook.extract.given import GivenMentions
from claimbook.model.values import Dates, Document, Extraction, Issue, Mention, Period, Reasoning
from claimbook.pipeline import Resolvers, extract_claims, read_claims, resolve_extraction
from tests.cli.tiny import TinyEngine
from tests.merge.reports import told

REPORT = "The Reed Brigade raided Kest on Friday, police said."


def test_a_file_becomes_claims_with_dates_and_ids(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(f"---\nid: kest-1\npublished: 2024-03-05\n---\n{REPORT}", "utf-8")
    (found,) = read_claims([str(path)], TinyEngine())
    assert isinstance(found, Extraction)
    (claim,) = found.claims
    assert (claim.doc, claim.engine) == ("kest-1", "tiny/1")
    why = Reasoning("a day of the week: the last one up to the report, counted from 2024-03-05")
    assert claim.when == Period("on Friday", 29, 38, date(2024, 3, 1), date(2024, 3, 1), 1, why)
    assert len(claim.id) == 16


def test_what_cannot_be_read_keeps_its_place(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    found = list(read_claims([str(path), str(tmp_path / "none.txt"), str(path)], TinyEngine()))
    assert isinstance(found[0], Extraction)
    assert isinstance(found[1], Issue)
    assert isinstance(found[-1], Extraction)


def test_the_same_document_gives_the_same_claims():
    document = Document("kest-1", REPORT, date(2024, 3, 5))
    assert extract_claims(document, TinyEngine()) == extract_claims(document, TinyEngine())


def test_an_id_tells_documents_apart():
    claims = [extract_claims(Document(name, REPORT), TinyEngine()).claims[0] for name in ("kest-1", "kest-2")]
    assert claims[0].id != claims[1].id


def test_without_a_publication_date_relative_words_stay_words():
    (claim,) = extract_claims(Document("kest-1", REPORT), TinyEngine()).claims
    assert (claim.when.start_date, claim.when.end_date, claim.when.precision) == (None, None, None)
    assert claim.when.why == Reasoning("counts from the day of the report, which is not known")


def test_each_step_sees_what_those_before_it_found():
    """Reference, then actors, then places."""

    def actors(found):
        return replace(found, mentions=tuple(replace(one, ref=f"test:{one.name}") for one in found.mentions))

    def places(found):
        return replace(found, mentions=tuple(replace(one, name=f"place by {one.ref}") for one in found.mentions))

    text = "The Reed Brigade (RB) raided Kest. RB fled."
    engine = GivenMentions()
    given = (Mention("Reed Brigade", 4, 16, kind="group"), Mention("RB", 35, 37, kind="group"))
    found = extract_claims(Document("kest-1", text, given=given), engine, Resolvers(actors, places))
    assert [one.name for one in found.mentions] == ["place by test:Reed Brigade"] * 2
    assert (found.mentions[0].start, found.mentions[1].start) == (4, 35)


def test_the_id_of_a_claim_stays_when_it_gets_an_identity():
    def actors(found):
        given = found.claims[0].roles
        roles = {**given, "perpetrator": tuple(replace(one, ref="ucdp:1") for one in given["perpetrator"])}
        return replace(found, claims=(replace(found.claims[0], roles=roles),))

    document = Document("kest-1", REPORT, date(2024, 3, 5))
    bare = extract_claims(document, TinyEngine()).claims[0]
    linked = extract_claims(document, TinyEngine(), Resolvers(actors)).claims[0]
    assert linked.roles["perpetrator"][0].ref == "ucdp:1"
    assert linked.id == bare.id


def test_given_mentions_are_resolved_as_they_are():
    text = "The raid on Friday failed."
    document = Document("kest-1", text, date(2024, 3, 5), given=(Mention("on Friday", 9, 18, kind="time"),))
    (one,) = extract_claims(document, GivenMentions()).mentions
    assert one.dates == Dates(date(2024, 3, 1), date(2024, 3, 1), 1)


def test_days_that_an_engine_has_placed_are_not_overruled():
    when = Period("on Friday", 29, 38, date(2020, 1, 3), date(2020, 1, 3))
    claim = replace(extract_claims(Document("kest-1", REPORT), TinyEngine()).claims[0], when=when)
    found = resolve_extraction(Extraction(Document("kest-1", REPORT, date(2024, 3, 5)), (claim,)))
    assert found.claims[0].when == when


def two_attacks(ids):
    """Three claims of two attacks, as an engine gives them: with these incident ids, or None."""
    entries = told(
        "d", "2024-03-05",
        "Gunmen attacked a market in Ostrel on Monday.", "- incident/attack | id=I1 | target=market | place=Ostrel",
        "Six people died in the attack on the market.", "- incident/attack | id=I1 | target=market | killed=Six>6..6",
        "In Varn a bomb hit a school.", "- incident/bombing | id=I2 | target=school | place=Varn",
    )  # fmt: skip
    claims = tuple(replace(one.claim, incident=id_) for one, id_ in zip(entries, ids, strict=True))
    return Extraction(entries[0].report.document, claims)


def incidents(found):
    return [one.incident for one in found.claims]


def test_claims_of_one_incident_get_one_id():
    assert incidents(resolve_extraction(two_attacks([None, None, None]))) == ["I1", "I1", "I2"]


def test_what_joins_claims_can_be_given():
    never = {"bias": -99.0, "join above": 0.0}
    assert incidents(resolve_extraction(two_attacks([None, None, None]), within=never)) == ["I1", "I2", "I3"]


def test_incidents_that_an_engine_tells_apart_stay_as_it_says():
    assert incidents(resolve_extraction(two_attacks(["I7", "I8", None]))) == ["I7", "I8", None]
