"""`claimbook history`: a group step by step."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.filtering import day_of, opened, record_command, say_whom
from claimbook.cli.listing import print_rows

if TYPE_CHECKING:
    from claimbook.model.views import Event

COLUMNS: Final = ("start", "end", "reported", "kind", "words", "for", "against", "contested", "relation")


@click.command()
@click.argument("group")
@record_command
def history(group: str, asof: Any, rule: str, book: str, form: str) -> int:
    """Tell the history of GROUP, by name or ref: its names, pledges, merges, splits, branches, leaders and bans.

    start and end are the days that claims give; reported is the day of the earliest report, where they give none. for
    and against count the claims that assert and that deny it: claimbook why RELATION shows them.

    \b
    Examples:
      claimbook history "Saltmarsh Front"
      claimbook history ucdp:234 --as-of 2015-12-31
      claimbook history "Saltmarsh Front" --format jsonl | jq 'select(.contested)'
    """
    with opened(book, rule, asof) as record:
        events = record.history(group, day_of(asof))
        say_whom(record, group, asof)
    print_rows(COLUMNS, _rows(events), form)
    return 0


def _rows(events: "tuple[Event, ...]") -> Iterator[dict[str, Any]]:
    for one in events:
        yield {
            "start": one.when.start, "end": one.when.end, "date_prec": one.when.precision,
            "reported": one.first_reported, "kind": one.kind, "party": one.party.name, "party_ref": one.party.ref,
            "other": one.other.name if one.other else None, "other_ref": one.other.ref if one.other else None,
            "words": one.words, "for": len(one.for_), "against": len(one.against), "contested": one.contested,
            "relation": one.relation,
        }  # fmt: skip
