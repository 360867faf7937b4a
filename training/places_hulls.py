"""The middle of an area of which only places inside are known."""

Point = tuple[float, float]  # latitude, longitude in degrees


def centre_of(points: list[Point]) -> Point:
    """The centroid of the convex hull of the points, in degrees: a mean of towns would lean to where towns are dense.

    Fewer than three points that span an area: their mean. Areas across the date line come out wrong.
    """
    hull = _hull(points)
    twice = sum(_cross((0.0, 0.0), a, b) for a, b in _edges(hull))
    if len(hull) < 3 or abs(twice) < 1e-6:
        return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)
    latitude = sum((a[0] + b[0]) * _cross((0.0, 0.0), a, b) for a, b in _edges(hull)) / (3 * twice)
    longitude = sum((a[1] + b[1]) * _cross((0.0, 0.0), a, b) for a, b in _edges(hull)) / (3 * twice)
    return latitude, longitude


def _edges(hull: list[Point]) -> list[tuple[Point, Point]]:
    return list(zip(hull, hull[1:] + hull[:1], strict=True))


def _hull(points: list[Point]) -> list[Point]:
    """Andrew's monotone chain."""
    ordered = sorted(set(points))
    return _chain(ordered)[:-1] + _chain(ordered[::-1])[:-1] if len(ordered) > 2 else ordered


def _chain(points: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in points:
        while len(kept) > 1 and _cross(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def _cross(origin: Point, a: Point, b: Point) -> float:
    return (a[0] - origin[0]) * (b[1] - origin[1]) - (a[1] - origin[1]) * (b[0] - origin[0])
