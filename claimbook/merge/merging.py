"""The way from claims and judgements to views: read this first.

entries --scope--> those that count --tellings--> what each report tells of each incident
        --linking--> clusters --incidents--> Incidents
        --relations--> one edge for a pair and kind; --actors--> who acts
"""

from collections.abc import Iterable, Sequence

from claimbook.merge.growing import Growing
from claimbook.merge.options import DEFAULTS, MergeOptions
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.model.views import Views


def merge_entries(
    entries: Iterable[Entry], judgements: Sequence[Judgement] = (), options: MergeOptions = DEFAULTS
) -> Views:
    """Claims of many reports and what was judged of them -> the record.

    The same for any order of the entries. Entries of one run a report are wanted: of two runs each claim counts twice.
    Nothing is dropped but what is rejected, out of date or not yet known at `options.asof`.
    """
    book = Growing(judgements, options)
    book.change(entries)
    return book.views()
