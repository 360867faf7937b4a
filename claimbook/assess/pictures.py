"""Three pictures of a group as SVG: incidents over time, places on a map, its network. Words in them are escaped."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from claimbook.assess.ground import Ground
from claimbook.assess.incidents import AGREEMENT, happened, kind_of
from claimbook.assess.outlines import Point, outlines
from claimbook.assess.wording import counted, is_asserted, statement_of
from claimbook.model.views import Interval, Party, Relation

WIDTH: Final = 720
_BARS_HIGH, _MAP_HIGH, _NET_HIGH = 160, 400, 420
_MARGIN_DEGREES: Final = 2.0
_MOST_NAMED: Final = 40
"""Places that are named on the map; more are drawn as points without a name, and the caption says so."""


def timeline(ground: Ground) -> str | None:
    """Incidents by year, those of known year alone that happened, one by one. None where there is none."""
    real = [one for one in ground.done if happened(one) and not one.aggregate and kind_of(one) != AGREEMENT]
    days = [one.when.value for one in real if isinstance(one.when.value, Interval)]
    years = Counter(one.start.year for one in days if one.start and one.end and one.start.year == one.end.year)
    if not years:
        return None
    first, last = min(years), max(years)
    step, most = WIDTH / (last - first + 1), max(years.values())
    bars = []
    for year in range(first, last + 1):
        high = years[year] / most * (_BARS_HIGH - 50)
        left = (year - first) * step
        bars.append(_bar(left, step, high, f"{year}: {counted(years[year], 'incident')}"))
        if step > 28 or year in (first, last):
            bars.append(_label(left + step / 2, _BARS_HIGH - 8, f"{year}"))
    return _drawing(_BARS_HIGH, bars, f"Incidents by year, {first} to {last}; the highest bar: {most}")


def _bar(left: float, wide: float, high: float, title: str) -> str:
    top = _BARS_HIGH - 25 - high
    place = f'x="{left + 1:.1f}" y="{top:.1f}" width="{max(wide - 2, 1):.1f}" height="{high:.1f}"'
    return f'<rect class="bar" {place}><title>{escape(title)}</title></rect>'


def places_map(ground: Ground) -> str | None:
    """Where it is said to be or to have struck, as points over outlines of countries. None: no place is located."""
    found = {one.key: one for one in _places(ground) if one.location and one.location.latitude is not None}
    if not found:
        return None
    points = {one.key: _point(one) for one in found.values()}
    frame = _frame(list(points.values()))
    drawn = [f'<path class="outline" d="{_path(line, frame)}"/>' for line in outlines() if _touches(line, frame)]
    for number, (key, party) in enumerate(sorted(found.items())):
        x, y = _on(points[key], frame)
        drawn.append(
            f'<circle class="point" cx="{x:.1f}" cy="{y:.1f}" r="5"><title>{escape(party.name)}</title></circle>'
        )
        drawn += [_label(x + 8, y + 4, party.name.split(",")[0], "start")] if number < _MOST_NAMED else []
    return _drawing(_MAP_HIGH, drawn, f"Places of presence and of incidents: {counted(len(found), 'place')}")


def network_picture(ground: Ground) -> str | None:
    """The group in the middle, those it has relations with around it; contested edges dashed. None: no relations."""
    kinds = ("affiliation", "member_flow", "support")
    edges = [one for one in (*ground.relations, *ground.family) if one.type in kinds and one.object and one.for_]
    names: dict[str, str] = {}
    for one in edges:
        for end in (one.subject, one.object):
            if end and end.key not in ground.scope.keys:
                names.setdefault(end.key, end.name)
    if not names:
        return None
    middle = (WIDTH / 2, _NET_HIGH / 2)
    turn = {key: 2 * math.pi * at / len(names) for at, key in enumerate(names)}
    spots = {key: (middle[0] + 240 * math.cos(a), middle[1] + 160 * math.sin(a)) for key, a in turn.items()}
    pairs: dict[tuple[Point, Point], list[Relation]] = {}
    for one in edges:
        near, far = sorted(spots.get(end.key, middle) if end else middle for end in (one.subject, one.object))
        pairs.setdefault((near, far), []).append(one)
    drawn = [_edge(ends, given) for ends, given in pairs.items() if ends[0] != ends[1]]
    drawn += [f'<circle class="node" cx="{x:.1f}" cy="{y:.1f}" r="5"/>{_label(x, y - 9, names[key])}'
              for key, (x, y) in spots.items()]  # fmt: skip
    drawn += [f'<circle class="self" cx="{middle[0]:.1f}" cy="{middle[1]:.1f}" r="9"/>',
              _label(middle[0], middle[1] - 14, ground.scope.name)]  # fmt: skip
    return _drawing(_NET_HIGH, drawn, f"Relations with {counted(len(names), 'other')}; dashed: denied by somebody")


def _edge(ends: tuple[Point, Point], given: Sequence[Relation]) -> str:
    """All relations of one pair as one line; dashed where somebody denies one of them."""
    (x, y), (u, v) = ends
    shape = "edge contested" if any(one.against for one in given) else "edge"
    kinds = ", ".join(dict.fromkeys(one.subtype.replace("_", " ") for one in given))
    title = escape("; ".join(statement_of(one) for one in given))
    line = f'<line class="{shape}" x1="{x:.1f}" y1="{y:.1f}" x2="{u:.1f}" y2="{v:.1f}"><title>{title}</title></line>'
    return line + _label((x + u) / 2, (y + v) / 2, kinds, kind="kind")


def _places(ground: Ground) -> Iterable[Party]:
    yield from (one.place for one in ground.of("presence", end="subject") if one.place and is_asserted(one))
    yield from (one.place.value for one in ground.done if happened(one) and isinstance(one.place.value, Party))


def _point(one: Party) -> Point:
    where = one.location
    return (where.longitude or 0.0, where.latitude or 0.0) if where else (0.0, 0.0)


Frame = tuple[float, float, float]
"""(longitude of the left edge, latitude of the upper edge, picture units a degree)."""


def _frame(points: Sequence[Point]) -> Frame:
    """The smallest frame of the picture's shape that holds all points with a margin."""
    longs, lats = [one for one, _ in points], [one for _, one in points]
    wide = max(longs) - min(longs) + 2 * _MARGIN_DEGREES
    high = max(lats) - min(lats) + 2 * _MARGIN_DEGREES
    scale = min(WIDTH / wide, _MAP_HIGH / high)
    left = (max(longs) + min(longs)) / 2 - WIDTH / scale / 2
    return left, (max(lats) + min(lats)) / 2 + _MAP_HIGH / scale / 2, scale


def _on(point: Point, frame: Frame) -> Point:
    return (point[0] - frame[0]) * frame[2], (frame[1] - point[1]) * frame[2]


def _touches(line: Sequence[Point], frame: Frame) -> bool:
    shown = [_on(one, frame) for one in line]
    across = [x for x, _ in shown]
    down = [y for _, y in shown]
    return min(across) < WIDTH and max(across) > 0 and min(down) < _MAP_HIGH and max(down) > 0


def _path(line: Sequence[Point], frame: Frame) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in (_on(one, frame) for one in line))


def _label(x: float, y: float, words: str, anchor: str = "middle", kind: str = "label") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _drawing(high: int, drawn: Sequence[str], caption: str) -> str:
    inside = "".join(drawn)
    return (
        f'<figure><svg viewBox="0 0 {WIDTH} {high}" role="img" aria-label="{escape(caption)}">{inside}</svg>'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )
