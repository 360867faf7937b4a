"""The heaviest one-to-one matching between two lists."""

from collections.abc import Sequence


def heaviest_matching(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column at most once, whose weights sum to the most; weight 0 is no pair.

    weights: one row a left item, all rows of one length, none negative. The Hungarian method with potentials: cubic.
    """
    size = max(len(weights), len(weights[0]) if weights else 0)
    square = [[row[j] if j < len(row) else 0 for j in range(size)] for row in weights]
    square += [[0] * size for _ in range(size - len(square))]
    owner = _owners(square, size)
    pairs = [(row, column) for column, row in enumerate(owner) if square[row][column] > 0]
    return sorted(pairs)


def _owners(square: Sequence[Sequence[int]], size: int) -> list[int]:
    """For each column its row, in the heaviest perfect matching of a square matrix."""
    of_row, of_column = [0] * size, [0] * (size + 1)
    owner = [-1] * (size + 1)  # the last column is the root that each new row grows from
    for row in range(size):
        owner[size] = row
        came_from = _grow(square, size, owner, (of_row, of_column))
        column = came_from[-1]
        while column != size:
            owner[column], column = owner[came_from[column]], came_from[column]
    return owner[:size]


def _grow(
    square: Sequence[Sequence[int]], size: int, owner: Sequence[int], potentials: tuple[list[int], list[int]]
) -> list[int]:
    """Grow the tree from the root to a free column, adjusting the potentials; the free column stands last."""
    of_row, of_column = potentials
    slack: list[float] = [float("inf")] * size
    came_from, reached, column = [size] * size, [False] * size, size
    inside: list[int] = []
    while owner[column] != -1:
        inside.append(column)
        if column < size:
            reached[column] = True
        row = owner[column]
        for other in (one for one in range(size) if not reached[one]):
            reduced = -square[row][other] - of_row[row] - of_column[other]
            if reduced < slack[other]:
                slack[other], came_from[other] = reduced, column
        nearest = min((one for one in range(size) if not reached[one]), key=lambda one: slack[one])
        step = int(slack[nearest])
        for one in inside:
            of_row[owner[one]] += step
            of_column[one] -= step
        slack = [value if reached[one] else value - step for one, value in enumerate(slack)]
        column = nearest
    return [*came_from, column]
