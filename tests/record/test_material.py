"""Exports out of a book's tables, piece by piece: byte by byte those out of all of its views in memory."""

import io
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimbook.book import open_book
from claimbook.exchange import EXPORTERS, ExportOptions, Whole, write_record
from claimbook.model.values import Document, Extraction
from claimbook.record import Record
from claimbook.record import material as materials
from claimbook.record.material import material_of
from tests.book.makers import claim, document, found
from tests.exchange.test_formats import EXTRAS
from tests.record.changes import happen
from tests.record.test_near import PHASES, fill
from tests.record.test_stored import HAPPENING, Clock

VICTIM = "Gunmen of the Red Front shot Edda Lindqvist and farm workers in Gao, Edda Lindqvist's brother said."
LINE = (
    "incident/attack | id=A | perpetrator=Red Front | target=Edda Lindqvist ; farm workers | place=Gao | killed=a>1..1"
)
SOME = ("ged", "ftm", "contract")
"""Formats that go through all that a record has."""
MADE_ANEW = ("excel",)
"""Formats of which no two files are the same bytes."""
KINDS = {"Edda Lindqvist": "person", "farm workers": "people"}


def written(form, material, **options):
    """(file -> bytes, what was left out, ids) of an export."""
    files = {}

    @contextmanager
    def out(name):
        stream = io.BytesIO()
        yield stream
        files[name] = stream.getvalue()

    made = write_record(form, material, out, ExportOptions(**options))
    return files, made.losses, made.ledger


def agree(record, form, **options):
    whole = written(form, Whole(record.views(), record.entries()), **options)
    with material_of(record) as material:
        assert written(form, material, **options) == whole, form
    return whole


def fill_all(book):
    """Groups, incidents of rows, and private people, one of them a row's."""
    fill(book)
    of = document(VICTIM, "victim", date(2021, 3, 20), title="Edda Lindqvist shot", source="The Gull")
    made = claim(LINE, of)
    hit = tuple(replace(one, kind=KINDS[one.text]) for one in made.roles["target"])
    book.add(found(of, replace(made, roles={**made.roles, "target": hit})), book.run("test/1"))
    happen(book, "row", 3, 0)
    row = Document("ucdp-ged:7", "side_b: Ada Quist\nbest: 3", date(2021, 4, 1), "Ada Quist shot")
    line = "incident/attack | id=ucdp-ged:7 | perpetrator=side_b | target=Ada Quist | killed=3>3..3"
    made = Extraction(row, (claim(line, row, engine="import/ucdp-ged"),))
    book.add(made, book.run("import/ucdp-ged"))


@pytest.fixture
def filled(where, monkeypatch):
    monkeypatch.setattr(materials, "_AT_ONCE", 3)
    with open_book(where, Clock()) as book:
        fill_all(book)
        yield book


def test_in_both_databases_an_export_is_that_of_all_views(filled, where):
    record = Record(filled)
    for form in SOME if str(where).startswith("postgresql") else EXPORTERS:
        if form in MADE_ANEW or (form in EXTRAS and find_spec(EXTRAS[form]) is None):
            continue
        files, losses, _ = agree(record, form)
        assert losses[0].what == "private people"
        assert b"Lindqvist" not in b"".join(files.values())
    agree(record, "geojson", include_persons=True)
    agree(Record(filled, "latest"), "ged")


@settings(max_examples=3, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HAPPENING, min_size=2, max_size=12))
def test_whatever_happens_an_export_is_that_of_all_views(changes):
    with tempfile.TemporaryDirectory() as folder, open_book(Path(folder) / "b.db", Clock()) as book:
        fill_all(book)
        for change in changes:
            happen(book, *change)
        record = Record(book)
        for form in ("ged", "geojson", "ftm", "contract"):
            agree(record, form)


def test_a_material_has_what_the_record_has(filled):
    record = Record(filled)
    views, entries = record.views(), record.entries()
    whole = Whole(views, entries)
    with material_of(record) as material:
        assert (tuple(material.incidents()), tuple(material.relations())) == (views.incidents, views.relations)
        assert (tuple(material.actors()), list(material.entries())) == (views.actors, entries)
        assert material.counts() == whole.counts()
        assert material.public_names() == whole.public_names()
        assert material.private_parties() == whole.private_parties()
        for (one, documents), (other, known) in zip(material.sourced(), whole.sourced(), strict=True):
            assert one == other
            assert {id_: documents[id_].title for id_ in one.reports} == {id_: known[id_].title for id_ in one.reports}


def test_a_material_is_of_one_moment_whoever_writes_meanwhile(filled):
    record = Record(filled)
    before = list(record.views().incidents)
    with material_of(record) as material:
        incidents = material.incidents()
        shown = [next(incidents)]
        happen(filled, "copy", 3, 3)
        happen(filled, "add", 10, 0)
        assert shown + list(incidents) == before


def test_as_of_a_day_the_material_is_that_of_the_day(filled):
    record = Record(filled)
    with material_of(record, date(2999, 1, 1)) as then, material_of(record) as now:
        assert tuple(then.incidents()) == tuple(now.incidents())
        assert list(then.entries()) == list(now.entries())


def test_no_more_than_a_piece_of_the_record_is_held(filled, monkeypatch):
    record = Record(filled)
    record.refresh()
    monkeypatch.setattr(Record, "views", None)
    monkeypatch.setattr(Record, "entries", None)
    with material_of(record) as material:
        assert written("geojson", material)[0]
