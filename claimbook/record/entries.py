"""The claims of today with what was judged of them, kept in memory for those who show all of them again and again."""

from collections.abc import Iterable
from itertools import groupby

from claimbook.book import Book, Scope
from claimbook.model import anchors
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry


class Entries:
    """Entries that follow a book: only the reports that changed are read again."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._revision = -1
        self._judgements: list[Judgement] = []
        self._entries: dict[str, list[Entry]] = {}

    def all(self) -> list[Entry]:
        """All of them by report, rejected ones too."""
        self._refresh()
        return [one for _, given in sorted(self._entries.items()) for one in given]

    def _refresh(self) -> None:
        changes = self._book.changes(self._revision)
        if changes.revision == self._revision:
            return
        held = anchors.in_force(self._book.judgements()) if changes.judged else self._judgements
        lineage = self._book.lineage(held)
        if self._revision < 0:
            self._entries = _by_report(anchors.apply_judgements(self._book.entries(), held, lineage))
        else:
            reports = anchors.kin_of(changes.reports | self._judged_anew(held), lineage)
            found = list(self._book.stream(Scope(reports=reports)))
            for report in reports:
                self._entries.pop(report, None)
            self._entries |= _by_report(anchors.apply_judgements(found, held, lineage))
        self._judgements, self._revision = held, changes.revision

    def _judged_anew(self, held: Iterable[Judgement]) -> frozenset[str]:
        """The reports of which claims are judged otherwise than before."""
        before, now = ({one.id: one for one in given if one.sort == "claim"} for given in (self._judgements, held))
        other = [one for id_, one in (before | now).items() if (id_ in before) != (id_ in now)]
        return frozenset().union(*self._book.lineage(other).values())


def _by_report(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Entries that come report by report, by the ids of these."""
    return {report: list(given) for report, given in groupby(entries, lambda one: one.report.id)}
