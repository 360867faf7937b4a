"""The verbs of exchange over a real book: import, export, match."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from claimbook.book import open_book
from claimbook.cli.export import NAMES, Piece, export
from claimbook.cli.import_ import NAMES as READ
from claimbook.cli.import_ import import_
from claimbook.cli.match import match
from claimbook.cli.sink import Sink
from claimbook.errors import InputError
from claimbook.exchange import EXPORTERS, IMPORTERS
from claimbook.model.values import Extraction
from tests.exchange.builders import entries, ged_file, ged_row


@pytest.fixture
def book(tmp_path):
    """A book with the record's three reports."""
    path = tmp_path / "claims.db"
    with open_book(path) as opened:
        run = opened.run("test/1")
        for document in {one.report.id: one.report.document for one in entries()}.values():
            claims = tuple(one.claim for one in entries() if one.report.document == document)
            opened.add(Extraction(document, claims), run)
    return str(path)


@pytest.fixture
def dataset(tmp_path):
    path = tmp_path / "ged.csv"
    path.write_bytes(
        ged_file(ged_row(), ged_row(id="700002", date_start="2024-03-07", date_end="2024-03-07"), ged_row(id="x"))
    )
    return str(path)


def run(command, *args):
    return CliRunner().invoke(command, list(args), standalone_mode=False)


def test_the_formats_named_in_the_help_are_those_there_are():
    assert set(NAMES) == set(EXPORTERS)
    assert set(READ) == set(IMPORTERS)


def test_rows_go_in_and_broken_ones_are_told(tmp_path, dataset):
    found = run(import_, dataset, "--as", "ged", "--book", str(tmp_path / "new.db"))
    assert found.return_value == 1
    assert "2 rows taken, 4 claims; 1 problems" in found.stdout
    assert "ged.csv, line 4: id 'x' is not a number" in found.stderr


def test_rows_of_many_batches_are_all_stored(tmp_path, dataset, monkeypatch):
    monkeypatch.setattr("claimbook.cli.import_.BATCH", 1)
    path = tmp_path / "new.db"
    assert "2 rows taken, 4 claims" in run(import_, dataset, "--as", "ged", "--book", str(path)).stdout
    with open_book(path) as opened:
        assert [one.id for one in opened.reports()] == ["ucdp-ged:700001", "ucdp-ged:700002"]


def test_a_batch_that_cannot_be_stored_ends_the_import_with_its_reason(tmp_path, dataset, monkeypatch):
    monkeypatch.setattr("claimbook.cli.import_.BATCH", 1)
    path = tmp_path / "new.db"
    monkeypatch.setattr("claimbook.book.Book.add_rows", refuse)
    with pytest.raises(InputError, match="full"):
        import_.main([dataset, "--as", "ged", "--book", str(path)], standalone_mode=False)


def refuse(*_):
    raise InputError("2 rows", "can't be stored (disk full).")


def test_rows_known_before_are_not_taken_twice(book, dataset):
    run(import_, dataset, "--as", "ged", "--book", book)
    assert "0 rows taken, 0 claims; 2 known before" in run(import_, dataset, "--as", "ged", "--book", book).stdout


def test_what_was_imported_comes_out_as_it_went_in(tmp_path, dataset):
    book, out = str(tmp_path / "new.db"), tmp_path / "out.csv"
    run(import_, dataset, "--as", "ged", "--book", book)
    run(export, "--as", "ged", "--book", book, "--output", str(out))
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode(), newline="")))
    assert [row["id"] for row in rows] == ["700001", "700002"]
    assert rows[0] == {column: ged_row().get(column, "") for column in rows[0]}


def test_imported_rows_alone_are_written_as_they_come_with_judgements(tmp_path, dataset, book):
    out = tmp_path / "rows.csv"
    run(import_, dataset, "--as", "ged", "--book", book)
    with open_book(book) as opened:
        claim = next(one.claim.id for one in opened.entries() if one.report.id == "ucdp-ged:700002")
        opened.judge("reject", (claim,), "tester")
    run(export, "--as", "ged", "--imported", "--book", book, "--output", str(out))
    first, second = csv.DictReader(io.StringIO(out.read_bytes().decode(), newline=""))
    assert first == {column: ged_row().get(column, "") for column in first}
    assert (second["id"], second["best"]) == ("700002", "")


def test_text_goes_to_standard_output_and_losses_to_standard_error(book):
    found = run(export, "--as", "geojson", "--book", book)
    assert found.return_value == 0
    assert len(json.loads(found.stdout)["features"]) == 2
    assert "left out: private people" in found.stderr
    assert "Talat" not in found.stdout


def test_persons_where_asked_for(book):
    assert "Talat" in run(export, "--as", "geojson", "--book", book, "--include-persons").stdout


def test_formats_of_several_files_make_a_folder(book, tmp_path):
    run(export, "--as", "contract", "--book", book, "--output", str(tmp_path / "corpus"))
    assert sorted(one.name for one in (tmp_path / "corpus").iterdir()) == ["claims.jsonl", "documents.jsonl"]


def test_formats_of_bytes_need_a_place(book):
    found = run(export, "--as", "excel", "--book", book)
    assert "--output" in found.exception.message


def test_numbers_stay_and_withdrawn_ones_are_listed(book, tmp_path):
    out = tmp_path / "ged.csv"
    run(export, "--as", "ged", "--book", book, "--output", str(out))
    first = {row["id"] for row in csv.DictReader(io.StringIO(out.read_text("utf-8")))}
    with open_book(book) as opened:
        claim = next(one.claim.id for one in opened.entries() if one.report.document.id == "shooting")
        opened.judge("reject", (claim,), "tester")
    found = run(export, "--as", "ged", "--book", book, "--output", str(out))
    second = {row["id"] for row in csv.DictReader(io.StringIO(out.read_text("utf-8")))}
    kept = [json.loads(line) for line in (tmp_path / "ged.csv.ids.jsonl").read_text("utf-8").splitlines()]
    assert second < first
    assert {str(one["number"]) for one in kept if one["withdrawn"]} == first - second
    assert "withdrawn: 1 numbers" in found.stderr


def test_a_book_that_is_not_there_is_not_made(tmp_path):
    found = run(export, "--as", "ged", "--book", str(tmp_path / "nowhere.db"))
    assert isinstance(found.exception, InputError)
    assert not (tmp_path / "nowhere.db").exists()


def test_the_books_incidents_beside_a_datasets(book, dataset):
    found = run(match, "--against", dataset, "--book", book, "--format", "jsonl")
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert found.return_value == 1
    assert [(one["found"], one["theirs"]) for one in lines] == [
        ("both", "ucdp-ged:700001"), ("ours", None), ("theirs", "ucdp-ged:700002"),
    ]  # fmt: skip
    assert "same day +2" in lines[0]["why"]
    assert lines[0]["differences"]["killed"] == {"ours": "14..14", "theirs": "12..16"}
    assert "1 in both, 1 in the book alone, 1 in the dataset alone; 0 rows" in found.stderr


def test_rows_of_other_days_and_countries_are_left_out_and_counted(book, tmp_path):
    path = tmp_path / "other.csv"
    path.write_bytes(
        ged_file(
            ged_row(country="Mali", country_id="432"), ged_row(id="2", date_start="1999-01-01", date_end="1999-01-01")
        )
    )
    found = run(match, "--against", str(path), "--book", book, "--format", "jsonl")
    assert "0 in the dataset alone; 2 rows of other countries or days left out" in found.stderr


def test_imported_rows_of_the_book_are_no_accounts_of_its_own(book, dataset):
    run(import_, dataset, "--as", "ged", "--book", book)
    lines = run(match, "--against", dataset, "--book", book, "--format", "jsonl").stdout.splitlines()
    assert sum(json.loads(line)["found"] == "both" for line in lines) == 1


def test_a_place_without_claims_goes_in(tmp_path):
    path = tmp_path / "PK.txt"
    path.write_text(
        "1167528\tOrrin\tOrrin\t\t33.5\t70.25\tP\tPPL\tPK\t\t02\t\t\t\t100\t\t5\tAsia/Karachi\t2024-01-01\n", "utf-8"
    )
    found = run(import_, str(path), "--as", "geonames", "--book", str(tmp_path / "new.db"))
    assert "1 rows taken, 0 claims" in found.stdout


def test_an_export_that_fails_leaves_the_last_one_and_nothing_half(book, tmp_path, monkeypatch):
    out = tmp_path / "events.geojson"
    run(export, "--as", "geojson", "--book", book, "--output", str(out))
    before = out.read_bytes()
    monkeypatch.setattr("claimbook.exchange.exporters.geojson.feature", fail)
    assert isinstance(run(export, "--as", "geojson", "--book", book, "--output", str(out)).exception, RuntimeError)
    assert out.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def fail(_):
    raise RuntimeError


@pytest.mark.parametrize("form", ["geojson", "contract"])
def test_a_place_that_cannot_be_written_is_told(book, tmp_path, form):
    (tmp_path / "file").write_text("")
    found = run(export, "--as", form, "--book", book, "--output", str(tmp_path / "file" / "out"))
    assert isinstance(found.exception, InputError)


def test_a_letter_that_is_cut_between_two_pieces_is_whole():
    out = io.BytesIO()
    stream = io.BufferedWriter(Piece(Sink(out)), 3)
    for one in "Tørn Ⅷ 🜂".encode():
        stream.write(bytes([one]))
    stream.flush()
    assert out.getvalue().decode() == "Tørn Ⅷ 🜂"


def test_incidents_far_from_all_rows_are_listed_like_the_others(book, tmp_path):
    path = tmp_path / "other.csv"
    path.write_bytes(ged_file(ged_row(), ged_row(id="2", date_start="2024-05-01", date_end="2024-05-01")))
    lines = [json.loads(line) for line in run(match, "--against", str(path), "--book", book).stdout.splitlines()]
    assert [one["found"] for one in lines] == ["both", "ours"]
    path.write_bytes(ged_file(ged_row(date_start="1999-01-01", date_end="1999-01-01")))
    far = [json.loads(line) for line in run(match, "--against", str(path), "--book", book).stdout.splitlines()]
    assert [one["found"] for one in far] == ["ours", "ours"]
    assert lines[1] in far
    assert [one["ours"] for one in far] == sorted(one["ours"] for one in far)
