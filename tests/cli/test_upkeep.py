"""The line that tells of views being brought up to date."""

from claimbook.cli.upkeep import FEW, UpkeepLine


def test_few_reports_are_done_without_a_word(capsys):
    UpkeepLine()(FEW, FEW)
    assert capsys.readouterr().err == ""


def test_without_a_terminal_each_tenth_is_a_line(capsys):
    line = UpkeepLine()
    for done in range(250, 10_001, 250):
        line(done, 10_000)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 10
    assert told[-1] == "claimbook: bringing the views up to date: 10,000 of 10,000 reports"


def test_on_a_terminal_one_line_changes_and_ends(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    line = UpkeepLine()
    line(250, 500)
    line(500, 500)
    told = capsys.readouterr().err
    assert told.startswith("\rclaimbook: bringing")
    assert told.count("\n") == 1
    assert told.endswith("500 of 500 reports\n")
