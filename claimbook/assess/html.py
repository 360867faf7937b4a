"""A dossier as one HTML page that stands alone: no script, no address, pictures drawn in it."""

from collections.abc import Sequence
from html import escape
from typing import Final

from claimbook.assess.dossier import Dossier, Note, Section, Sentence

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #5d5d5d; --paper: #fff; --line: #cfcfcf; --accent: #8a2f1d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e6e3; --soft: #aaa6a0; --paper: #17181a; --line: #44464a; --accent: #e58a73; }
}
body { font: 17px/1.5 Georgia, "Times New Roman", serif; color: var(--ink); background: var(--paper); max-width: 46rem;
       margin: 2rem auto; padding: 0 1rem; }
h1 { font-weight: normal; border-bottom: 2px solid var(--accent); }
h2 { font-size: 1.1rem; margin: 2rem 0 .3rem; }
p { margin: .3rem 0; } ul { margin: .3rem 0; padding-left: 1.2rem; }
sup a { color: var(--accent); text-decoration: none; padding: 0 .1em; }
figure { margin: 1.5rem 0; } figcaption, .notes { color: var(--soft); font-size: .85rem; }
svg { width: 100%; border: 1px solid var(--line); font: 12px sans-serif; } text { fill: var(--ink); }
.kind { fill: var(--soft); font-size: 10px; } .bar, .point, .self { fill: var(--accent); } .node { fill: var(--soft); }
.outline { fill: none; stroke: var(--line); } .edge { stroke: var(--soft); } .contested { stroke-dasharray: 5 4; }
blockquote { margin: 0; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } li { break-inside: avoid; } }
"""


def as_html(dossier: Dossier, pictures: Sequence[str] = ()) -> str:
    """The page. pictures: SVG figures of claimbook.assess.pictures. Words of reports are escaped."""
    body = [f"<h1>{escape(dossier.title)}</h1>", *pictures, *map(_section, dossier.sections)]
    body += ['<h2 id="notes">Sentences</h2><ol class="notes">', *map(_note, dossier.notes), "</ol>"]
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(dossier.title)}</title>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n<body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _section(one: Section) -> str:
    summary = f"<p>{_sentence(one.summary)}</p>" if one.summary.text else ""
    items = "".join(f"<li>{_sentence(each)}</li>" for each in one.sentences)
    return f"<section><h2>{escape(one.title)}</h2>{summary}{f'<ul>{items}</ul>' if items else ''}</section>"


def _sentence(one: Sentence) -> str:
    return escape(one.text) + "".join(f'<sup><a href="#note-{number}">{number}</a></sup>' for number in one.notes)


def _note(one: Note) -> str:
    origin = ", ".join(part for part in (one.title, one.source, str(one.published or "undated"), one.report) if part)
    return f'<li id="note-{one.number}" value="{one.number}">{escape(origin)}: <q>{escape(one.sentence)}</q></li>'
