"""A small book that anything can happen to, and what its views have to be: those made from scratch."""

from dataclasses import replace
from datetime import date

from claimbook.book import Edit
from claimbook.errors import ClaimbookError
from claimbook.exchange.joining import part_entries, with_rows
from claimbook.merge import MergeOptions, merge_entries
from claimbook.model import anchors
from claimbook.model.values import Document, Extraction
from tests.book.makers import claim
from tests.merge.test_merging import GROUPS, TOWNS, many

REPORTS = 12
KINDS = (
    "add",
    "change",
    "date",
    "reread",
    "copy",
    "row",
    "reject",
    "accept",
    "edit",
    "same",
    "different",
    "one",
    "two",
    "undo",
)


def recomputed(book, rule="ucdp"):
    """The views of today, from claims and judgements alone."""
    held = anchors.in_force(book.judgements())
    lineage = book.lineage(held)
    rows, told = part_entries(anchors.apply_judgements(book.entries(), held, lineage))
    pairs = anchors.reanchored(told, [one for one in held if one.sort != "claim"], lineage)
    return with_rows(
        merge_entries(told, pairs, MergeOptions(rule=rule)), [one for one in rows if one.state != "rejected"]
    )


def happen(book, kind, number, other):
    """Let one thing happen to the book; what cannot happen to it as it is, does not."""
    try:
        _ACTS[kind](book, number, other)
    except ClaimbookError:
        return


def extraction(number, seed=0):
    """What an engine finds in the report of that number."""
    entries = many(REPORTS, seed)[number % REPORTS]
    return Extraction(entries[0].report.document, tuple(one.claim for one in entries))


def _add(book, number, _other):
    book.add(extraction(number), book.run("test/1"))


def _change(book, number, other):
    """Another text under the same id, that of another seed."""
    book.add(extraction(number, 1 + other % 3), book.run("test/1"))


def _date(book, number, other):
    found = extraction(number)
    document = replace(found.document, published=date(2021, 3, 1 + other))
    book.add(replace(found, document=document), book.run("test/1"))


def _reread(book, number, other):
    found = extraction(number)
    book.add(replace(found, claims=found.claims[: other % 2]), book.run("test/2"))


def _copy(book, number, other):
    found = extraction(number)
    document = replace(found.document, id=f"copy-{number}-{other}", url="https://example.org/same")
    book.add(replace(found, document=document), book.run("test/1"))


def _row(book, number, other):
    of = Document(f"row-{number}", f"{GROUPS[other % 4]} in {TOWNS[number % 6]}.", date(2021, 3, 1 + number))
    line = f"incident/attack | id={number} | perpetrator={GROUPS[other % 4]} | place={TOWNS[number % 6]}"
    engine = "import/ucdp-ged"
    book.add(Extraction(of, (claim(line, of, engine=engine),)), book.run(engine))


def _claims(book):
    return [one.claim for one in book.entries()]


def _one_of(book, number):
    found = _claims(book)
    return found[number % len(found)].id if found else "none"


def _happened(book, number):
    found = [one.id for one in _claims(book) if one.type == "incident" and not (one.engine or "").startswith("import")]
    return found[number % len(found)] if found else "none"


def _edit(book, number, other):
    fields = [Edit("label", "incident/attack"), Edit("roles.target", None), Edit("polarity", "negative")]
    book.judge("edit", (_one_of(book, number),), "ann", edit=fields[other % 3])


def _pair(verb):
    return lambda book, number, other: book.judge(verb, (_happened(book, number), _happened(book, other)), "ann")


def _actors(verb):
    names = [*GROUPS, "Hazara miners", "soldiers", "Quetta"]

    def act(book, number, other):
        book.judge(verb, (names[number % len(names)], names[other % len(names)]), "ann", sort="actor")

    return act


def _undo(book, number, _other):
    found = book.judgements()
    if found:
        book.undo(found[number % len(found)].id)


_ACTS = {
    "add": _add,
    "change": _change,
    "date": _date,
    "reread": _reread,
    "copy": _copy,
    "row": _row,
    "reject": lambda book, number, _: book.judge("reject", (_one_of(book, number),), "ann"),
    "accept": lambda book, number, _: book.judge("accept", (_one_of(book, number),), "ann"),
    "edit": _edit,
    "same": _pair("same"),
    "different": _pair("different"),
    "one": _actors("same"),
    "two": _actors("different"),
    "undo": _undo,
}
