"""Views -> JSON and back, small: what is said of many values of one view by one claim or of one party stands once."""

from collections.abc import Iterable, Sequence
from datetime import date
from sys import intern
from typing import Any, Final

from msgspec import json

from claimbook.model.values import Location
from claimbook.model.views import Accusation, Incident, Interval, Party, Range, Relation, Testimony, Value

Form = list[Any]
_RANGE: Final = "r"
_INTERVAL: Final = "i"
_PARTY: Final = "p"


def write_incident(one: Incident) -> str:
    """The incident as JSON."""
    to = _Writer()
    form = [
        one.id,
        to.value(one.kind),
        one.kinds,
        to.value(one.when),
        to.value(one.place),
        [[to.party(who.party), who.stance, to.told(who.testimonies)] for who in one.perpetrators],
        [to.value(target) for target in one.targets],
        [[key, to.value(count)] for key, count in one.counts.items()],
        to.names(one.claims),
        one.reports,
        one.sources,
        one.aggregate,
        one.modality,
        one.denied,
        one.confidence,
        one.why,
        one.tellings,
        one.country,
    ]
    return to.whole(form)


def read_incident(written: str) -> Incident:
    """What `write_incident` has written."""
    at, form = _opened(written)
    kind, kinds, when, place, accused, targets, counts, claims, reports, *rest = form[1:]
    sources, aggregate, modality, denied, confidence, why, tellings, country = rest
    return Incident(
        id=form[0],
        kind=at.value(kind),
        kinds=tuple(kinds),
        when=at.value(when),
        place=at.value(place),
        perpetrators=tuple(Accusation(at.parties[who], intern(how), at.told(told)) for who, how, told in accused),
        targets=tuple(map(at.value, targets)),
        counts={intern(key): at.value(count) for key, count in counts},
        claims=at.names(claims),
        reports=tuple(reports),
        sources=sources,
        aggregate=aggregate,
        modality=intern(modality),
        denied=denied,
        confidence=confidence,
        why=tuple(why),
        tellings=tuple(tellings),
        country=country,
    )


def write_relation(one: Relation) -> str:
    """The relation as JSON."""
    to = _Writer()
    form = [
        one.id,
        one.type,
        one.subtype,
        to.party(one.subject),
        None if one.object is None else to.party(one.object),
        None if one.place is None else to.party(one.place),
        to.value(one.when),
        None if one.amount is None else to.value(one.amount),
        to.told(one.for_),
        to.told(one.against),
        one.contested,
        one.sources,
        to.names(one.claims),
        one.reports,
    ]
    return to.whole(form)


def read_relation(written: str) -> Relation:
    """What `write_relation` has written."""
    at, form = _opened(written)
    id_, type_, subtype, subject, object_, place, when, amount, for_, against, contested, sources, claims, reports = (
        form
    )
    return Relation(
        id=id_,
        type=intern(type_),
        subtype=intern(subtype),
        subject=at.parties[subject],
        object=None if object_ is None else at.parties[object_],
        place=None if place is None else at.parties[place],
        when=at.value(when),
        amount=None if amount is None else at.value(amount),
        for_=at.told(for_),
        against=at.told(against),
        contested=contested,
        sources=sources,
        claims=at.names(claims),
        reports=tuple(reports),
    )


def private_in(written: str) -> list[str]:
    """The keys of the private people in a view as JSON."""
    return [key for key, *_, private in json.decode(written)[1] if private]


def location_form(at: Location | None) -> Form | None:
    """A location as a list."""
    if at is None:
        return None
    units = (at.country, at.admin1, at.admin2)
    return [at.latitude, at.longitude, *units, at.where_prec, at.geo_precision]


def location_of(form: Sequence[Any] | None) -> Location | None:
    """What `location_form` has made."""
    return None if form is None else Location(*form)


class _Writer:
    """Claims and parties are written once, and meant by their numbers."""

    def __init__(self) -> None:
        self._claims: dict[tuple[Any, ...], int] = {}
        self._parties: dict[Party, int] = {}

    def whole(self, form: Form) -> str:
        parties = [[*_bare(one), location_form(one.location), one.private] for one in self._parties]
        return json.encode([list(self._claims), parties, form]).decode()

    def party(self, one: Party) -> int:
        return self._parties.setdefault(one, len(self._parties))

    def value(self, one: Value) -> Form:
        return [self._meant(one.value), one.why, self.told(one.testimonies)]

    def told(self, given: Iterable[Testimony]) -> list[Form]:
        return [
            [self._claim(one), one.words, one.start, one.end, self._meant(one.value), one.independent] for one in given
        ]

    def names(self, claims: Iterable[str]) -> Form:
        """Ids of claims: by the number of a claim that says something, else themselves."""
        numbers = {claim[0]: number for claim, number in self._claims.items()}
        return [numbers.get(one, one) for one in claims]

    def _claim(self, one: Testimony) -> int:
        key = (one.claim, one.report, one.holder, one.published, one.polarity, one.modality, one.confidence)
        return self._claims.setdefault(key, len(self._claims))

    def _meant(self, value: object) -> Any:
        if isinstance(value, Party):
            return [_PARTY, self.party(value)]
        if isinstance(value, Range):
            return [_RANGE, value.low, value.best, value.high]
        if isinstance(value, Interval):
            return [_INTERVAL, value.start, value.end, value.precision]
        return value


def _bare(one: Party) -> Form:
    return [one.key, one.name, one.ref, one.kind]


def _opened(written: str) -> tuple["_Reader", Form]:
    claims, parties, form = json.decode(written)
    return _Reader(claims, parties), form


class _Reader:
    def __init__(self, claims: Sequence[Form], parties: Sequence[Form]) -> None:
        self._claims = [
            (id_, report, holder, _day(published), intern(polarity), intern(modality), confidence)
            for id_, report, holder, published, polarity, modality, confidence in claims
        ]
        self.parties = [
            Party(key, name, ref, kind, location_of(location), private)
            for key, name, ref, kind, location, private in parties
        ]

    def value(self, form: Form) -> Value:
        return Value(self._meant(form[0]), form[1], self.told(form[2]))

    def told(self, given: Iterable[Form]) -> tuple[Testimony, ...]:
        return tuple(map(self._testimony, given))

    def names(self, given: Iterable[int | str]) -> tuple[str, ...]:
        return tuple(one if isinstance(one, str) else self._claims[one][0] for one in given)

    def _testimony(self, form: Form) -> Testimony:
        number, words, start, end, value, independent = form
        claim, report, holder, published, polarity, modality, confidence = self._claims[number]
        meant = self._meant(value)
        return Testimony(
            claim, report, holder, words, start, end, meant, published, polarity, modality, independent, confidence
        )

    def _meant(self, form: Any) -> Any:
        if not isinstance(form, list):
            return form
        if form[0] == _PARTY:
            return self.parties[form[1]]
        if form[0] == _RANGE:
            return Range(*form[1:])
        return Interval(_day(form[1]), _day(form[2]), form[3])


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
