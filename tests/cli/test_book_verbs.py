"""The verbs of the book and the record, from reports in a folder to the sentence behind a number."""

import json
import sqlite3
from contextlib import closing

import pytest

from claimbook.book import Book
from claimbook.cli import main
from tests.cli import tiny

ORRIN = "The Saltmarsh Front raided Orrin, killing 4 on Tuesday, police said."
PELL = "The Reed Brigade raided Pell."


@pytest.fixture(autouse=True)
def tiny_engine(monkeypatch):
    monkeypatch.setitem(tiny.ENGINES, "tiny", tiny.TinyEngine)
    monkeypatch.setenv("CLAIMBOOK_AUTHOR", "ann")


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("orrin", ORRIN), ("pell", PELL)):
        (folder / f"{name}.md").write_text(f"---\nid: {name}\npublished: 2024-03-06\n---\n{text}", "utf-8")
    return folder


@pytest.fixture
def book(tmp_path, reports, capfdbinary):
    path = str(tmp_path / "claimbook.db")
    assert main(["add", str(reports), "--engine", "tiny", "--book", path]) == 0
    capfdbinary.readouterr()
    return path


def ask(capfdbinary, *args):
    assert main([str(one) for one in args]) == 0
    return [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]


def said(capfdbinary):
    return capfdbinary.readouterr().out.decode()


def claim_of(capfdbinary, book, word):
    return ask(capfdbinary, "search", word, "--book", book)[0]["claim"]


def test_add_reads_each_report_once(reports, tmp_path, capfdbinary):
    command = ["add", str(reports), "--engine", "tiny", "--book", str(tmp_path / "b.db")]
    assert main(command) == 0
    assert said(capfdbinary).endswith("b.db: 2 reports read, 2 claims\n")
    assert main(command) == 0
    assert said(capfdbinary).endswith("b.db: 0 reports read, 0 claims; 2 read before, not read again\n")


def test_add_names_what_it_cannot_read_and_goes_on(reports, tmp_path, capfdbinary):
    (reports / "empty.txt").write_text("")
    assert main(["add", str(reports), "--engine", "tiny", "--book", str(tmp_path / "b.db")]) == 1
    told = capfdbinary.readouterr()
    assert b"empty.txt" in told.err
    assert b"2 reports read, 2 claims; 1 problems" in told.out


def test_add_says_what_is_a_new_version_or_read_by_another_engine(book, reports, capfdbinary, monkeypatch):
    (reports / "pell.md").write_text(f"---\nid: pell\npublished: 2024-03-06\n---\n{PELL} It was quiet.", "utf-8")
    assert main(["add", str(reports), "--engine", "tiny", "--book", book]) == 0
    assert "1 of them new versions; 1 read before" in said(capfdbinary)
    monkeypatch.setattr(tiny.TinyEngine, "name", "tiny/2")
    assert main(["add", str(reports), "--engine", "tiny", "--book", book]) == 0
    assert "2 of them known, read by this engine for the first time" in said(capfdbinary)


@pytest.mark.parametrize("verb", [["incidents"], ["search", "x"], ["runs", "list"], ["judge", "list"], ["why", "x"]])
def test_to_look_into_a_book_that_is_not_there_makes_none(verb, tmp_path, capfdbinary):
    path = tmp_path / "misspelt.db"
    assert main([*verb, "--book", str(path)]) == 1
    assert b"no such book" in capfdbinary.readouterr().err
    assert not path.exists()


@pytest.mark.parametrize("verb", [["incidents"], ["profile", "x"], ["search", "x"], ["why", "x"]])
@pytest.mark.parametrize("content", [b"", b"Saltmarsh Front raided Orrin, and nothing here is a database of any kind."])
def test_to_look_into_a_file_that_is_no_book_leaves_it_as_it_is(verb, content, tmp_path, capfdbinary):
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert main([*verb, "--book", str(path)]) == 1
    assert b"no book" in capfdbinary.readouterr().err
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_no_book(tmp_path, capfdbinary):
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE boats (name)")
    assert main(["incidents", "--book", str(tmp_path / "other.db")]) == 1
    assert b"a database of something else" in capfdbinary.readouterr().err


def test_an_add_that_is_stopped_says_what_is_in_and_how_it_goes_on(reports, tmp_path, capfdbinary, monkeypatch):
    stored = Book.add

    def add_one(book, found, run):
        if "orrin" not in found.document.id:
            raise KeyboardInterrupt
        return stored(book, found, run)

    command = ["add", str(reports), "--engine", "tiny", "--book", str(tmp_path / "b.db")]
    with monkeypatch.context() as patched:
        patched.setattr(Book, "add", add_one)
        assert main(command) == 130
    told = capfdbinary.readouterr().err.decode()
    assert "stopped: 1 reports read, 1 claims; the same command goes on where it stopped" in told
    assert main(command) == 0
    assert said(capfdbinary).endswith("1 reports read, 1 claims; 1 read before, not read again\n")


def test_a_name_that_is_only_like_a_groups_is_told_on_standard_error(book, capfdbinary):
    for verb in (["profile", "Saltmarsh"], ["history", "Saltmarsh"], ["incidents", "--group", "Saltmarsh"]):
        assert main([*verb, "--book", book]) == 0
        assert b"Saltmarsh: taken for Saltmarsh Front (local:saltmarsh-front)" in capfdbinary.readouterr().err
    for verb in (["profile", "Saltmarsh Front"], ["history", "saltmarsh front"]):
        assert main([*verb, "--book", book]) == 0
        assert b"taken for" not in capfdbinary.readouterr().err


def test_an_empty_table_has_the_columns_of_a_full_one(book, capfdbinary):
    for verb, none in ((["incidents"], ["--type", "bombing"]), (["search", "raided"], ["nowhere"])):
        heads = []
        for command in (verb, [*verb, *none]):
            assert main([*command, "--book", book, "--format", "csv"]) == 0
            heads.append(said(capfdbinary).splitlines()[0])
        assert heads[0] == heads[1]


def test_a_kind_that_incidents_cannot_be_is_refused_and_one_with_its_type_read(book, capfdbinary):
    assert main(["incidents", "--book", book, "--type", "strength"]) == 1
    assert b"claimbook relations --type strength" in capfdbinary.readouterr().err
    assert len(ask(capfdbinary, "incidents", "--book", book, "--type", "incident/raid")) == 2


def test_a_day_before_the_book_is_told_to_be_one(book, capfdbinary):
    assert main(["incidents", "--book", book, "--as-of", "1999-01-01"]) == 0
    assert b"as of 1999-01-01 the book knew nothing: it begins on" in capfdbinary.readouterr().err


def test_a_profile_of_a_place_that_nobody_knows_is_refused(book, capfdbinary):
    assert main(["profile", "Saltmarsh Front", "--in", "Orrinn", "--book", book]) == 1
    assert b"place Orrinn: no place of that name" in capfdbinary.readouterr().err


def test_search_shows_what_was_found(book, capfdbinary):
    (hit,) = ask(capfdbinary, "search", "saltmarsh", "front", "--book", book)
    assert (hit["report"], hit["label"]) == ("orrin", "incident/raid")
    assert "[Saltmarsh] [Front]" in hit["snippet"]
    assert ask(capfdbinary, "search", "front saltmarsh", "--book", book) == []
    assert ask(capfdbinary, "search", "pell", "--in", "reports", "--book", book)[0]["report"] == "pell"


def test_runs_lists_and_compares(book, reports, capfdbinary, monkeypatch):
    monkeypatch.setattr(tiny.TinyEngine, "name", "tiny/2")
    (reports / "orrin.md").write_text(f"---\nid: orrin\npublished: 2024-03-06\n---\n{ORRIN}", "utf-8")
    assert main(["add", str(reports), "--engine", "tiny", "--book", book]) == 0
    said(capfdbinary)
    listed = ask(capfdbinary, "runs", "list", "--book", book)
    assert [one["engine"] for one in listed] == ["tiny/1", "tiny/2"]
    assert ask(capfdbinary, "runs", "diff", "1", "2", "--book", book) == []
    assert main(["runs", "diff", "1", "2", "--book", book, "--format", "table"]) == 0
    assert "2 reports read by both: 2 alike, 0 came, 0 went, 0 changed." in said(capfdbinary)


def test_incidents_can_be_filtered_and_have_typed_columns(book, capfdbinary):
    rows = ask(capfdbinary, "incidents", "--book", book)
    assert [one["place"] for one in rows] == ["Orrin, Ostrel", "Pell, Ostrel"]
    assert (rows[0]["killed_low"], rows[0]["start"], rows[0]["sources"]) == (4, "2024-03-05", 1)
    assert ask(capfdbinary, "incidents", "--book", book, "--from", "2024-03-01") == rows[:1]
    assert ask(capfdbinary, "incidents", "--book", book, "--group", "reed brigade") == rows[1:]
    assert ask(capfdbinary, "incidents", "--book", book, "--type", "attack") == []
    assert main(["incidents", "--book", book, "--type", "picnic"]) == 1


def test_what_has_no_day_is_left_out_by_days_and_that_is_said(book, capfdbinary):
    assert main(["incidents", "--book", book, "--from", "2024-03-01"]) == 0
    assert b"left out: 1 incident of this book without any day" in capfdbinary.readouterr().err
    assert main(["incidents", "--book", book]) == 0
    assert b"left out" not in capfdbinary.readouterr().err


def test_a_period_that_ends_before_it_begins_is_an_error(book, capfdbinary):
    for verb in (["incidents"], ["relations"], ["profile", "Saltmarsh Front"]):
        assert main([*verb, "--book", book, "--from", "2024-03-02", "--to", "2024-03-01"]) == 1
        assert b"ends before it begins" in capfdbinary.readouterr().err


def test_a_table_of_incidents_has_time_place_and_toll_in_words(book, capfdbinary):
    assert main(["incidents", "--book", book, "--from", "2024-03-01", "--format", "table"]) == 0
    shown = " ".join(said(capfdbinary).split())
    for words in ("WHEN", "2024-03-05", "Orrin, Ostrel", "TOLL", "4 killed"):
        assert words in shown
    assert "INJURED" not in shown


def test_why_goes_back_to_the_sentence(book, capfdbinary):
    incident = ask(capfdbinary, "incidents", "--book", book)[0]["id"]
    (line,) = ask(capfdbinary, "why", incident, "killed", "--book", book)
    assert (line["evidence"], line["words"], line["holder"], line["report"]) == (ORRIN, "4", "police", "orrin")
    assert main(["why", incident, "--book", book, "--format", "table"]) == 0
    shown = said(capfdbinary)
    assert "orrin · published 2024-03-06" in shown
    assert "perpetrator Saltmarsh Front" in shown


def test_judgements_change_views_and_are_undone(book, capfdbinary):
    before = ask(capfdbinary, "incidents", "--book", book)
    claim = claim_of(capfdbinary, book, "orrin")
    assert main(["judge", "reject", claim, "--book", book, "--reason", "a drill"]) == 0
    judgement = said(capfdbinary).split()[1].rstrip(":")
    assert ask(capfdbinary, "incidents", "--book", book) == before[1:]
    (listed,) = ask(capfdbinary, "judge", "list", "--book", book)
    assert (listed["id"], listed["state"], listed["author"], listed["reason"]) == (judgement, "holds", "ann", "a drill")
    assert main(["judge", "undo", judgement, "--book", book]) == 0
    said(capfdbinary)
    assert ask(capfdbinary, "incidents", "--book", book) == before


def test_an_edit_is_written_as_in_a_gold_file(book, capfdbinary):
    claim = claim_of(capfdbinary, book, "orrin")
    assert main(["judge", "edit", claim, "killed=4>4..6", "--book", book]) == 0
    said(capfdbinary)
    row = ask(capfdbinary, "incidents", "--book", book)[0]
    assert (row["killed_low"], row["killed_high"]) == (4, 6)
    assert main(["judge", "edit", claim, "killed=9", "--book", book]) == 1
    assert b"'9' is not in s1" in capfdbinary.readouterr().err


def test_incidents_are_joined_by_their_ids(book, capfdbinary):
    first, second = (one["id"] for one in ask(capfdbinary, "incidents", "--book", book))
    assert main(["judge", "same", first, second, "--book", book]) == 0
    said(capfdbinary)
    (joined,) = ask(capfdbinary, "incidents", "--book", book)
    assert joined["sources"] == 2


def test_actors_list_says_who_acts(book, capfdbinary):
    names = [one["name"] for one in ask(capfdbinary, "actors", "list", "--book", book)]
    assert {"Saltmarsh Front", "Reed Brigade"} <= set(names)


def test_a_book_of_today_is_a_plain_database(book):
    connection = sqlite3.connect(book)
    assert connection.execute("SELECT count(*) FROM claims").fetchone() == (2,)
    connection.close()


def test_history_tells_a_group_step_by_step(book, capfdbinary):
    (name,) = ask(capfdbinary, "history", "Saltmarsh Front", "--book", book)
    assert (name["kind"], name["words"]) == ("name", "is called Saltmarsh Front")
