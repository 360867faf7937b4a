"""Claims out of a book as merging wants them: judged, in scope, without the texts of their reports."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from claimbook.book.reading import CHUNK, Scope, lineage_of, read_claims, read_entries, read_reports
from claimbook.exchange.joining import part_entries
from claimbook.merge.options import DEFAULTS
from claimbook.merge.scope import entries_in_scope
from claimbook.model.anchors import apply_judgements, kin_of
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.record.stored.asking import chunks

By = Mapping[str, Sequence[Entry]]
"""Report -> its entries in content order."""


class Loader:
    """Entries of one moment. What was loaded once is kept."""

    def __init__(self, connection: Connection, held: Iterable[Judgement]) -> None:
        """held: the judgements in force."""
        self._connection = connection
        self._judgements = [one for one in held if one.sort == "claim"]
        self._lineage = lineage_of(connection, shas_of(self._judgements))
        self._judged = frozenset().union(*self._lineage.values())
        self._known: dict[str, list[Entry]] = {}
        self._rows: dict[str, list[Entry]] = {}

    def told(self, reports: Collection[str]) -> By:
        """What the reports say themselves."""
        self._load(reports)
        return {one: self._known[one] for one in reports if self._known[one]}

    def rows(self, reports: Collection[str]) -> By:
        """The incidents that are rows of a dataset."""
        self._load(reports)
        return {one: self._rows[one] for one in reports if self._rows[one]}

    def claims(self, wanted: Mapping[str, Collection[str]]) -> dict[tuple[str, str], Entry]:
        """(report, claim) -> the entry. wanted: report -> ids of its claims. Judged reports are loaded whole, since
        which claim a judgement is about can hang on the others."""
        whole = [one for one in wanted if one in self._judged or one in self._known]
        found = [entry for given in self.told(whole).values() for entry in given]
        single = sorted({claim for report, claims in wanted.items() if report not in whole for claim in claims})
        found += entries_in_scope(read_claims(self._connection, single), DEFAULTS)
        return {(one.report.id, one.claim.id): one for one in found}

    def judged(self, reports: Collection[str]) -> list[Entry]:
        """All entries of the reports, rejected ones too, with their texts: what judgements are anchored in."""
        wanted = frozenset(reports)
        scope = Scope(reports=kin_of(wanted, self._lineage))
        found = apply_judgements(list(read_entries(self._connection, scope)), self._judgements, self._lineage)
        return [one for one in found if one.report.id in wanted]

    def _load(self, reports: Collection[str]) -> None:
        new = {one for one in reports if one not in self._known}
        judged = kin_of(new & self._judged, self._lineage) if new & self._judged else frozenset()
        for part in (*chunks(sorted(new - judged), CHUNK), *([sorted(judged)] if judged else [])):
            scope = Scope(reports=frozenset(part), texts=False)
            found = list(read_entries(self._connection, scope))
            rows, told = part_entries(apply_judgements(found, self._judgements, self._lineage))
            self._known |= _by_report(told, part)
            self._rows |= _by_report(self._with_texts(rows), part)

    def _with_texts(self, rows: Sequence[Entry]) -> list[Entry]:
        """The same with the texts of their reports, which are short: what a row says is told apart from the row."""
        if not rows:
            return []
        ids = frozenset(one.report.id for one in rows)
        reports = {one.id: one for one in read_reports(self._connection, Scope(reports=ids))}
        return [replace(one, report=reports[one.report.id]) for one in rows]


def shas_of(judgements: Iterable[Judgement]) -> set[str]:
    """The texts that they rest on."""
    return {anchor.report for one in judgements for anchor in one.anchors if anchor.report}


def _by_report(entries: Iterable[Entry], reports: Iterable[str]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {one: [] for one in reports}
    for one in entries_in_scope(entries, DEFAULTS):
        found[one.report.id].append(one)
    return found
