"""One incident as a dossier: what is said of each of its values, with a footnote behind every sentence."""

from collections.abc import Iterable, Mapping
from typing import Final

from claimbook.assess import Dossier
from claimbook.assess.dossier import Footnotes, Section, Sentence
from claimbook.assess.wording import capital, counted, holders_of, range_words, said_by
from claimbook.exchange.flat import written
from claimbook.model.record import Entry
from claimbook.model.views import Incident, Party, Range, Testimony, Value
from claimbook.workbench.rows import headline, shown

_STANCES: Final = {
    "acted": "did it", "claimed": "claims it", "blamed": "is blamed", "suspected": "is suspected",
    "denied": "denies it",
}  # fmt: skip
_UNDONE: Final = {"future": "is to do it", "hypothetical": "would do it", "possible": "may have done it"}
_TITLES: Final = {"kind": "What happened", "when": "When", "place": "Where"}


def incident_dossier(one: Incident, entries: Mapping[str, Entry]) -> Dossier:
    """entries: by claim id, at least those that the incident rests on."""
    notes = Footnotes(entries)
    values = {"kind": one.kind, "when": one.when, "place": one.place, **one.counts}
    sections = [_section(_TITLES.get(name, capital(name)), value, notes) for name, value in values.items()
                if value.testimonies]  # fmt: skip
    sections.insert(3, _accused(one, notes))
    sections.append(_targets(one, notes))
    sections.append(_grounds(one))
    return Dossier(headline(one), tuple(each for each in sections if each.sentences or each.summary.text), notes.all())


def _section(title: str, value: Value, notes: Footnotes) -> Section:
    chosen = value_words(value.value)
    summary = Sentence(f"{capital(chosen) or 'Not settled'}. {value.why}", notes.of(value.testimonies))
    return Section(title, summary, tuple(_lines(value.testimonies, notes)))


def _lines(told: Iterable[Testimony], notes: Footnotes) -> Iterable[Sentence]:
    """One sentence for each different thing that is said, with all who say it."""
    said: dict[tuple[str, str], list[Testimony]] = {}
    for one in told:
        said.setdefault((value_words(one.value), one.polarity), []).append(one)
    for (words, polarity), held in said.items():
        denial = "Not " if polarity == "negative" else ""
        yield Sentence(f"{denial}{words if denial else capital(words)}{said_by(held)}.", notes.of(held))


def _accused(one: Incident, notes: Footnotes) -> Section:
    lines = tuple(
        Sentence(f"{shown(each.party)} {_deed(one, each.stance)}, says {holders_of(each.testimonies)}.",
                 notes.of(each.testimonies))
        for each in one.perpetrators
    )  # fmt: skip
    return Section("Who did it", Sentence("" if lines else "No claim says who did it."), lines)


def _deed(one: Incident, stance: str) -> str:
    """In words. Of what is only planned, imagined or denied nobody has done it."""
    if stance != "acted":
        return _STANCES[stance]
    return "did not do it" if one.denied else _UNDONE.get(one.modality, _STANCES[stance])


def _targets(one: Incident, notes: Footnotes) -> Section:
    lines = tuple(
        Sentence(f"{capital(shown(value.value))}{said_by(value.testimonies)}.", notes.of(value.testimonies))
        for value in one.targets
        if isinstance(value.value, Party) and value.testimonies
    )
    return Section("Whom it hit", Sentence(""), lines)


def _grounds(one: Incident) -> Section:
    summary = f"{counted(len(one.claims), 'claim')} of {counted(len(one.reports), 'report')}, of which {one.sources} "
    summary += "no copies of others."
    return Section("What this rests on", Sentence(summary), tuple(map(Sentence, one.why)))


def value_words(value: object) -> str:
    """A value of a view in words; private people without their name."""
    if isinstance(value, Party):
        return shown(value)
    if isinstance(value, Range):
        return range_words(value)
    return (written(value) or "").strip(".").replace("_", " ").replace("..", " to ")
