"""Views of a book: up to date, as of a day, and the same after every judgement that is undone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from claimbook.book import Edit, open_book
from claimbook.errors import InputError, ResourceError
from claimbook.model.values import Document, Extraction, Location
from claimbook.record import Filter, Record, frame, open_record, rows_of
from tests.book.makers import AMBUSH, RAID, ambush, claim, document, found

LATER = "Fourteen soldiers died when the Saltmarsh Front ambushed a convoy near Orrin on Tuesday, a hospital said."
PLEDGE = "The Saltmarsh Front pledged allegiance to the Reed Brigade in May."


class Clock:
    def __init__(self):
        self.moment = datetime(2024, 3, 7, tzinfo=UTC)

    def __call__(self):
        return self.moment


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def record(tmp_path, clock):
    with open_record(tmp_path / "claimbook.db", now=clock) as opened:
        run = opened.book.run("test/1")
        for one in extractions():
            opened.book.add(one, run)
        yield opened


RAID_LINE = (
    "incident/raid | id=R | perpetrator=Troops | target=camp | place=Tessaly | when=on Thursday>2024-02-01..2024-02-01"
)


def raid_report():
    return document(RAID, "raid", date(2024, 2, 2))


def extractions():
    later, raid, pledge = document(LATER, "later"), raid_report(), document(PLEDGE, "pledge")
    line = "incident/attack | id=I1 | perpetrator=Saltmarsh Front | target=convoy | place=Orrin | holder=hospital"
    when = "when=on Tuesday>2024-03-05..2024-03-05"
    return [
        found(document()),
        found(later, claim(f"{line} | killed=Fourteen>14..14 | {when}", later)),
        found(raid, claim(RAID_LINE, raid)),
        found(pledge, claim("affiliation/pledge | subject=Saltmarsh Front | object=Reed Brigade", pledge)),
    ]


def by_kind(record, **given):
    return sorted(one.kind.value for one in record.incidents(Filter(**given)))


def test_reports_of_one_event_are_one_incident(record):
    attack = next(one for one in record.incidents() if one.kind.value == "attack")
    assert attack.reports == ("later", "orrin-1")
    assert attack.sources == 2
    assert attack.counts["killed"].value.best == 14
    assert len(record.incidents()) == 2


def test_views_follow_the_book(record):
    before = record.views()
    assert record.views() is before
    of = document("A bomb exploded in Pell.", "pell")
    record.book.add(found(of, claim("incident/bombing | id=B | place=Pell", of)), record.book.run("test/1"))
    assert by_kind(record) == ["attack", "bombing", "raid"]


def test_the_order_of_arrival_does_not_matter(tmp_path, clock):
    made = []
    for number, order in enumerate(permutations(extractions())):
        with open_record(tmp_path / f"{number}.db", now=clock) as record:
            run = record.book.run("test/1")
            for one in order:
                record.book.add(one, run)
            made.append(record.views())
        if number == 7:
            break
    assert all(views == made[0] for views in made)


def test_as_of_a_day_the_record_knows_what_was_known_then(record, clock):
    clock.moment += timedelta(days=10)
    of = document(AMBUSH.replace("14", "16"))
    record.book.add(found(of, ambush(of, "16>16..16")), record.book.run("test/1"))
    now, then = (
        next(one for one in record.incidents(asof=day) if one.kind.value == "attack")
        for day in (None, date(2024, 3, 7))
    )
    assert {one.value.best for one in now.counts["killed"].testimonies} == {14, 16}
    assert {one.value.best for one in then.counts["killed"].testimonies} == {14}


@pytest.mark.parametrize("verb", ["reject", "edit", "different", "same", "actors"])
def test_any_judgement_changes_views_and_undone_all_is_as_before(record, verb):
    before = record.views()
    claims = {one.report.id: one.claim.id for one in record.entries()}
    judge = {
        "reject": lambda: record.book.judge("reject", (claims["raid"],), "ann"),
        "edit": lambda: record.book.judge("edit", (claims["raid"],), "ann", edit=Edit("label", "incident/attack")),
        "different": lambda: record.book.judge("different", (claims["later"], claims["orrin-1"]), "ann"),
        "same": lambda: record.book.judge("same", (claims["raid"], claims["orrin-1"]), "ann"),
        "actors": lambda: record.book.judge("same", ("Saltmarsh Front", "Reed Brigade"), "ann", sort="actor"),
    }[verb]()
    assert record.views() != before
    record.book.undo(judge.id)
    assert record.views() == before


def test_a_pair_holds_when_its_text_gets_a_new_version(record):
    claims = {one.report.id: one.claim.id for one in record.entries()}
    record.book.judge("different", (claims["later"], claims["orrin-1"]), "ann")
    of = document(AMBUSH + " Schools stay closed.")
    record.book.add(found(of), record.book.run("test/1"))
    assert by_kind(record) == ["attack", "attack", "raid"]


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ({}, ["attack", "raid"]),
        ({"since": date(2024, 3, 5)}, ["attack"]),
        ({"until": date(2024, 3, 4)}, ["raid"]),
        ({"place": "orrin"}, ["attack"]),
        ({"group": "the Saltmarsh Front"}, ["attack"]),
        ({"group": "saltmarsh"}, ["attack"]),
        ({"kind": "raid"}, ["raid"]),
        ({"kind": "incident"}, ["attack", "raid"]),
        ({"kind": "incident/raid"}, ["raid"]),
        ({"kind": "bombing"}, []),
        ({"country": "Mali"}, []),
    ],
)
def test_filters_choose_incidents(record, given, kinds):
    assert by_kind(record, **given) == kinds


def test_a_kind_of_relation_is_no_filter_of_incidents(record):
    with pytest.raises(InputError, match="claimbook relations --type pledge"):
        record.incidents(Filter(kind="pledge"))
    with pytest.raises(InputError, match="claimbook incidents --type raid"):
        record.relations(Filter(kind="raid"))


def test_a_country_is_an_iso_code_or_a_name(tmp_path, clock):
    with open_record(tmp_path / "c.db", now=clock) as record:
        of = document("A bomb exploded in Gao.", "gao")
        made = claim("incident/bombing | id=B | place=Gao", of)
        (place,) = made.roles["place"]

        roles = {"place": (replace(place, location=Location(16.27, -0.04, "MLI")),)}
        record.book.add(found(of, replace(made, roles=roles)), record.book.run("test/1"))
        for name in ("MLI", "ml", "mali"):
            assert len(record.incidents(Filter(country=name))) == 1
        assert record.incidents(Filter(country="Niger")) == ()


@pytest.mark.parametrize("given", [{"country": "Atlantis"}, {"kind": "picnic"}, {"group": "Nobody At All"}])
def test_a_filter_that_nothing_can_fit_is_an_error(record, given):
    with pytest.raises(InputError):
        record.incidents(Filter(**given))


def test_relations_and_actors(record):
    (pledge,) = record.relations(Filter(kind="affiliation"))
    assert (pledge.subject.name, pledge.object.name) == ("Saltmarsh Front", "Reed Brigade")
    (front,) = record.actors(Filter(group="Saltmarsh Front"))
    assert front.relations == (pledge.id,)


def test_why_leads_from_a_value_to_its_sentences(record):
    attack = next(one for one in record.incidents() if one.kind.value == "attack")
    why = record.why(attack.id, "killed")
    assert [one.report.id for one in why.passages] == ["later", "orrin-1"]
    assert {(one.testimony.holder, one.testimony.words) for one in why.said} == {
        ("police", "14"),
        ("hospital", "Fourteen"),
    }
    for said in why.said:
        text = record.book.report(said.testimony.report).document.text
        assert text[said.testimony.start : said.testimony.end] == said.testimony.words


def test_why_takes_any_id_that_was_given_out(record):
    attack = next(one for one in record.incidents() if one.kind.value == "attack")
    assert [record.why(one).view for one in attack.tellings] == [attack, attack]
    assert record.why(attack.claims[0]).view is None
    (relation,) = record.relations()
    assert record.why(relation.id).view == relation
    front = next(one for one in record.actors() if one.party.name == "Saltmarsh Front")
    assert {one.report.id for one in record.why(front.party.key).passages} == {"later", "orrin-1", "pledge"}
    for unknown in (("nothing",), (attack.id, "weather")):
        with pytest.raises(InputError):
            record.why(*unknown)


def test_data_frames_have_typed_columns_in_the_library_of_choice(record):
    polars = pytest.importorskip("polars", reason="polars is not installed: pip install 'claimbook[polars]'")
    made = frame(record.incidents(), "polars")
    assert made.schema["start"] == polars.Date
    assert made["kind"].sort().to_list() == ["attack", "raid"]


def test_a_missing_library_is_named_with_its_remedy(record, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(ResourceError, match="pip install"):
        frame(record.incidents(), "pandas")


def test_an_empty_book_has_empty_views(tmp_path):
    with open_book(tmp_path / "empty.db") as book:
        record = Record(book)
        assert (record.incidents(), record.relations(), record.actors()) == ((), (), ())


def test_what_was_imported_stands_beside_what_was_read(record):
    of = Document("ged-1", "A row of a dataset.", date(2024, 3, 6))
    row = claim("incident/attack | id=1 | perpetrator=A row", of, engine="import/ucdp-ged")
    record.book.add(Extraction(of, (row,)), record.book.run("import/ucdp-ged"))
    assert by_kind(record) == ["attack", "attack", "raid"]


def test_a_history_tells_names_and_steps(record):
    steps = record.history("Saltmarsh Front")
    assert sorted(one.kind for one in steps) == ["name", "pledge"]
    pledge = next(one for one in steps if one.kind == "pledge")
    assert pledge.words == "pledges allegiance to Reed Brigade"
    assert pledge.first_reported == date(2024, 3, 6)
    assert [one.report for one in pledge.for_] == ["pledge"]
    (other,) = [one for one in record.history("Reed Brigade") if one.kind == "pledge"]
    assert (other.party.name, other.other.name) == ("Reed Brigade", "Saltmarsh Front")
    with pytest.raises(InputError):
        record.history("Nobody At All")


def test_views_that_follow_the_book_are_those_made_from_scratch(record):
    """Reports that come, change and are read anew, and judgements, in turn: never another result than all at once."""
    record.views()
    run, again = record.book.run("test/1"), record.book.run("test/2")
    later, raid, bomb = document(LATER, "later"), raid_report(), document("A bomb exploded in Pell.", "pell")
    changed = document(AMBUSH.replace("14", "16"))
    claims = {one.report.id: one.claim.id for one in record.entries()}
    steps = [
        lambda: record.book.add(found(bomb, claim("incident/bombing | id=B | place=Pell", bomb)), run),
        lambda: record.book.add(found(changed, ambush(changed, "16>16..16")), run),
        lambda: record.book.judge("reject", (claims["raid"],), "ann"),
        lambda: record.book.judge("different", (claims["later"], record.book.claim(claims["raid"]).claim.id), "ann"),
        lambda: record.book.add(Extraction(raid, ()), again),
        lambda: record.book.add(found(later, claim("incident/clash | id=C | place=Orrin", later)), again),
        lambda: record.book.undo(record.book.judgements()[0].id),
        lambda: record.book.judge("same", ("Saltmarsh Front", "Reed Brigade"), "ann", sort="actor"),
        lambda: record.book.undo(record.book.judgements()[1].id),
        lambda: record.book.add(found(document(LATER, "copy"), claim("incident/attack | id=1", later)), run),
    ]
    for step in steps:
        step()
        assert record.views() == Record(record.book).views()
        assert record.entries() == Record(record.book).entries()


def test_private_people_are_covered_in_rows_unless_asked_for(tmp_path, clock):
    with open_record(tmp_path / "p.db", now=clock) as record:
        of = document("Gunmen shot Edda Lindqvist in Pell.", "pell")
        made = claim("incident/attack | id=A | perpetrator=Gunmen | target=Edda Lindqvist | place=Pell", of)
        (target,) = made.roles["target"]
        roles = {**made.roles, "target": (replace(target, kind="person"),)}
        record.book.add(found(of, replace(made, roles=roles)), record.book.run("test/1"))
        (covered,), (shown,) = (rows_of(record.incidents(), private=private) for private in (False, True))
        assert "Lindqvist" in shown["targets"]
        assert "Lindqvist" not in str(covered)
        assert "Lindqvist" not in str(rows_of(record.actors()))
