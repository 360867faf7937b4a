"""`python -m benchmarks.actors SHARED`: how well names are linked to the registry of actors.

Aliases: each alias of each entity of the UN's and OFAC's lists in turn is taken out of the registry, wherever it
stands, and looked up with the entity's countries as context. Right: linked to that entity, to the same one in another
source, or to an actor that the registry notes as another source's view of it. Wrong: linked to any other. The rest is
left open. Aliases that no remaining name resembles at all ("Aleph" for Aum Shinrikyo) stay in; how many have the right
actor among their candidates is printed beside. A second row takes the alias out of its own list only. Rows with a half
count the entities whose id, hashed, is even (A: their failures were looked at while the linking was made) or odd (B:
they were not): the figure to trust is that of B.

No false links: names of organisations in the newswire corpus, unarmed ones, are looked up as groups are, without
context. Names of states and their forces, and names with a word of ARMED below, are taken out first.

Speed: gold documents read by the local engine, with and without linking, and the time to load the registry.
"""

import argparse
import hashlib
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimbook.evaluate.gold import read_gold
from claimbook.extract.engines import load_engine
from claimbook.model.values import Document, Extraction, Mention
from claimbook.pipeline import resolve_extraction
from claimbook.resolve.actors import ActorContext, Registry, link_actors, load_registry
from claimbook.resolve.actors.folding import name_key
from claimbook.resolve.actors.registry import load_table

SEED: Final = 20261128
ORGANISATIONS: Final = 500
READ: Final = 100
HALVES: Final = ("A", "B")
WHERE: Final = {True: "altogether", False: "of its own list only"}
NO_OWN: Final = Path("no own actors")
ARMED: Final = re.compile(
    r"army|armed|troops|forces|police|navy|air force|militar|soldier|guard|rebel|militant|militia|guerrilla|terror|"
    r"tal[ei]ban|s[eé]l[eé]ka|"
    r"hamas|hezbollah|hizb|boko|haram|shabaab|qaeda|qaida|isis|isil|islamic state|daesh|houthi|al-|ansar|jihad|brigade|"
    r"battalion|liberation|front|resistance|insurg|cartel|gang|mafia|farc|eln|pkk|ypg|ltte|tigers|lashkar|jaish|mujahid|"
    r"fatah|palestin|plo|m23|fdlr|adf|rsf|saf|idf|irgc|nato|defen[cs]e|intelligence|security|command|monusco|unmiss|minus|"
    r"amisom|atmis|peacekeep|coalition|fbi|cia|isi|bsf|crpf|brotherhood|separatist|nscn|ulfa|maoist|naxal|contra|tigray|"
    r"tplf|olf|splm|spla|renamo|frelimo|unita|swapo|zanu|anc|mdc|khmer|puntland|somaliland|pentagon|authority|junta|"
    r"government|administration|state council|congress party|sinn|polisario|wagner|peshmerga",
    re.IGNORECASE,
)
"""Words of names that may be those of armed bodies or of parties that fought: taken out before the count, by hand."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Names looked up, and what came of them. among: how many have the right actor among their candidates."""

    right: int
    wrong: int
    left_open: int
    among: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.right + self.wrong + self.left_open

    def shares(self) -> str:
        """In words."""
        return (
            f"{self.right / self.total:.1%} right, {self.wrong / self.total:.1%} wrong, "
            f"{self.left_open / self.total:.1%} left open, of {self.total}; right actor among the candidates: "
            f"{self.among / self.total:.1%}"
        )


def main(arguments: list[str]) -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.actors", description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true", help="print each wrong link")
    given = parser.parse_args(arguments)
    registry = Registry(load_table())
    for everywhere, armed in ((True, True), (False, True), (True, False), (False, False)):
        title = f"{'armed groups' if armed else 'all listed entities'}, taken out {WHERE[everywhere]}"
        halves = [alias_tally(registry, everywhere, armed, half) for half in HALVES]
        print(f"aliases ({title}): {added([tally for tally, _ in halves]).shares()}")
        for half, (tally, wrong) in zip(HALVES, halves, strict=True):
            print(f"  half {half}: {tally.shares()}")
            print("".join(f"    {line}\n" for line in wrong) if given.show else "", end="")
    tally, linked = organisation_tally(registry, given.shared / "data" / "newswire-ner")
    print(f"organisations: {tally.wrong / tally.total:.1%} of {tally.total} linked, {tally.right} made local actors")
    print("".join(f"  {line}\n" for line in linked) if given.show else "", end="")
    print(speed(given.shared / "gold" / "dev"))
    return 0


# ---- aliases kept out ----


def half_of(registry: Registry, ref: str) -> str:
    """The half that an entity is in, by the hash of the first of its ids in the order of letters."""
    actor = registry.actor(ref)
    first = min((ref, *(actor.same if actor else ())))
    return HALVES[hashlib.sha256(first.encode()).digest()[0] % 2]


def added(tallies: list[Tally]) -> Tally:
    """All of them in one."""
    return Tally(*(sum(getattr(one, name) for one in tallies) for name in ("right", "wrong", "left_open", "among")))


def alias_tally(registry: Registry, everywhere: bool, armed: bool, half: str) -> tuple[Tally, list[str]]:
    """What comes of each alias of a half, and a line for each wrong one."""
    rows = registry.name_rows()
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, (_, name, _, _) in enumerate(rows):
        by_key[name_key(name)].append(number)
    counts: Counter[str] = Counter()
    wrong = []
    for ref, alias in held_out(registry, rows, armed):
        if half_of(registry, ref) != half:
            continue
        accepted = same_actors(registry, ref)
        kin = {number for number in by_key[name_key(alias)] if everywhere or rows[number][0] == ref}
        registry.hidden = frozenset(kin)
        actor = registry.actor(ref)
        share = 1 / len(actor.countries) if actor and actor.countries else 0
        kind = "group" if actor and actor.type == "armed group" else None
        context = ActorContext(tuple((one, share) for one in actor.countries) if actor else (), kind=kind)
        found, why = registry.resolve(alias, context)
        outcome = "open" if found is None else "right" if found in accepted else "wrong"
        counts[outcome] += 1
        counts["among"] += any(one.ref in accepted for one in why.candidates)
        if outcome == "wrong":
            wrong.append(f"{ref} {alias!r} -> {found} {why.candidates[0].name}: {dict(why.candidates[0].features)}")
    registry.hidden = frozenset()
    return Tally(counts["right"], counts["wrong"], counts["open"], counts["among"]), wrong


def held_out(registry: Registry, rows: list[tuple[str, str, str, str]], armed: bool) -> Iterator[tuple[str, str]]:
    """Each alias of the lists once: the entity's ref and the name; none twice that differ in case or article only."""
    seen = set()
    for ref, name, _, source in rows:
        actor = registry.actor(ref)
        if source not in ("un", "ofac") or actor is None or (armed and actor.type == "listed organisation"):
            continue
        titles = {name_key(one.text) for one in actor.names[:2] if one.source == "claimbook"}
        first = next(one for one in actor.names if one.source in ("un", "ofac"))
        if name == first.text or name_key(name) in titles or (ref, name_key(name)) in seen:
            continue
        seen.add((ref, name_key(name)))
        yield ref, name


def same_actors(registry: Registry, ref: str) -> set[str]:
    """The refs that are the same actor, and those that a source cuts differently."""
    actor = registry.actor(ref)
    same = {ref, *(actor.same if actor else ())}
    ties = [edge for one in same for edge in registry.edges(one) if edge.kind == "view_differs"]
    views = {end for edge in ties for end in (edge.ref, edge.other)}
    return {other for one in same | views for other in (one, registry.first_ref(one))}


# ---- organisations that are no actors ----


def organisation_tally(registry: Registry, folder: Path) -> tuple[Tally, list[str]]:
    """wrong: linked to an actor of the registry; right: made local actors; a line for each of either."""
    linked, local, lines = 0, 0, []
    names = organisations(folder, registry)
    for name in names:
        found = link_actors(as_group(name), registry).mentions[0].ref
        if found:
            local += found.startswith("local:")
            linked += not found.startswith("local:")
            lines.append(f"{name!r} -> {found}")
    return Tally(local, linked, len(names) - local - linked), lines


def as_group(name: str) -> Extraction:
    """A document of the one name, taken for a group."""
    return Extraction(Document("name", name), (), (Mention(name, 0, len(name), kind="group"),))


def organisations(folder: Path, registry: Registry) -> list[str]:
    """Names of organisations, drawn with a fixed seed out of those that are neither armed nor states."""
    names = sorted({name for path in sorted(folder.glob("*.tsv")) for name in _tagged(path)})
    fit = [name for name in names if not ARMED.search(name) and registry.states.ref_of(name) is None]
    return random.Random(SEED).sample(fit, min(ORGANISATIONS, len(fit)))  # noqa: S311 - a sample, no secret


def _tagged(path: Path) -> Iterator[str]:
    words: list[str] = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        word, _, tag = line.partition("\t")
        if tag.strip().endswith("Organization"):
            words = [*words, word] if tag[:1] in "IE" else [word]
        elif words:
            yield " ".join(words)
            words = []


# ---- speed ----


def speed(folder: Path) -> str:
    """Processor seconds of reading some documents, and what linking adds, once cold and once warm."""
    load_table.cache_clear()
    start = time.process_time()
    registry = load_registry(NO_OWN)
    loaded = time.process_time() - start
    documents = [one.document for _, one in sorted(read_gold(folder).items())][:: len(read_gold(folder)) // READ]
    engine = load_engine("local")
    engine.extract(documents[0])
    start = time.process_time()
    found = [resolve_extraction(engine.extract(one)) for one in documents]
    read = time.process_time() - start
    added = []
    for _ in range(2):
        start = time.process_time()
        for one in found:
            link_actors(one, registry)
        added.append((time.process_time() - start) / read)
    return (
        f"speed: registry loaded in {loaded * 1000:.0f} ms of processor time; of {len(documents)} documents, "
        f"linking adds {added[0]:.1%} to reading, {added[1]:.1%} where names have been seen before"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
