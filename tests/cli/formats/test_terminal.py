from dataclasses import replace

import pytest

from claimbook.cli.formats.terminal import render_extraction
from claimbook.model.values import Document, Extraction, Mention, Reasoning, Span
from tests.cli.samples import CLAIM, DOCUMENT, FOUND


def test_a_claim_stands_under_its_sentence():
    expected = """\
Twelve dead in Orrin
orrin-1 · published 2024-03-05 · The Valley Courier · hand/1 · 1 claim

  The Saltmarsh Front denied that it and the Reed Brigade killed at least 12 men in Orrin on Monday.
  •  incident/attack           NOT · possible · perpetrator it = Saltmarsh Front ; Reed         0.88
                               Brigade · target men · place Orrin · killed at least 12 = 12+ ·
                               when on Monday = 2024-03-04 · said by Saltmarsh Front

"""
    assert render_extraction(FOUND, width=100, colours=False) == expected


def test_an_unknown_publication_date_is_said_so():
    found = Extraction(replace(DOCUMENT, published=None), ())
    shown = render_extraction(found, width=80, colours=False)
    assert "publication date unknown" in shown
    assert "No claims found." in shown


@pytest.mark.parametrize("width", [24, 40, 59, 60, 80, 110])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width):
    lines = render_extraction(FOUND, width, colours=False).splitlines()
    assert max(map(len, lines)) <= width
    words = " ".join(lines).split()
    assert {"Saltmarsh", "Brigade", "possible", "NOT", "2024-03-04", "12+", "0.88"} <= set(words)


def test_words_that_carry_a_claim_are_underlined_in_the_colour_of_their_part(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = render_extraction(FOUND, width=110, colours=True)
    assert "\x1b[4;31mReed Brigade\x1b[0m" in shown
    assert "\x1b[4;32mOrrin\x1b[0m" in shown
    assert "\x1b[4;35mat least 12\x1b[0m" in shown


def test_without_colour_words_are_still_underlined(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = render_extraction(FOUND, width=110, colours=True)
    assert "\x1b[4mReed Brigade\x1b[0m" in shown
    assert "\x1b[4;3" not in shown


def test_hostile_text_is_shown_not_obeyed():
    text = "A [red]Front[/red] \x1b[2J raided \u202eOrrin :bomb:."
    claim = replace(
        CLAIM,
        roles={"place": (Mention("Orrin", text.index("Orrin"), text.index("Orrin") + 5, name="[bold]Orrin"),)},
        numbers={}, when=None, holder=None, evidence=(Span(text, 0, len(text)),),
    )  # fmt: skip
    shown = render_extraction(Extraction(Document("\x1b[1m", text, title="[blink]"), (claim,)), 100, colours=False)
    assert "A [red]Front[/red] ␛[2J raided �Orrin :bomb:." in shown
    assert "place Orrin = [bold]Orrin" in shown
    assert "[blink]" in shown
    assert "\x1b" not in shown


def test_reasons_stand_under_the_claim_only_where_they_are_asked_for():
    claim = replace(CLAIM, when=replace(CLAIM.when, why=Reasoning("the last Monday \x1b[2J")))
    found = replace(FOUND, claims=(claim,))
    assert "the last Monday" not in render_extraction(found, 100, colours=False)
    assert "     on Monday: the last Monday ␛[2J" in render_extraction(found, 100, colours=False, explain=True)
