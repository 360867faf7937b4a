"""`claimbook judge`: what people decide about claims, incidents and actors."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.escape import visible
from claimbook.cli.listing import book_command, book_option, print_rows

if TYPE_CHECKING:
    from claimbook.book import Book, Edit
    from claimbook.model.judgements import Judgement, Sort, Verb
    from claimbook.model.record import Entry

COLUMNS: Final = ("id", "state", "verb", "sort", "author", "made", "words", "field", "value", "reason")


@click.group()
def judge() -> None:
    """Accept, reject or correct claims; say which incidents or actors are the same.

    A judgement is signed, dated, and never changes what was read: it stands beside it, survives new readings by other
    engines as long as the words that it rests on are there, and can be undone at any time.

    \b
    Examples:
      claimbook judge accept 9f0c1f3a77e25b1d --by ann
      claimbook judge reject 9f0c1f3a77e25b1d --by ann --reason "a film, not an attack"
      claimbook judge edit 9f0c1f3a77e25b1d "killed=14>14..16" --by ann
      claimbook judge same 9f0c1f3a77e25b1d 51be07d2aa914c60 --by ann
      claimbook judge different --actors "Saltmarsh Front" "Front of the Marshes" --by ann
      claimbook judge list
      claimbook judge undo 5d1c09aa
    """


def _signed(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command --book, --by and --reason."""
    reason = click.option("--reason", metavar="WORDS", help="Why, for whoever reads it later.")
    by = click.option("--by", "author", required=True, envvar="CLAIMBOOK_AUTHOR", show_envvar=True, metavar="NAME",
                      help="Who decides.")  # fmt: skip
    return book_option(by(reason(command)))


@judge.command()
@click.argument("claim")
@_signed
def accept(claim: str, book: str, author: str, reason: str | None) -> int:
    """Say that CLAIM, by its id, is right."""
    return _judge(book, "accept", (claim,), author, reason)


@judge.command()
@click.argument("claim")
@_signed
def reject(claim: str, book: str, author: str, reason: str | None) -> int:
    """Say that CLAIM, by its id, is wrong: it leaves all views."""
    return _judge(book, "reject", (claim,), author, reason)


@judge.command()
@click.argument("claim")
@click.argument("field", metavar="FIELD=VALUE")
@_signed
def edit(claim: str, field: str, book: str, author: str, reason: str | None) -> int:
    """Correct one field of CLAIM.

    VALUE is written as in a gold file (docs/data-model.md): exact words of the claim's sentence, and behind > what they
    mean; fillers of one role are joined by " ; ". Nothing behind = takes the field away.

    \b
      perpetrator=Saltmarsh Front           perpetrator=the group>Saltmarsh Front
      killed=14>14..16                      when=on Tuesday>2024-03-05..2024-03-05
      holder=police                         place=Orrin ; Tessaly
      label=incident/bombing                polarity=negative     modality=possible
    """
    from claimbook.cli.opening import existing

    with existing(book) as opened:
        made = _edit(opened.claim(claim), field)
        judgement = opened.judge("edit", (claim,), author, reason, edit=made)
    return _told(judgement)


def _pair_command(verb: "Verb", text: str) -> click.Command:
    @judge.command(verb, help=text)
    @click.argument("one")
    @click.argument("other")
    @click.option("--actors", is_flag=True, help="ONE and OTHER are actors, by name or by ref (ucdp:234).")
    @_signed
    def pair(one: str, other: str, actors: bool, book: str, author: str, reason: str | None) -> int:
        return _judge(book, verb, (one, other), author, reason, "actor" if actors else "incident")

    return pair


same = _pair_command("same", "Say that ONE and OTHER, ids of incidents or of their claims, are the same incident.")
different = _pair_command("different", "Say that ONE and OTHER are different incidents: nothing joins them again.")


@judge.command()
@click.argument("judgement")
@book_option
def undo(judgement: str, book: str) -> int:
    """Take JUDGEMENT back, by its id: everything is as it was before it."""
    from claimbook.cli.opening import existing

    with existing(book) as opened:
        return _told(opened.undo(judgement))


@judge.command("list")
@click.option("--orphans", is_flag=True, help="Only those whose words no claim of today rests on.")
@book_command
def list_judgements(orphans: bool, book: str, form: str) -> int:
    """Show all judgements, the oldest first; undone and orphaned ones say so."""
    from claimbook.cli.opening import existing

    with existing(book) as opened:
        lost = {one.id for one in opened.orphans()}
        shown = [one for one in opened.judgements() if one.id in lost or not orphans]
    print_rows(COLUMNS, _rows(shown, lost), form)
    return 0


def _judge(
    book: str, verb: "Verb", ids: tuple[str, ...], author: str, reason: str | None, sort: "Sort | None" = None
) -> int:
    from claimbook.cli.opening import existing

    with existing(book) as opened:
        found = _claims_of(opened, ids) if sort == "incident" else ids
        return _told(opened.judge(verb, found, author, reason, sort=sort))


def _claims_of(book: "Book", ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of incidents -> each the id of one of its claims; ids of claims stay as they are."""
    from claimbook.cli.upkeep import UpkeepLine
    from claimbook.record import Record

    record = Record(book, progress=UpkeepLine())
    return tuple(record.claim_of(id_) for id_ in ids)


def _told(judgement: "Judgement") -> int:
    undone = f", undone {judgement.undone:%Y-%m-%d %H:%M}" if judgement.undone else ""
    click.echo(f"judgement {judgement.id}: {visible(_words(judgement))}{undone}")
    return 0


def _words(judgement: "Judgement") -> str:
    return f"{judgement.verb} {' | '.join(one.words for one in judgement.anchors)}"


def _edit(entry: "Entry", given: str) -> "Edit":
    """FIELD=VALUE in the gold format -> the edit of that claim."""
    from claimbook.book import Edit
    from claimbook.model.codebook import NUMBERS, ROLES
    from claimbook.model.contract import claim_to_json
    from claimbook.model.lines import read_claim_line

    field, equals, value = (part.strip() for part in given.partition("="))
    if not equals:
        raise click.UsageError(f"{given!r} has no =. Wanted FIELD=VALUE.")
    if field in ("label", "polarity", "modality"):
        return Edit(field, value)
    claim = entry.claim
    group = "roles." if field in ROLES[claim.type] else "numbers." if field in NUMBERS.get(claim.type, ()) else ""
    if not value:
        return Edit(group + field, None)
    sentences = dict(enumerate(claim.evidence, 1))
    read = claim_to_json(read_claim_line(f"{claim.type}/{claim.subtype} | id=I | {field}={value}", 1, sentences))
    return Edit(group + field, read[group[:-1]][field] if group else read.get(field))


def _rows(judgements: "Iterable[Judgement]", lost: set[str]) -> Iterator[dict[str, Any]]:
    for one in judgements:
        yield {
            "id": one.id,
            "state": "undone" if one.undone else "orphaned" if one.id in lost else "holds",
            "verb": one.verb,
            "sort": one.sort,
            "author": one.author,
            "made": one.made.isoformat(" ", "seconds"),
            "undone": one.undone.isoformat(" ", "seconds") if one.undone else None,
            "words": [anchor.words for anchor in one.anchors],
            "field": one.field,
            "value": one.value,
            "reason": one.reason,
        }
