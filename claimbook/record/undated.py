"""A profile of a period: incidents of which no day is known are told apart from those that lie in it."""

from collections.abc import Mapping
from dataclasses import replace

from claimbook.assess import Ground, Profile, profile_of
from claimbook.assess.incidents import activity, response
from claimbook.assess.lethality import lethality
from claimbook.assess.measure import measured
from claimbook.assess.values import Indicator
from claimbook.assess.wording import counted, range_words
from claimbook.model.record import Report
from claimbook.model.views import Incident, Range


def dated_part(ground: Ground) -> Ground:
    """The ground without the incidents that may have been before or after the period."""
    return _with(ground, tuple(one for one in ground.done if one.id not in ground.undated),
                 tuple(one for one in ground.suffered if one.id not in ground.undated))  # fmt: skip


def profile_apart(ground: Ground, reports: Mapping[str, Report]) -> Profile:
    """The profile, as `claimbook.assess.profile_of` has it; what has no day is listed under activity, lethality and
    response, and is in no number and in no other indicator."""
    whole = profile_of(ground, reports)
    if not ground.undated:
        return whole
    dated = profile_of(dated_part(ground), reports)
    apart = {"activity": _activity, "lethality": _lethality, "response": _response}
    undated = _undated_part(ground)
    found = [apart[one.name](one, undated) if one.name in apart else one for one in dated.indicators]
    unplaced = sum(1 for one in found for line in one.lines if not line.placed)
    return replace(dated, indicators=tuple(found), caveat=replace(whole.caveat, unplaced=unplaced))


def _activity(dated: Indicator, undated: Ground) -> Indicator:
    acts = activity(_anywhere(undated))
    if acts.high is None:
        return _joined(dated, activity(undated), f"{acts.value} whose day is not known") if acts.lines else dated
    number = f"{acts.high:,.0f} more" if dated.value else counted(round(acts.high), "incident")
    return _joined(dated, activity(undated), f"{number} whose day is not known")


def _response(dated: Indicator, undated: Ground) -> Indicator:
    """Bans are relations, which stay with the dated."""
    struck = response(replace(undated, relations=(), family=()))
    if not struck.lines:
        return dated
    return _joined(dated, struck, f"{struck.value} whose day is not known")


def _lethality(dated: Indicator, undated: Ground) -> Indicator:
    deadly = lethality(_anywhere(undated))
    if deadly.low is None and deadly.high is None:
        return dated
    dead = range_words(Range(deadly.low, None, deadly.high))
    more = f"{dead}{' more' if dated.value else ''} killed in incidents whose day is not known"
    return _joined(dated, lethality(undated), more)


def _joined(dated: Indicator, undated: Indicator, more: str) -> Indicator:
    """The numbers are those of the dated alone."""
    value = "; ".join(one for one in (dated.value, more) if one)
    lines = (*dated.lines, *undated.lines)
    return measured(dated.name, value, lines, (dated.low, dated.high), dated.unit)


def _undated_part(ground: Ground) -> Ground:
    done, suffered = ground.done, ground.suffered
    return _with(ground, tuple(one for one in done if one.id in ground.undated),
                 tuple(one for one in suffered if one.id in ground.undated))  # fmt: skip


def _anywhere(ground: Ground) -> Ground:
    """The same with no place asked for: what has neither day nor place is counted once."""
    return replace(ground, unplaced=frozenset())


def _with(ground: Ground, done: tuple[Incident, ...], suffered: tuple[Incident, ...]) -> Ground:
    return replace(ground, done=done, suffered=suffered)
