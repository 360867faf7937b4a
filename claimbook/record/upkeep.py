"""The views of today, kept up to date: what has changed in the book since is looked up, and that alone merged again."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

from claimbook.book import Book, Scope
from claimbook.exchange.joining import part_entries, with_rows
from claimbook.merge import Growing, MergeOptions, Rule
from claimbook.model import anchors
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.model.views import Views


class Upkeep:
    """Views that follow a book. It changes in place: a copy for each new report would take longer than all the rest."""

    def __init__(self, book: Book, rule: Rule) -> None:
        self._book = book
        self._rule = rule
        self._revision = -1
        self._judgements: list[Judgement] = []
        self._entries: dict[str, list[Entry]] = {}
        self._rows: dict[str, list[Entry]] = {}
        self._growing = Growing()
        self._views = Views((), (), ())

    def views(self) -> Views:
        """As the book is now."""
        self._refresh()
        return self._views

    def entries(self) -> list[Entry]:
        """The entries that the views are made from, by report, with what was judged; rejected ones too."""
        self._refresh()
        return [one for _, given in sorted(self._entries.items()) for one in given]

    def entries_of(self, reports: Iterable[str]) -> list[Entry]:
        """Those of some reports alone."""
        self._refresh()
        return [one for report in sorted(set(reports)) for one in self._entries.get(report, ())]

    def _refresh(self) -> None:
        changes = self._book.changes(self._revision)
        if changes.revision == self._revision:
            return
        held = anchors.in_force(self._book.judgements()) if changes.judged else self._judgements
        if self._revision < 0 or _pairs(held) != _pairs(self._judgements) or self._moves_pairs(changes.reports, held):
            self._start_over(held)
        else:
            self._catch_up(changes.reports | self._judged_anew(held), held)
        self._judgements, self._revision = held, changes.revision
        rows = [one for _, given in sorted(self._rows.items()) for one in given if one.state != "rejected"]
        self._views = with_rows(self._growing.views(), rows)

    def _start_over(self, held: Sequence[Judgement]) -> None:
        """Everything anew: the first time, and where other pairs are judged than before."""
        with _no_collection():
            self._make_all(held)

    def _make_all(self, held: Sequence[Judgement]) -> None:
        lineage = self._book.lineage(held)
        entries = anchors.apply_judgements(self._book.entries(), held, lineage)
        rows, told = part_entries(entries)
        pairs = anchors.reanchored(told, _pairs(held), lineage)
        self._entries = _by_report(entries)
        self._rows = _by_report(rows)
        self._growing = Growing(pairs, MergeOptions(rule=self._rule))
        self._growing.change(told)

    def _catch_up(self, reports: frozenset[str], held: Sequence[Judgement]) -> None:
        """Only these reports anew."""
        lineage = self._book.lineage(held)
        found = list(self._book.stream(Scope(reports=reports)))
        entries = anchors.apply_judgements(found, held, lineage)
        rows, told = part_entries(entries)
        for report in reports:
            self._entries.pop(report, None)
            self._rows.pop(report, None)
        self._entries |= _by_report(entries)
        self._rows |= _by_report(rows)
        kept = {one.report.id for one in told if one.state != "rejected"}
        self._growing.change(told, reports - kept)

    def _judged_anew(self, held: Sequence[Judgement]) -> frozenset[str]:
        """The reports of which claims are judged otherwise than before."""
        before, now = ({one.id: one for one in given if one.sort == "claim"} for given in (self._judgements, held))
        other = [one for id_, one in (before | now).items() if (id_ in before) != (id_ in now)]
        return frozenset().union(*self._book.lineage(other).values())

    def _moves_pairs(self, reports: frozenset[str], held: Sequence[Judgement]) -> bool:
        """Do words of judged pairs stand in a report that has changed? Then the pairs have to be found anew."""
        pairs = _pairs(held)
        return bool(pairs) and not reports.isdisjoint(frozenset().union(*self._book.lineage(pairs).values()))


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for cycles while millions of objects without any are made: it takes a quarter of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _by_report(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries that come report by report, by the ids of these."""
    return {report: list(given) for report, given in groupby(entries, lambda one: one.report.id)}


def _pairs(judgements: Iterable[Judgement]) -> list[Judgement]:
    return [one for one in judgements if one.sort != "claim"]
