"""`claimbook relations`: who is tied to whom, as far as claims say."""

from typing import Any, Final

import click

from claimbook.cli.filtering import day_of, filter_of, filter_options, opened, private_option, record_command, say_whom
from claimbook.cli.listing import is_terminal, print_rows, when_words

COLUMNS: Final = ("id", "subtype", "subject", "object", "place", "when", "best", "for", "against", "sources")


@click.command()
@filter_options
@private_option
@record_command
def relations(private: bool, asof: Any, rule: str, book: str, form: str, **given: Any) -> int:
    """List affiliations, support, leadership, presence, strength and status: one line for one pair and kind.

    for and against count the claims that assert and that deny it; contested is what somebody denies and somebody else
    asserts. claimbook why ID shows them. What holds since a day is taken to hold on, for --from and --to.

    \b
    Examples:
      claimbook relations --type affiliation
      claimbook relations --group "Saltmarsh Front" --from 2023-01-01
      claimbook relations --type strength --format csv > strength.csv
    """
    from claimbook.exchange import flat
    from claimbook.record import rows_of

    with opened(book, rule, asof) as record:
        rows = rows_of(record.relations(filter_of(given), day_of(asof)), private)
        say_whom(record, given["group"], asof)
    if is_terminal(form):
        print_rows(COLUMNS, (row | {"when": when_words(row)} for row in rows), form)
    else:
        print_rows(tuple(flat.COLUMNS["relations"]), rows, form)
    return 0
