"""The registry of actors: who there is, under which names; and who words name.

The table comes with the package (training/actors.py makes it); the user's own actors are laid over it.
"""

import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from claimbook.errors import ResourceError
from claimbook.model.values import Candidate, Reasoning
from claimbook.resolve.actors.deciding import decide
from claimbook.resolve.actors.entries import ActorContext, ActorEdge, ActorName, RegisteredActor
from claimbook.resolve.actors.folding import name_key
from claimbook.resolve.actors.name_search import NAME, Found, NameRow, NameSearch
from claimbook.resolve.actors.names_index import copied, extend_index, index_from_tables
from claimbook.resolve.actors.states import states_from_table
from claimbook.resolve.actors.weighing import SHIPPED, WIDESPREAD, Facts, LinkWeights, context_features

TABLE: Final = "registry.json.gz"
NOBODY: Final = ActorContext()
LEAST: Final = 0.45
"""A name less like than this is no candidate."""
STATE: Final = "state:"
NEAREST_COUNTRIES: Final = 6
"""Countries of the document whose actors are looked at more closely."""


class Registry:
    """Actors by ref and by name. hidden: numbers of names that are taken as unknown (to measure linking).

    table: as training/actors.py writes it. own, own_edges: the user's, laid over it.
    """

    def __init__(
        self, table: Mapping[str, Any], own: Iterable[RegisteredActor] = (), own_edges: Iterable[ActorEdge] = ()
    ) -> None:
        self._rows = [tuple(row) for row in table["actors"]]
        self._names = [NameRow(*row) for row in table["names"]]
        self._number = {row[0]: number for number, row in enumerate(self._rows)}
        own = tuple(own)
        index = index_from_tables([name.text for name in self._names], table["index"])
        self._index = copied(index) if own else index
        self.states = states_from_table(table["states"])
        self._same = {ref: tuple(refs) for refs in table["same"] for ref in refs}
        self._edge_rows = table["edges"]
        self._own_edges = tuple(own_edges)
        self._add(own)
        self._search = NameSearch(self._index, self._names, self._home_of, self.states.code_of)
        self._facts: dict[str, Facts] = {}
        self._scores: dict[tuple[str, tuple[str, ...]], dict[str, Found]] = {}

    def _home_of(self, actor: int) -> list[str]:
        """The countries of an actor; none for one that turns up anywhere."""
        countries: list[str] = self._rows[actor][2].split()
        return countries if len(countries) <= WIDESPREAD else []

    @property
    def hidden(self) -> frozenset[int]:
        """Numbers of names that are taken as unknown, to measure linking."""
        return self._search.hidden

    @hidden.setter
    def hidden(self, numbers: frozenset[int]) -> None:
        self._search.hidden = numbers
        self._scores.clear()

    def _add(self, own: Iterable[RegisteredActor]) -> None:
        """A ref that is known gains names, any other is a new actor."""
        for one in own:
            number = self._number.setdefault(one.ref, len(self._rows))
            if number == len(self._rows):
                self._rows.append((one.ref, one.type, " ".join(one.countries), one.since, one.until, one.weight))
            self._names += [NameRow(number, name.text, name.kind, name.source) for name in one.names]
            extend_index(self._index, [name.text for name in one.names])

    # ---- what is known ----

    def refs(self) -> tuple[str, ...]:
        """Every ref of the table; the forces of states that have no name of their own are not in it."""
        return tuple(row[0] for row in self._rows)

    def actor(self, ref: str) -> RegisteredActor | None:
        """The actor, as its source has it; None for a ref that nobody has."""
        number = self._number.get(ref)
        if number is None:
            return self.states.actor(ref)
        _, type_, countries, since, until, weight = self._rows[number]
        names = self._all_names(ref, number)
        same = tuple(one for one in self._same.get(ref, ()) if one != ref)
        return RegisteredActor(ref, names[0].text, type_, names, tuple(countries.split()), since, until, same, weight)

    def _all_names(self, ref: str, number: int) -> tuple[ActorName, ...]:
        """Those of the table; of a state's forces also what anybody calls them, of a state first its own."""
        names = tuple(ActorName(*name) for name in self._names_of().get(number, ()))
        state = self.states.actor(ref)
        if state is None:
            return names
        return (*names, *state.names) if "/" in ref else (*state.names, *names)

    def edges(self, ref: str) -> tuple[ActorEdge, ...]:
        """The ties of the actor, those to it and from it, as each source has them."""
        return tuple(self._edges_by_ref().get(ref, ()))

    def first_ref(self, ref: str) -> str:
        """The ref that links give for an actor that several sources have."""
        first: str = self._same.get(ref, (ref,))[0]
        return first

    def name_rows(self) -> list[tuple[str, str, str, str]]:
        """Every name: ref, name, kind, source, in the order of their numbers."""
        return [(self._rows[one.actor][0], one.text, one.kind, one.source) for one in self._names]

    @cache  # noqa: B019 - a registry lives as long as the process
    def _names_of(self) -> dict[int, list[tuple[str, str, str]]]:
        found: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
        for one in self._names:
            found[one.actor].append((one.text, one.kind, one.source))
        return found

    @cache  # noqa: B019
    def _edges_by_ref(self) -> dict[str, list[ActorEdge]]:
        found: dict[str, list[ActorEdge]] = defaultdict(list)
        for edge in (*(ActorEdge(*row) for row in self._edge_rows), *self._own_edges):
            found[edge.ref].append(edge)
            if edge.other != edge.ref:
                found[edge.other].append(edge)
        return found

    # ---- who words name ----

    def knows(self, text: str) -> bool:
        """Is this a name of the registry, letter for letter but for case, accents and articles?"""
        return any(number not in self.hidden for number in self._index.whole.get(name_key(text), ()))

    def find(self, text: str, context: ActorContext = NOBODY, weights: LinkWeights = SHIPPED) -> Reasoning:
        """Who the words may name: the candidates, best first, with what speaks for each. See `resolve`."""
        return self.resolve(text, context, weights)[1]

    def resolve(
        self, text: str, context: ActorContext = NOBODY, weights: LinkWeights = SHIPPED
    ) -> tuple[str | None, Reasoning]:
        """The ref of the actor that the words name, and why; None where nobody is near enough or two are too near."""
        home = tuple(country for country, _ in context.countries[:NEAREST_COUNTRIES])
        ranked = sorted(
            (self._candidate(text, ref, one, context, weights) for ref, one in self._likely(text, home).items()),
            key=lambda one: (-one.score, one.ref),
        )
        if not ranked:
            return None, Reasoning("no name in the registry is like this one")
        return decide(self, text, ranked, weights, lambda best: self._tells(text, best, home, weights))

    def _tells(self, text: str, best: Candidate, home: tuple[str, ...], weights: LinkWeights) -> bool:
        """Is the likeness more than one of words that tell nobody, where the country makes up for a weak one?"""
        found = self._likely(text, home)[best.ref]
        weak = found.how == NAME and found.like < weights.least_name and found.number >= 0
        return not weak or self._search.tells(text, found.number)

    def group_edges(self, ref: str) -> list[ActorEdge]:
        """The edges of an actor under all its refs."""
        by_ref = self._edges_by_ref()
        return [edge for one in self._same.get(ref, (ref,)) for edge in by_ref.get(one, ())]

    def _candidate(self, text: str, ref: str, found: Found, context: ActorContext, weights: LinkWeights) -> Candidate:
        around = context_features(self.facts_of(ref), context, weights)
        features = [(found.how, round(found.like, 4)), *around]
        if _is_short_acronym(text) and not any(name == "country" and value > 0 for name, value in around):
            features.append(("short acronym", weights.short))
        actor = self.actor(ref)
        name = actor.name if actor else ref
        return Candidate(ref, name, round(sum(value for _, value in features), 4), tuple(features))

    def facts_of(self, ref: str) -> Facts:
        """What the weighing looks at in an actor, under all its refs."""
        if ref not in self._facts:
            members = [one for one in map(self.actor, self._same.get(ref, (ref,))) if one is not None]
            ends = {end for edge in self.group_edges(ref) for end in (edge.ref, edge.other)}
            since = [one.since for one in members if one.since is not None]
            self._facts[ref] = Facts(
                type=members[0].type,
                countries=frozenset(country for one in members for country in one.countries),
                since=min(since) if since else None,
                weight=max(one.weight for one in members),
                first_source=ref.startswith(("ucdp:", "own:", "state:")),
                related=frozenset(self.first_ref(one) for one in ends) - {ref},
            )
        return self._facts[ref]

    def _likely(self, text: str, home: tuple[str, ...]) -> dict[str, Found]:
        """First ref of each actor with a name like the text -> that name."""
        if (text, home) not in self._scores:
            if len(self._scores) > 20_000:
                self._scores.clear()
            self._scores[text, home] = self._scored(text, home)
        return self._scores[text, home]

    def _scored(self, text: str, home: tuple[str, ...]) -> dict[str, Found]:
        found: dict[str, Found] = {}
        named = self.states.named_first(text)
        for one in self._search.find(text, home):
            if one.like >= LEAST and self._fits_case(text, one.number):
                ref = self.first_ref(self._rows[self._names[one.number].actor][0])
                fits = named is None or not ref.startswith(STATE) or one.like == 1 or _is_of(ref, named)
                if fits and (ref not in found or one.like > found[ref].like):
                    found[ref] = one
        if state := self.states.ref_of(text):
            found[state] = Found(-1, 1.0, NAME)
        return found

    def _fits_case(self, text: str, number: int) -> bool:
        """A short acronym is one only in capitals: 'IS' is, 'is' is not."""
        _, name, kind, _ = self._names[number]
        return not (kind == "acronym" and len(name) <= 3 and len(text) <= 4 and text.islower())


def _is_of(ref: str, state: str) -> bool:
    """Is it the state, or a force of it?"""
    return ref.removeprefix(STATE).partition("/")[0] == state


def _is_short_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return len(letters) <= 3 and sum(one.isupper() for one in letters) > 1


@cache
def load_table() -> dict[str, Any]:
    """The table of the package. Raises ResourceError where it is missing or damaged."""
    try:
        packed = files("claimbook.resolve.actors").joinpath(TABLE).read_bytes()
        found: dict[str, Any] = json.loads(gzip.decompress(packed))
    except (OSError, EOFError, zlib.error, ValueError) as error:
        raise ResourceError(
            "registry of actors", f"cannot be read ({error}).", "", "Install Claimbook again."
        ) from error
    return found
