"""`claimbook actors`: who there is, under which names, and whom words may name."""

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.escape import cell, json_line, visible
from claimbook.errors import InputError

if TYPE_CHECKING:
    from claimbook.model.values import Candidate, Reasoning
    from claimbook.resolve.actors import ActorEdge, RegisteredActor, Registry

AUTO: Final = "auto"
FORMS: Final = (AUTO, "table", "jsonl", "csv")
COLUMNS: Final = ("ref", "name", "score", "features")
EDGES_SAID: Final = {
    "splinter": ("split off from", "lost a splinter:"), "faction": ("faction of", "has the faction"),
    "alliance": ("went into", "took in"), "joined": ("joined", "was joined by"),
    "coalition": ("fought beside", "fought beside"), "fought": ("fought", "fought"),
    "part_of": ("part of", "has the part"),
    "view_differs": ("is seen otherwise by", "is seen otherwise by"),
}  # fmt: skip

format_option = click.option(
    "--format", "form", type=click.Choice(FORMS), default=AUTO, show_default=True,
    help="auto: a table on a terminal, else jsonl.",
)  # fmt: skip


@click.group()
def actors() -> None:
    """Look up armed groups and the forces of states, and add your own.

    The registry comes with Claimbook: the actors of UCDP, of the UN Security Council's and the US Treasury's lists,
    states with their forces, and names of our own. Sources that disagree on who is who keep their own entry each.

    \b
    Examples:
      claimbook actors find "Lashkar-e-Tayba" --country PAK
      claimbook actors show ucdp:356
      claimbook actors import my-actors.csv
    """


@actors.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_(file: Path) -> int:
    """Keep your own actors and names from a CSV file.

    \b
    Columns (a head line is wanted; all but name may be missing):
      name       the name in full
      ref        a ref of the registry, to add names to that actor; empty: a new actor
      aliases    other names, parted by ;
      countries  ISO 3166-1 alpha-3, parted by spaces: PAK AFG
      type       for example rebel group, militia, police
      since, until   years

    The file takes the place of one that you imported before. It is kept in your data folder, or where CLAIMBOOK_ACTORS
    says.

    \b
    Example:
      claimbook actors import my-actors.csv
    """
    from claimbook.resolve.actors import import_own, own_path

    kept = own_path()
    count = len(import_own(file, kept))
    click.echo(f"{count} actor{'' if count == 1 else 's'} kept in {visible(str(kept))}")
    return 0


@actors.command()
@click.argument("name")
@format_option
def show(name: str, form: str) -> int:
    """Show one actor: names, where, ties to others, and which source says so.

    NAME is a ref (ucdp:356, state:PAK/army) or a name that fits one actor alone.

    \b
    Examples:
      claimbook actors show "Tehrik-e-Taliban Pakistan"
      claimbook actors show ucdp:356 --format jsonl | jq .edges
    """
    from claimbook.resolve.actors import load_registry

    registry = load_registry()
    actor = _chosen(registry, name)
    edges = [edge for one in (actor.ref, *actor.same) for edge in registry.edges(one)]
    if _tabular(form):
        click.echo("\n".join(_actor_lines(registry, actor, edges)))
    elif form == "csv":
        click.echo(_csv(["ref", "name", "kind", "source"], _name_rows(registry, actor)), nl=False)
    else:
        click.echo(json_line(_actor_json(registry, actor, edges)), nl=False)
    return 0


@actors.command()
@click.argument("text")
@click.option("--country", multiple=True, metavar="CODE", help="Where: ISO 3166-1 alpha-3, may stand several times.")
@click.option("--year", type=int, help="When, for actors that came later.")
@format_option
def find(text: str, country: tuple[str, ...], year: int | None, form: str) -> int:
    """Find whom words may name, with what speaks for each.

    The score is the sum of its features: likeness of names (1: the same), country, period, prominence and so on.

    \b
    Examples:
      claimbook actors find Jundallah --country IRN
      claimbook actors find "National Liberation Army" --format csv
    """
    from claimbook.resolve.actors import ActorContext, load_registry

    codes = tuple(one.upper() for one in country)
    context = ActorContext(tuple((one, 1 / len(codes)) for one in codes), year)
    why = load_registry().find(text, context)
    click.echo(_found(why, form), nl=False)
    return 0


def _found(why: "Reasoning", form: str) -> str:
    if _tabular(form):
        rows = [
            f"{one.score:>6.2f}  {visible(one.ref):<28} {visible(one.name)}\n{_features(one)}" for one in why.candidates
        ]
        return "\n".join([*rows, visible(why.reason), ""])
    if form == "csv":
        return _csv(COLUMNS, ([one.ref, one.name, f"{one.score:.4f}", _said(one)] for one in why.candidates))
    return "".join(
        json_line({"ref": one.ref, "name": one.name, "score": one.score, "features": dict(one.features)})
        for one in why.candidates
    )


def _features(one: "Candidate") -> str:
    return f"        {_said(one)}"


def _said(one: "Candidate") -> str:
    return ", ".join(f"{name} {value:+.2f}" for name, value in one.features)


def _chosen(registry: "Registry", name: str) -> "RegisteredActor":
    if actor := registry.actor(name):
        return actor
    ref, why = registry.resolve(name)
    chosen = registry.actor(ref) if ref else None
    if chosen is None:
        likely = ", ".join(f"{one.ref} {one.name}" for one in why.candidates)
        remedy = f"Likely: {likely}. Name one of them by its ref." if likely else "Try claimbook actors find."
        raise InputError(name, f"no one actor of that name ({why.reason}).", remedy=remedy)
    return chosen


def _actor_lines(registry: "Registry", actor: "RegisteredActor", edges: Iterable["ActorEdge"]) -> list[str]:
    years = "" if actor.since is None else f", events {actor.since} to {actor.until or 'now'}"
    lines = [
        f"{actor.ref}  {visible(actor.name)}",
        f"  {actor.type}; {' '.join(actor.countries) or 'no country'}{years}",
    ]
    lines += [f"  the same in other sources: {', '.join(actor.same)}"] if actor.same else []
    lines += ["  names"]
    lines += [f"    {visible(name):<50} {kind}, {source}" for _, name, kind, source in _name_rows(registry, actor)]
    said = [_edge_line(registry, actor, edge) for edge in edges]
    return [*lines, *(["  ties"] if said else []), *dict.fromkeys(said)]


def _name_rows(registry: "Registry", actor: "RegisteredActor") -> list[list[str]]:
    members = [one for one in map(registry.actor, (actor.ref, *actor.same)) if one is not None]
    return [[one.ref, name.text, name.kind, name.source] for one in members for name in one.names]


def _edge_line(registry: "Registry", actor: "RegisteredActor", edge: "ActorEdge") -> str:
    outward = edge.ref in (actor.ref, *actor.same)
    end = edge.other if outward else edge.ref
    other = registry.actor(end)
    note = f" ({edge.note})" if edge.kind == "view_differs" else ""
    name = other.name if other else edge.note
    return f"    {EDGES_SAID[edge.kind][not outward]} {visible(name)} [{end}], {edge.source}{visible(note)}"


def _actor_json(registry: "Registry", actor: "RegisteredActor", edges: Iterable["ActorEdge"]) -> dict[str, Any]:
    rows = _name_rows(registry, actor)
    return {
        "ref": actor.ref,
        "name": actor.name,
        "type": actor.type,
        "countries": list(actor.countries),
        "since": actor.since,
        "until": actor.until,
        "same": list(actor.same),
        "names": [{"name": name, "kind": kind, "source": source, "ref": ref} for ref, name, kind, source in rows],
        "edges": [
            {"ref": one.ref, "kind": one.kind, "other": one.other, "note": one.note, "source": one.source}
            for one in edges
        ],
    }


def _tabular(form: str) -> bool:
    return form == "table" or (form == AUTO and sys.stdout.isatty())


def _csv(head: Iterable[str], rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([cell(one) for one in row] for row in rows)
    return out.getvalue()
