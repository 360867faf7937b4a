import pytest

import claimbook.exchange
from claimbook.errors import FormatError, InputError, ResourceError
from claimbook.exchange import EXPORTERS, IMPORTERS, export_record, import_rows
from claimbook.exchange.extras import needed
from claimbook.exchange.plainform import from_plain, to_plain
from tests.exchange.builders import record

EXTRAS = {"parquet": "polars", "graphml": "networkx", "gexf": "networkx", "excel": "openpyxl"}


@pytest.mark.parametrize("form", EXPORTERS)
def test_no_format_names_private_people_unasked(form):
    if form in EXTRAS:
        pytest.importorskip(EXTRAS[form])
    views, entries = record()
    found = export_record(form, views, entries)
    assert found.losses[0].what == "private people"
    assert not [name for name, content in found.files.items() if b"Talat" in content or b"farm workers" in content]


@pytest.mark.parametrize("form", [one for one in EXPORTERS if one != "excel"])
def test_the_same_record_gives_the_same_bytes(form):
    if form in EXTRAS:
        pytest.importorskip(EXTRAS[form])
    views, entries = record()
    assert export_record(form, views, entries).files == export_record(form, views, entries).files


def test_unknown_formats_are_named_with_those_there_are(tmp_path):
    with pytest.raises(FormatError, match="ged"):
        export_record("docx", *record())
    with pytest.raises(FormatError, match="ged"):
        list(import_rows("docx", tmp_path / "x"))


@pytest.mark.parametrize("form", IMPORTERS)
def test_a_file_that_is_not_there_is_an_input_error(form, tmp_path):
    with pytest.raises(InputError):
        list(import_rows(form, tmp_path / "nowhere"))


def test_a_missing_library_is_named_with_its_extra():
    with pytest.raises(ResourceError, match=r"pip install 'claimbook\[tables\]'"):
        needed("no_such_library", "tables")


def test_views_survive_their_plain_form():
    views, _ = record()
    for one in (*views.incidents, *views.relations, *views.actors):
        assert from_plain(to_plain(one)) == one


@pytest.mark.parametrize(
    "value", [{"is": "Spaceship"}, {"is": "Range", "size": 1}, {"is": "date"}, {"is": "date", "day": "x"}]
)
def test_other_objects_have_no_plain_form(value):
    with pytest.raises(FormatError):
        from_plain(value)


def test_everything_public_is_there():
    assert all(hasattr(claimbook.exchange, name) for name in claimbook.exchange.__all__)
