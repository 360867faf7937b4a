"""Our own tables: units that changed their names, and seas, rivers, ranges and regions."""

from claimbook.resolve.places.folding import fold, fold_all
from claimbook.resolve.places.rows import Row, World, slug
from claimbook.resolve.places.sources import degrees, listed, names


def add_renamed(world: World) -> None:
    """Take in former and other names, at the unit that stands there now, or as places of their own."""
    rows = list(listed("renamed.txt"))
    world.learn({fold(row[4]) for row in rows})
    for given, country, kind, years, now, at in rows:
        first, *others = names(given)
        since, _, until = years.partition("-")
        spans = [(name, int(since) if since else None, int(until) if until else None) for name in (first, *others)]
        heir = _heir(world, country, now, kind)
        if heir and (at == "-" or (heir.kind == kind and not until)):
            heir.names += [first, *others]
            heir.keys += fold_all([first, *others])
            heir.years += spans if until else []
            if not until:
                _rename(heir, first)
            heir.point = degrees(at) or heir.point
        else:
            row = Row(first, kind, country, degrees(at), ref=f"place:{slug(first)}", names=list(others), years=spans)
            row.admin1 = (heir.code if heir.kind == "admin1" else heir.admin1) if heir else ""
            world.add(row)


def _rename(row: Row, name: str) -> None:
    """Show the row under another of its names."""
    at = [row.name, *row.names].index(name)
    listed = [row.name, *row.names]
    listed.insert(0, listed.pop(at))
    row.keys.insert(0, row.keys.pop(at))
    row.name, row.names = listed[0], listed[1:]


def _heir(world: World, country: str, name: str, kind: str) -> Row | None:
    found = world.called(country, fold(name))
    ranked = sorted(found, key=lambda row: (row.kind != kind, -row.population))
    return ranked[0] if ranked else None


def add_features(world: World) -> None:
    """Take in continents, seas, regions, rivers, ranges."""
    for given, kind, touched, at in listed("features.txt"):
        first, *others = names(given)
        country = touched if len(touched) == 2 else ""
        world.add(Row(first, kind, country, degrees(at), ref=f"place:{slug(first)}", names=list(others)))
