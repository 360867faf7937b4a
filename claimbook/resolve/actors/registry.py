"""The registry of actors: who there is, under which names; and who words name.

The table comes with the package (training/actors.py makes it); the user's own actors are laid over it.
"""

import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from rapidfuzz.fuzz import ratio

from claimbook.errors import ResourceError
from claimbook.model.values import Candidate, Reasoning
from claimbook.resolve.actors.entries import ActorContext, ActorEdge, ActorName, RegisteredActor
from claimbook.resolve.actors.folding import fold, glued, name_key
from claimbook.resolve.actors.matching import Word, likeness, weighed
from claimbook.resolve.actors.names_index import copied, extend_index, index_from_tables
from claimbook.resolve.actors.states import states_from_table
from claimbook.resolve.actors.weighing import SHIPPED, WIDESPREAD, Facts, LinkWeights, context_features, is_at_home

TABLE: Final = "registry.json.gz"
NOBODY: Final = ActorContext()
SHOWN: Final = 5
ACRONYM: Final = 0.72
SHORT_ACRONYM: Final = 0.68
IN_ONE_PIECE: Final = 0.98
LEAST_LETTERS: Final = 0.6
LEAST_LETTERS_SHORT: Final = 0.8
KIND_WORTH: Final = {"translation": 0.94, "former name": 0.96, "alias": 0.96}
"""A translated, former or listed other name is less sure to be meant than the name itself."""
LEAST: Final = 0.45
"""A name less like than this is no candidate."""


class Registry:
    """Actors by ref and by name. hidden: numbers of names that are taken as unknown (to measure linking)."""

    def __init__(
        self, table: Mapping[str, Any], own: Iterable[RegisteredActor] = (), own_edges: Iterable[ActorEdge] = ()
    ) -> None:
        self._rows = [tuple(row) for row in table["actors"]]
        self._names = [tuple(row) for row in table["names"]]
        self._number = {row[0]: number for number, row in enumerate(self._rows)}
        own = tuple(own)
        index = index_from_tables([name[1] for name in self._names], table["index"])
        self._index = copied(index) if own else index
        self.states = states_from_table(table["states"])
        self._same = {ref: tuple(refs) for refs in table["same"] for ref in refs}
        self._edge_rows = table["edges"]
        self._own_edges = tuple(own_edges)
        self._add(own)
        self._weighed: list[tuple[Word, ...] | None] = [None] * len(self._names)
        self._keys: list[str | None] = [None] * len(self._names)
        self._facts: dict[str, Facts] = {}
        self._scores: dict[str, dict[str, float]] = {}
        self.hidden: frozenset[int] = frozenset()

    def _add(self, own: Iterable[RegisteredActor]) -> None:
        """A ref that is known gains names, any other is a new actor."""
        for one in own:
            number = self._number.setdefault(one.ref, len(self._rows))
            if number == len(self._rows):
                self._rows.append((one.ref, one.type, " ".join(one.countries), one.since, one.until, one.weight))
            self._names += [(number, name.text, name.kind, name.source) for name in one.names]
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
        return [(self._rows[number][0], name, kind, source) for number, name, kind, source in self._names]

    @cache  # noqa: B019 - a registry lives as long as the process
    def _names_of(self) -> dict[int, list[tuple[str, str, str]]]:
        found: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
        for number, *name in self._names:
            found[number].append(tuple(name))
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
        return name_key(text) in self._index.whole

    def forget(self) -> None:
        """Look names up anew: needed where `hidden` has changed."""
        self._scores.clear()

    def find(self, text: str, context: ActorContext = NOBODY, weights: LinkWeights = SHIPPED) -> Reasoning:
        """Who the words may name: the candidates, best first, with what speaks for each. See `resolve`."""
        return self.resolve(text, context, weights)[1]

    def resolve(
        self, text: str, context: ActorContext = NOBODY, weights: LinkWeights = SHIPPED
    ) -> tuple[str | None, Reasoning]:
        """The ref of the actor that the words name, and why; None where nobody is near enough or two are too near."""
        ranked = sorted(
            (self._candidate(text, ref, like, context, weights) for ref, like in self._likely(text).items()),
            key=lambda one: (-one.score, one.ref),
        )
        shown = tuple(ranked[:SHOWN])
        if not ranked:
            return None, Reasoning("no name in the registry is like this one")
        best, rival = ranked[0], self._rival(ranked)
        if not _near_enough(best, weights):
            return None, Reasoning("left open: no name is near enough", shown)
        least = _least(best, rival, weights)
        if best.score < least:
            return None, Reasoning(f"left open: {best.score:.2f} is below {least:.2f}", shown)
        if rival is not None and best.score - rival.score < weights.margin:
            return None, Reasoning(f"left open: {rival.ref} is as likely as {best.ref}", shown)
        return best.ref, Reasoning(f"linked to {best.ref} with {best.score:.2f} (at least {least:.2f})", shown)

    def _rival(self, ranked: list[Candidate]) -> Candidate | None:
        """The best candidate that is not another source's view of the first."""
        best = ranked[0].ref
        views = {
            end for edge in self._group_edges(best) if edge.kind == "view_differs" for end in (edge.ref, edge.other)
        }
        views = {self.first_ref(one) for one in views}
        return next((one for one in ranked[1:] if one.ref not in views), None)

    def _group_edges(self, ref: str) -> list[ActorEdge]:
        by_ref = self._edges_by_ref()
        return [edge for one in self._same.get(ref, (ref,)) for edge in by_ref.get(one, ())]

    def _candidate(self, text: str, ref: str, like: float, context: ActorContext, weights: LinkWeights) -> Candidate:
        around = context_features(self._facts_of(ref), context, weights)
        features = [("acronym" if like in (ACRONYM, SHORT_ACRONYM) else "name", round(like, 4)), *around]
        if _is_short_acronym(text) and not any(name == "country" and value > 0 for name, value in around):
            features.append(("short acronym", weights.short))
        actor = self.actor(ref)
        name = actor.name if actor else ref
        return Candidate(ref, name, round(sum(value for _, value in features), 4), tuple(features))

    def _facts_of(self, ref: str) -> Facts:
        if ref not in self._facts:
            members = [one for one in map(self.actor, self._same.get(ref, (ref,))) if one is not None]
            ends = {end for edge in self._group_edges(ref) for end in (edge.ref, edge.other)}
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

    def _likely(self, text: str) -> dict[str, float]:
        """First ref of each actor with a name like the text -> how like it is."""
        if text not in self._scores:
            if len(self._scores) > 20_000:
                self._scores.clear()
            self._scores[text] = self._scored(text)
        return self._scores[text]

    def _scored(self, text: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for number, like in self._like_names(text):
            if number not in self.hidden and like >= LEAST and self._fits_case(text, number):
                ref = self.first_ref(self._rows[self._names[number][0]][0])
                found[ref] = max(like, found.get(ref, 0.0))
        if state := self.states.ref_of(text):
            found[state] = max(1.0, found.get(state, 0.0))
        return found

    def _like_names(self, text: str) -> Iterable[tuple[int, float]]:
        key, index = name_key(text), self._index
        if not key:
            return
        whole = [number for number in index.whole.get(key, ()) if number not in self.hidden]
        yield from ((number, KIND_WORTH.get(self._names[number][2], 1.0)) for number in whole)
        short = text.replace(".", "").strip()
        if " " not in short and len(short) <= 6 and sum(one.isupper() for one in short) > 1:
            worth = ACRONYM if len(short) > 3 else SHORT_ACRONYM
            yield from ((number, worth) for number in index.acronyms.get(fold(short), ()))
            return
        if len(piece := glued(key)) > 1:
            yield from ((number, self._in_one_piece(key, number)) for number in index.glued.get(piece, ()))
        if whole:
            return
        ours = weighed(key, index.rarity)
        for number in index.similar(key):
            if self._names[number][2] == "acronym":  # no word: it has no sounds and no meaning
                continue
            yield number, likeness(ours, self._words(number), self._at_home(number)) * 0.98

    def _words(self, number: int) -> tuple[Word, ...]:
        found = self._weighed[number]
        if found is None:
            found = self._weighed[number] = weighed(self._key(number), self._index.rarity)
        return found

    def _at_home(self, number: int) -> Callable[[str], bool]:
        countries = self._rows[self._names[number][0]][2].split()
        if len(countries) > WIDESPREAD:
            return lambda _: False
        return lambda word: (code := self.states.code_of(word)) is not None and code in countries

    def _in_one_piece(self, key: str, number: int) -> float:
        """How sure it is that names that sound the same in one piece are the same: by their letters."""
        if key == self._key(number):
            return 0.0  # the same letters are weighed elsewhere, by kind
        same = ratio(key.replace(" ", ""), self._key(number).replace(" ", "")) / 100
        least = LEAST_LETTERS if len(glued(key)) > 2 else LEAST_LETTERS_SHORT
        return IN_ONE_PIECE * same if same >= least and self._names[number][2] != "acronym" else 0.0

    def _key(self, number: int) -> str:
        if self._keys[number] is None:
            self._keys[number] = name_key(self._names[number][1])
        return self._keys[number] or ""

    def _fits_case(self, text: str, number: int) -> bool:
        """A short acronym is one only in capitals: 'IS' is, 'is' is not."""
        _, name, kind, _ = self._names[number]
        return not (kind == "acronym" and len(name) <= 3 and len(text) <= 4 and text.islower())


def _is_short_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return len(letters) <= 3 and sum(one.isupper() for one in letters) > 1


def _least(best: Candidate, rival: Candidate | None, weights: LinkWeights) -> float:
    """The score that a link needs: less for an actor of the document's country with no other anywhere near."""
    at_home = is_at_home(best, weights)
    alone = rival is None or best.score - rival.score >= weights.alone_margin
    return weights.alone if at_home and alone else weights.threshold


def _near_enough(best: Candidate, weights: LinkWeights) -> bool:
    """Is the name itself like enough? The context must not make up for a name that is another's."""
    least = weights.least_name_at_home if is_at_home(best, weights) else weights.least_name
    return dict(best.features).get("name", 1.0) >= least


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
