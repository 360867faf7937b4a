"""A profile or comparison as a text in sections, each sentence with its footnotes; the forms print it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claimbook.assess.comparison import Comparison, Ranking
from claimbook.assess.measure import NO_CLAIM
from claimbook.assess.values import Caveat, Disagreement, Indicator, Profile, Scope
from claimbook.assess.wording import capital, counted, holders_of, languages_words
from claimbook.model.record import Entry
from claimbook.model.views import Testimony


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: a report and its sentence. start, end: where that stands in the text. claims: that it carries."""

    number: int
    claims: tuple[str, ...]
    report: str
    title: str | None
    source: str | None
    published: date | None
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the numbers of its footnotes; empty only for what is counted over the whole record."""

    text: str
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what it comes to in a line, and the sentences that say so."""

    title: str
    summary: Sentence
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A title, sections and footnotes, in order. Every footnote is used, and every number has its footnote."""

    title: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]


class Footnotes:
    """Numbers sentences of reports in the order in which they are first leant on."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries
        self._claims: dict[tuple[str, int], tuple[int, dict[str, None]]] = {}

    def of(self, testimonies: Sequence[Testimony]) -> tuple[int, ...]:
        """The numbers of the sentences of the testimonies' claims, ascending, each once."""
        return tuple(sorted({self._number(one.claim) for one in testimonies}))

    def all(self) -> tuple[Note, ...]:
        """Every note so far."""
        return tuple(self._note(number, tuple(claims)) for number, claims in self._claims.values())

    def _number(self, claim: str) -> int:
        entry = self._entries[claim]
        place = (entry.report.id, entry.claim.evidence[0].start)
        number, claims = self._claims.setdefault(place, (len(self._claims) + 1, {}))
        claims[claim] = None
        return number

    def _note(self, number: int, claims: tuple[str, ...]) -> Note:
        entry = self._entries[claims[0]]
        document, evidence = entry.report.document, entry.claim.evidence[0]
        named = (entry.report.id, document.title, document.source, document.published)
        return Note(number, claims, *named, evidence.text, evidence.start, evidence.end)


def profile_dossier(profile: Profile, entries: Mapping[str, Entry]) -> Dossier:
    """entries: by claim id, at least those that the profile leans on."""
    notes = Footnotes(entries)
    sections = [_indicator(one, notes) for one in profile.indicators]
    sections += [_disagreements(profile.disagreements, notes), _caveat(profile.caveat)]
    return Dossier(f"{profile.scope.name}{scope_words(profile.scope)}", tuple(sections), notes.all())


def comparison_dossier(comparison: Comparison, entries: Mapping[str, Entry]) -> Dossier:
    """A section for each measure, a sentence for each group; then the caveats, and the order by weights if any."""
    notes = Footnotes(entries)
    names = [one.scope.name for one in comparison.profiles]
    sections = [
        Section(
            row.title,
            Sentence(""),
            tuple(_beside(name, one, notes) for name, one in zip(names, row.indicators, strict=True)),
        )
        for row in comparison.rows
    ]
    sections.append(Section("How far this can be compared", Sentence(""), tuple(map(Sentence, comparison.caveats))))
    sections += [_ranking(comparison.ranking)] if comparison.ranking else []
    title = f"{' and '.join(names)}{scope_words(comparison.profiles[0].scope)}"
    return Dossier(title, tuple(sections), notes.all())


def scope_words(scope: Scope) -> str:
    """' in Pakistan, 2018-01-01 to 2019-12-31', or '' for a scope without bounds."""
    place = ", ".join(one for one in (scope.region, scope.country_name or scope.country) if one)
    days = f"{scope.start or '…'} to {scope.end or '…'}" if scope.start or scope.end else ""
    return (f" in {place}" if place else "") + (f", {days}" if days else "")


def _indicator(one: Indicator, notes: Footnotes) -> Section:
    """Lines of the same words ("Agreement.") are one sentence with the numbers of all."""
    said: dict[str, list[Testimony]] = {}
    for line in one.lines:
        text = line.text if line.placed else f"{line.text[:-1]} (place not located)."
        said.setdefault(text, []).extend(line.testimonies)
    sentences = tuple(Sentence(text, notes.of(told)) for text, told in said.items())
    return Section(one.title, Sentence(_summary(one), _all(sentences)), sentences)


def _summary(one: Indicator) -> str:
    if one.value is None:
        return f"{NO_CLAIM.capitalize()}."
    fresh = f", the freshest of {one.latest}" if one.latest else ", undated"
    return f"{capital(one.value)}. {counted(one.sources, 'independent report').capitalize()}{fresh}."


def _beside(name: str, one: Indicator, notes: Footnotes) -> Sentence:
    return Sentence(f"{name}: {_summary(one)}", notes.of([told for line in one.lines for told in line.testimonies]))


def _disagreements(found: Sequence[Disagreement], notes: Footnotes) -> Section:
    sentences = tuple(
        Sentence(f"{one.question} {capital(side.position)}, says {holders_of(side.testimonies)}.",
                 notes.of(side.testimonies))
        for one in found for side in one.sides
    )  # fmt: skip
    summary = f"{counted(len(found), 'question')} on which claims differ." if found else "No claims that differ."
    return Section("Disagreements", Sentence(summary, _all(sentences)), sentences)


def _caveat(caveat: Caveat) -> Section:
    sources = "; ".join(f"{name} ({number})" for name, number in caveat.sources.items())
    languages = languages_words(caveat)
    found = [
        f"{counted(caveat.reports, 'report')}, of which {caveat.independent} no copies, from "
        f"{counted(len(caveat.sources), 'outlet') if caveat.sources else 'outlets not named'}"
        + (f", published {caveat.first} to {caveat.last}." if caveat.first else ".")
    ]
    found += [f"Sources: {sources}."] if sources else []
    found += [f"Languages: {languages}."] if languages else []
    found += [f"{counted(caveat.undated, 'report')} without a day of publication."] if caveat.undated else []
    found += [f"{counted(caveat.unplaced, 'line')} that are not located."] if caveat.unplaced else []
    return Section("What this rests on", Sentence(found[0]), tuple(map(Sentence, found[1:])))


def _ranking(ranking: Ranking) -> Section:
    lines = [
        f"{group}: {total:.2f} = "
        + " + ".join(f"{part.name} {part.weight:g} × {NO_CLAIM if part.share is None else f'{part.share:.2f}'}"
                     for part in ranking.parts[group]) + "."
        for group, total in ranking.totals.items()
    ]  # fmt: skip
    lines += [f"Order {' > '.join(order)}: {share:.0%} of the trials with weights halved or doubled."
              for order, share in ranking.orders.items()]  # fmt: skip
    return Section("By your weights", Sentence(""), tuple(map(Sentence, lines)))


def _all(sentences: Iterable[Sentence]) -> tuple[int, ...]:
    return tuple(sorted({number for one in sentences for number in one.notes}))
