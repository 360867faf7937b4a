"""Folders are walked in sorted order; what is not read is told."""

import os
from pathlib import Path

from claimbook.read import Source, count_documents, expand
from tests.read.builders import REPORT, read, refused, saved


def test_all_documents_of_a_folder_are_read_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "b" / "inner").mkdir(parents=True)
    for number, name in enumerate(["c.TXT", "a.md", "b/2.txt", "b/inner/x.txt", "b/1.txt"]):
        saved(tmp_path / name, f"{number} {REPORT}")
    documents, issues = read(str(tmp_path))
    assert ([one.text[0] for one in documents], issues) == (["1", "4", "2", "3", "0"], [])
    assert count_documents([str(tmp_path)]) == 5


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    for name in [".hidden/a.txt", ".b.txt", "c.txt"]:
        saved(tmp_path / name, REPORT)
    assert [one.name for one in expand([str(tmp_path)]) if isinstance(one, Source)] == [str(tmp_path / "c.txt")]


def test_files_of_unknown_format_are_counted_in_one_issue(tmp_path: Path) -> None:
    for name in ["a.txt", "b.docx", "c.docx", "d"]:
        saved(tmp_path / name, REPORT)
    documents, issues = read(str(tmp_path))
    assert len(documents) == 1
    assert issues[0].doc == str(tmp_path)
    assert issues[0].reason.startswith("3 files of unknown format not read (2 '.docx', 1 'no suffix').")


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    assert "a folder without documents" in refused(str(tmp_path))


def test_links_and_pipes_do_not_trap_the_walk(tmp_path: Path) -> None:
    saved(tmp_path / "a.txt", REPORT)
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    documents, issues = read(str(tmp_path))
    assert len(documents) == 1
    assert [Path(one.doc).name for one in issues] == ["circle", "gone.txt", "pipe.txt"]
