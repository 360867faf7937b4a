import json

import pytest

from claimbook.exchange import ExportOptions, export_record, import_rows
from claimbook.exchange.source import Remark
from claimbook.merge import merge_entries
from claimbook.model.values import Extraction
from tests.exchange.builders import made, record


def written(folder, views, entries, **options):
    found = export_record("contract", views, entries, ExportOptions(**options))
    for name, content in found.files.items():
        (folder / name).write_bytes(content)
    return found


def entries_of(found):
    """The entries that a book would make of what was read."""
    from claimbook.model.record import Entry, Report
    from tests.exchange.builders import LEARNED

    for one in found:
        report = Report(one.document.id, one.document, "", LEARNED)
        yield from (Entry(claim, report, "run-2") for claim in one.claims)


@pytest.mark.parametrize("persons", [True, False])
def test_out_in_and_out_again_gives_the_same_bytes(tmp_path, persons):
    first = written(tmp_path, *record(), include_persons=persons)
    again = tuple(entries_of(import_rows("contract", tmp_path / "claims.jsonl")))
    assert (
        export_record("contract", merge_entries(again), again, ExportOptions(include_persons=True)).files == first.files
    )


def test_without_documents_beside_it_the_quoted_words_stand_in_and_offsets_hold(tmp_path):
    first = written(tmp_path, *record(), include_persons=True)
    (tmp_path / "documents.jsonl").unlink()
    found = list(import_rows("contract", tmp_path / "claims.jsonl"))
    assert [type(one) for one in found[:2]] == [Remark, Extraction]
    again = tuple(entries_of(one for one in found if isinstance(one, Extraction)))
    written_again = export_record("contract", merge_entries(again), again, ExportOptions(include_persons=True))
    assert written_again.files["claims.jsonl"] == first.files["claims.jsonl"]


def test_covered_words_are_still_slices_of_the_covered_document(tmp_path):
    found = written(tmp_path, *record())
    documents = {one["id"]: one["text"] for one in map(json.loads, found.files["documents.jsonl"].splitlines())}
    for claim in map(json.loads, found.files["claims.jsonl"].splitlines()):
        for given in claim["roles"].values():
            assert all(documents[claim["doc"]][one["start"] : one["end"]] == one["text"] for one in given)


def test_rejected_claims_stay_behind_and_are_told():
    entries = made(
        "The Saltmarsh Front is banned.", ["status/proscribed | subject=Saltmarsh Front"], "ban", state="rejected"
    )
    found = export_record("contract", merge_entries(entries), entries)
    assert found.files["claims.jsonl"] == b""
    assert ("rejected claims", 1) in [(one.what, one.count) for one in found.losses]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not a line of JSON"),
        (b"[]", "not an object"),
        (b'{"doc": "x"}', "not in the form of the contract"),
    ],
)
def test_a_broken_line_is_told_with_its_number(tmp_path, line, reason):
    written(tmp_path, *record())
    path = tmp_path / "claims.jsonl"
    path.write_bytes(line + b"\n" + path.read_bytes())
    first, *rest = import_rows("contract", path)
    assert (first.where, reason in first.reason) == ("line 1", True)
    assert sum(len(one.claims) for one in rest) == 4


def test_a_claim_whose_words_are_not_in_its_document_is_told(tmp_path):
    written(tmp_path, *record(), include_persons=True)
    path = tmp_path / "documents.jsonl"
    path.write_text(path.read_text("utf-8").replace("ambushed", "attacked"), "utf-8")
    problems = [one for one in import_rows("contract", tmp_path / "claims.jsonl") if not isinstance(one, Extraction)]
    assert ["not a slice" in one.reason for one in problems] == [True]
