"""`python -m training.actors SHARED`: the registry of actors again, from the published lists and our own tables.

Writes claimbook/resolve/actors/registry.json.gz: facts (names, countries, years, ties), no sentence of a source. The
same input gives the same bytes.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from claimbook.resolve.actors.names_index import built_index, index_tables
from training.actors_listed import ofac_actors, un_actors
from training.actors_sources import (
    Listed,
    State,
    Tie,
    own_actors,
    own_ties,
    read_states,
    table_rows,
    with_own_names,
)
from training.actors_ucdp import ucdp_actors, ucdp_ties, years_of_events

OUTPUT: Final = Path("claimbook/resolve/actors/registry.json.gz")


def main(arguments: list[str]) -> int:
    """Build the table and say what is in it."""
    parser = argparse.ArgumentParser(prog="python -m training.actors", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with data/")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    given = parser.parse_args(arguments)
    table = build_table(given.shared / "data")
    packed = gzip.compress(
        json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(), 9, mtime=0
    )
    given.output.write_bytes(packed)
    print(
        f"{len(table['actors'])} actors, {len(table['names'])} names, {len(table['edges'])} edges, {len(packed)} bytes"
    )
    return 0


def build_table(data: Path) -> dict[str, Any]:
    """The registry as JSON values, as claimbook.resolve.actors.registry reads them."""
    states = read_states()
    years = years_of_events(data / "ucdp_ged")
    actors = with_own_names(
        [
            *ucdp_actors(data / "ucdp_actor", states, years),
            *un_actors(data / "un_sc" / "un_entities_all_dates_derived.csv"),
            *ofac_actors(data / "ofac"),
            *own_actors(),
        ]
    )
    ties = [*ucdp_ties(data / "ucdp_actor"), *own_ties()]
    return packed_table(actors, ties, states)


def packed_table(actors: list[Listed], ties: Iterable[Tie], states: Iterable[State]) -> dict[str, Any]:
    """The facts and the index over their names."""
    names = [(number, one) for number, actor in enumerate(actors) for one in actor.names]
    index = built_index([one.name for _, one in names])
    return {
        "actors": [[a.ref, a.type, " ".join(a.countries), a.since, a.until, a.weight] for a in actors],
        "names": [[number, one.name, one.kind, one.source] for number, one in names],
        "same": [*(row[0].split() for row in table_rows("crosswalk.tsv")), *_governments(actors, states)],
        "edges": [[one.ref, one.kind, one.other, one.note, one.source] for one in ties],
        "states": [[one.code, list(one.names), list(one.demonyms)] for one in states],
        "index": index_tables(index),
    }


def _governments(actors: list[Listed], states: Iterable[State]) -> list[list[str]]:
    """Each state that still is one, with UCDP's government of it."""
    codes = {f"Government of {name}": state.code for state in states for name in state.names}
    every = [
        (codes.get(one.names[0].name), one.ref) for one in actors if one.type == "government" and one.ref[:5] == "ucdp:"
    ]
    return [[f"state:{code}", ref] for code, ref in every if code]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
