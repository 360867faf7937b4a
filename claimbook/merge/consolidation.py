"""Which of several told values a view shows, by a rule chosen by name, and why. Nothing told is dropped."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from claimbook.merge.figures import Figure, plain_figures
from claimbook.merge.options import Rule
from claimbook.model.views import Interval, Party, Range, Testimony, Value, ends_of
from claimbook.resolve.places.pointing import ANYWHERE
from claimbook.resolve.reference.nations import state_of

NOBODY: Final = "No claim gives it."
POINTED: Final = "Claims only point at a place that they do not name."


def choose(
    told: Sequence[Testimony], rule: Rule, keyed: Callable[[Any], Hashable], prefer: Callable[[Any], Any]
) -> Value:
    """The value that the rule takes. keyed: what makes two values the same; prefer: the lowest wins a tie.

    Denials and what is told as to come or as a condition count only where nothing else is told.
    """
    if not told:
        return Value(None, NOBODY)
    counted = _asserted(told)
    if rule == "latest":
        return _latest(told, counted, prefer)
    votes: dict[Hashable, set[str]] = {}
    for one in counted:
        votes.setdefault(keyed(one.value), set()).update({one.report} if one.independent else set())
    chosen = min((one.value for one in counted), key=lambda one: (-len(votes[keyed(one)]), prefer(one)))
    most, others = len(votes[keyed(chosen)]), len(votes) - 1
    why = f"{_number(most, 'independent report')} {'says' if most == 1 else 'say'} so"
    return Value(
        chosen,
        f"{why}; {_number(others, 'other value')} told." if others else f"{why}; nothing else is told.",
        tuple(told),
    )


def _asserted(told: Sequence[Testimony]) -> Sequence[Testimony]:
    plain = [one for one in told if one.polarity == "positive" and one.modality == "actual"]
    return plain or [one for one in told if one.polarity == "positive"] or told


def _latest(told: Sequence[Testimony], counted: Sequence[Testimony], prefer: Callable[[Any], Any]) -> Value:
    last = max((one.published for one in counted if one.published), default=None)
    newest = [one for one in counted if one.published == last]
    chosen = min((one.value for one in newest), key=prefer)
    when = f"Of the latest report, of {last}." if last else "No report has a date."
    return Value(chosen, when, tuple(told))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def consolidated_count(told: Sequence[Testimony], rule: Rule, figures: Sequence[Figure] | None = None) -> Value:
    """A number of persons out of what each claim tells.

    figures: the same with parts added up and those of one report in order (`figures_of`); None: each by itself.
    ucdp: best is the figure most independent reports give (of equally many the later, then the one that goes first in
    its report, then the lower), low and high are
    the lowest and the highest that any gives (UCDP GED codebook 22.1, best, low and high estimates), None where such an
    end is open ("more than ten" and nothing higher). latest,
    most-sources: the range of the claim that the rule takes.
    """
    if not told:
        return Value(None, NOBODY)
    given = plain_figures(told) if figures is None else figures
    wholes = [one.testimony for one in given]
    if rule != "ucdp":
        return replace(choose(wholes, rule, lambda one: (one.low, one.high), _lower), testimonies=tuple(told))
    asserted = _asserted(wholes)
    kept = set(asserted)
    counted = [one for one in given if one.testimony in kept]
    best = _most_told(counted)
    low, high = ends_of(one.value for one in asserted)
    if len({(one.value.low, one.value.high) for one in asserted}) == 1:
        why = "Every figure told is the same."
    else:
        why = "Best: what most independent reports say, then the later, then the lower; low, high: the ends told."
    if best != _most_told([replace(one, rank=(0, 0)) for one in counted]):
        why += " Of the figures of one report the widest or the first told goes first."
    if len(wholes) < len(told):
        why += " What one sentence tells of different victims is added up."
    return Value(Range(low, best, high), why, tuple(told))


def _first(*ends: float | None) -> float | None:
    return next((one for one in ends if one is not None), None)


def _most_told(counted: Sequence[Figure]) -> float | None:
    votes: dict[float, set[str]] = {}
    last: dict[float, date] = {}
    foremost: dict[str, tuple[tuple[int, int], float]] = {}
    for given in counted:
        one = given.testimony
        figure = _first(one.value.low, one.value.high)
        if figure is not None:
            votes.setdefault(figure, set()).update({one.report} if one.independent else set())
            last[figure] = max(last.get(figure, date.min), one.published or date.min)
            ranked = (given.rank, figure)
            foremost[one.report] = min(foremost.get(one.report, ranked), ranked)
    if not votes:
        return None
    first = {figure for _, figure in foremost.values()}
    return min(votes, key=lambda one: (-len(votes[one]), -last[one].toordinal(), one not in first, one))


def _lower(one: Range) -> tuple[float, float]:
    return (one.low if one.low is not None else -1.0, one.high if one.high is not None else float("inf"))


def consolidated_subtype(told: Sequence[Testimony], rule: Rule) -> Value:
    """The type of an incident; a special one before a general one where as many say it."""
    return choose(told, rule, lambda one: one, lambda one: (one in ("attack", "other"), one))


def consolidated_days(told: Sequence[Testimony], rule: Rule) -> Value:
    """The days of an incident; the narrowest where as many say them."""
    return choose(told, rule, lambda one: (one.start, one.end), _wide)


def _wide(one: Interval) -> tuple[bool, int, str]:
    if one.start is None or one.end is None:
        return (True, 0, str(one.start or one.end))
    return (False, (one.end - one.start).days, one.start.isoformat())


def consolidated_place(told: Sequence[Testimony], rule: Rule) -> Value:
    """The place of an incident; the exactest where as many say it, of equals that of most claims, then the one named
    first. Words that only point ("there") are no answer, nor
    are adjectives of states ("Congolese")."""
    naming = [one for one in told if not _only_points(one.value)]
    if told and not naming:
        return Value(None, POINTED, tuple(told))
    return replace(choose(naming, rule, lambda one: one.key, _foremost_place(naming)), testimonies=tuple(told))


def _only_points(one: Party) -> bool:
    if one.location is not None:
        return False
    return ANYWHERE.issuperset(one.name.casefold().removeprefix("the ").split()) or state_of(one.name) is not None


def _foremost_place(told: Sequence[Testimony]) -> Callable[[Party], tuple[int, int, int, str, str]]:
    claims: dict[str, set[tuple[str, str]]] = {}
    first: dict[str, int] = {}
    in_order = sorted(told, key=lambda one: (str(one.published or "9999"), one.report, one.start, one.value.key))
    for number, one in enumerate(in_order):
        claims.setdefault(one.value.key, set()).add((one.report, one.claim))
        first.setdefault(one.value.key, number)

    def prefer(one: Party) -> tuple[int, int, int, str, str]:
        exact = one.location.where_prec if one.location and one.location.where_prec else 9
        return (exact, -len(claims[one.key]), first[one.key], one.key, one.name)

    return prefer


def hull_of_days(told: Sequence[Testimony]) -> Value:
    """The interval over which a state is told to hold: from the first day any claim gives to the last."""
    given = [one for one in _asserted(told) if isinstance(one.value, Interval)] if told else []
    if not given:
        return Value(None, NOBODY, tuple(told))
    starts = [one.value.start for one in given if one.value.start]
    ends = [one.value.end for one in given if one.value.end]
    still = any(one.value.end is None for one in given)
    days = Interval(min(starts, default=None), None if still else max(ends, default=None), _roughest(given))
    return Value(
        days, "From the first day that a claim gives to the last; open where a claim leaves it open.", tuple(told)
    )


def _roughest(given: Sequence[Testimony]) -> int | None:
    return max((one.value.precision for one in given if one.value.precision), default=None)
