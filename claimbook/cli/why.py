"""`claimbook why`: from any value back to the sentences."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.escape import visible
from claimbook.cli.filtering import day_of, opened, record_command
from claimbook.cli.listing import is_terminal, print_rows, table

if TYPE_CHECKING:
    from claimbook.model.values import Claim
    from claimbook.record import Passage, Said, Why

WIDTH: Final = 110
COLUMNS: Final = ("report", "published", "field", "party", "value", "holder", "words", "evidence")


@click.command()
@click.argument("id_", metavar="ID")
@click.argument("field", required=False)
@record_command
def why(id_: str, field: str | None, asof: Any, rule: str, book: str, form: str) -> int:
    """Show what stands behind ID: an incident, a relation, an actor or a claim, down to the sentences.

    FIELD takes one value alone: killed, injured, when, place, kind, target, claimed, blamed, denied ... Each sentence
    stands under its report, with the words lit that carry the claim.

    \b
    Examples:
      claimbook why 7d20a4be81f3c956
      claimbook why 7d20a4be81f3c956 killed
      claimbook why ucdp:234 --format jsonl
    """
    with opened(book, rule, asof) as record:
        found = record.why(id_, field, day_of(asof))
    if is_terminal(form):
        _print(found)
    else:
        print_rows(COLUMNS, _rows(found), form)
    return 0


def _print(found: "Why") -> None:
    from claimbook.cli.formats.terminal import claims_on_terminal
    from claimbook.model.values import Extraction

    for name, reason in found.reasons:
        click.echo(f"{name}: {visible(reason)}")
    said = [_line(one) for one in found.said]
    if said:
        click.echo(f"\n{table(tuple(said[0]), said, WIDTH)}")
    form = claims_on_terminal()
    for one in found.passages:
        click.echo(form.render(Extraction(one.report.document, one.claims)), nl=False)


def _line(said: "Said") -> dict[str, Any]:
    from claimbook.exchange.flat import written

    one = said.testimony
    marks = ["copy"] * (not one.independent) + ["denied"] * (one.polarity == "negative")
    marks += [one.modality] * (one.modality != "actual")
    return {
        "field": said.field, "value": said.party or written(one.value), "holder": one.holder or "the report itself",
        "report": one.report, "published": one.published, "marks": marks,
    }  # fmt: skip


def _rows(found: "Why") -> Iterator[dict[str, Any]]:
    """A row for each testimony with its sentence; of a claim or an actor, one for each claim."""
    from claimbook.exchange.flat import written
    from claimbook.model.contract import claim_to_json

    claims = {claim.id: (one, claim) for one in found.passages for claim in one.claims}
    if not found.said:
        for passage, claim in claims.values():
            yield _head(passage) | {
                "evidence": " ".join(one.text for one in claim.evidence),
                "claim": claim_to_json(claim),
            }
        return
    for said in found.said:
        one = said.testimony
        passage, claim = claims[one.claim]
        yield _head(passage) | {
            "id": found.id, "field": said.field, "party": said.party, "value": written(one.value),
            "holder": one.holder, "words": one.words, "start": one.start, "end": one.end, "polarity": one.polarity,
            "modality": one.modality, "independent": one.independent, "confidence": one.confidence,
            "evidence": _sentence(claim), "claim": claim.id,
        }  # fmt: skip


def _sentence(claim: "Claim") -> str:
    return " ".join(one.text for one in claim.evidence)


def _head(passage: "Passage") -> dict[str, Any]:
    document = passage.report.document
    published = document.published.isoformat() if document.published else None
    return {"report": passage.report.id, "title": document.title, "source": document.source, "published": published}
