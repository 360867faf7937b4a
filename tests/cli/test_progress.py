import io

from claimbook.cli import progress
from claimbook.model.values import Issue


def test_an_issue_is_one_safe_line():
    line = progress.issue_line(Issue("a\x1b[2J.pdf", "encrypted\nreally", "page 3"))
    assert line == "claimbook: a␛[2J.pdf, page 3: encrypted really"


def test_no_bar_where_nobody_watches(capsys):
    with progress.watch(1000, quiet=False) as shown:
        shown.advance()
        shown.report(Issue("a.pdf", "encrypted"))
    assert capsys.readouterr().err == "claimbook: a.pdf: encrypted\n"


def test_a_bar_on_a_terminal_tells_count_and_issues(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    with progress.watch(10, quiet=False) as shown:
        for _ in range(10):
            shown.advance()
        shown.report(Issue("a.pdf", "[red]encrypted"))
    assert "10/10" in screen.getvalue()
    assert "claimbook: a.pdf: [red]encrypted" in screen.getvalue()
