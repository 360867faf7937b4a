"""`claimbook codebook`: what there is to be found."""

import click

from claimbook.model.codebook import (
    CORE_ROLES,
    MENTION_KINDS,
    MODALITIES,
    NUMBERS,
    POLARITIES,
    ROLES,
    SUBTYPES,
    VERSION,
)
from claimbook.model.glosses import ROLES as ROLE_GLOSSES
from claimbook.model.glosses import SUBTYPES as SUBTYPE_GLOSSES
from claimbook.model.glosses import TYPES as TYPE_GLOSSES


@click.command()
@click.argument("types", nargs=-1, metavar="[TYPE]...", type=click.Choice(list(SUBTYPES)))
def codebook(types: tuple[str, ...]) -> int:
    """Explain the types, subtypes and roles of claims.

    \b
    Examples:
      claimbook codebook
      claimbook codebook incident affiliation
    """
    click.echo("\n\n".join([*map(explain_type, types or SUBTYPES), *([] if types else [explain_marks()])]))
    return 0


def explain_type(kind: str) -> str:
    """One type with its roles and subtypes, a line each."""
    roles = [f"{role}{'*' if role in CORE_ROLES[kind] else ''}" for role in ROLES[kind]]
    lines = [f"{kind}: {TYPE_GLOSSES[kind]}", f"  roles    {', '.join(roles)}"]
    lines += [f"  numbers  {', '.join(NUMBERS[kind])}"] if kind in NUMBERS else []
    return "\n".join(
        lines + [f"  {kind}/{sub:<{27 - len(kind)}}  {SUBTYPE_GLOSSES[kind, sub]}" for sub in SUBTYPES[kind]]
    )


def explain_marks() -> str:
    """What every type shares: roles, doubt, holder, kinds of mentions."""
    roles = [f"  {role:<11}  {gloss}" for role, gloss in ROLE_GLOSSES.items()]
    marks = [
        f"  polarity     {', '.join(POLARITIES)} (denied, or said not to be so)",
        f"  modality     {', '.join(MODALITIES)}",
        "  holder       who says so; none where the report says so in its own voice",
        "  when         the words of time, and the days that they mean",
        f"  mentions     {', '.join(MENTION_KINDS[:6])},",
        f"               {', '.join(MENTION_KINDS[6:])}",
    ]
    head = "Roles (* in the lists above: a claim with this one wrong is wrong):"
    return "\n".join([head, *roles, "", f"Marks of every claim (codebook, version {VERSION}):", *marks])
