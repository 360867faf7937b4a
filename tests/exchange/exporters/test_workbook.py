import io

import pytest

from claimbook.exchange import export_record
from claimbook.exchange.exporters.workbook import MAX_TEXT, SHEETS
from claimbook.merge import merge_entries
from tests.exchange.builders import made, record

openpyxl = pytest.importorskip("openpyxl", reason="Excel needs the extra `excel`")


def opened(views, entries):
    return openpyxl.load_workbook(io.BytesIO(export_record("excel", views, entries).files["record.xlsx"]))


def rows(sheet):
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_a_sheet_a_table_and_first_what_was_left_out():
    book = opened(*record())
    assert book.sheetnames == ["about", *SHEETS]
    assert "texts of reports" in [row[0] for row in book["about"].iter_rows(values_only=True)]
    assert [(row["kind"], row["killed_best"]) for row in rows(book["incidents"])] == [("attack", 14), ("attack", 4)]


def test_no_cell_is_a_formula():
    entries = made(
        "=HYPERLINK(1) joined the Tern Brigade.",
        ["affiliation/join | subject=HYPERLINK(1) | object=Tern Brigade"],
        "odd",
        title="=1+1",
    )
    book = opened(merge_entries(entries), entries)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "'=1+1" in [cell.value for cell in cells]


def test_long_texts_are_cut_and_told():
    text = "The Tern Brigade " + "really " * 6000 + "joined the Saltmarsh Front."
    entries = made(text, ["affiliation/join | subject=Tern Brigade | object=Saltmarsh Front"], "long")
    found = export_record("excel", merge_entries(entries), entries)
    assert "ends of long texts" in [one.what for one in found.losses]
    cells = [
        cell.value for sheet in opened(merge_entries(entries), entries) for row in sheet.iter_rows() for cell in row
    ]
    assert max(len(one) for one in cells if isinstance(one, str)) == MAX_TEXT


def test_victims_have_no_name():
    book = opened(*record())
    assert "Talat" not in str([row for sheet in book for row in sheet.iter_rows(values_only=True)])
