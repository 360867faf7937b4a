"""Who acted and who was hit, for formats with two sides."""

from claimbook.exchange.sides import sides_of
from claimbook.merge import merge_entries
from tests.exchange.builders import made


def sides(*targets):
    text = "The Tern Brigade and the Reed Front fought, and the Tern Brigade fell."
    line = f"incident/clash | id=I1 | perpetrator=Tern Brigade | target={' ; '.join(targets)}"
    (incident,) = merge_entries(made(text, [line], "clash")).incidents
    found = sides_of(incident)
    return [one.name for one in found.acting], [one.name for one in found.hit]


def test_who_acted_is_not_among_those_who_were_hit():
    assert sides("Reed Front", "Tern Brigade#2") == (["Tern Brigade"], ["Reed Front"])


def test_unless_nobody_else_was():
    assert sides("Tern Brigade#2") == (["Tern Brigade"], ["Tern Brigade"])
