"""Views as data frames, of the library that the user has chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, Literal

from claimbook.errors import ResourceError
from claimbook.exchange.extras import needed
from claimbook.exchange.flat import COLUMNS, table_rows
from claimbook.model.views import Actor, Incident, Relation, Views

Library = Literal["polars", "pandas"]
LIBRARIES: Final[tuple[Library, ...]] = ("polars", "pandas")

View = Incident | Relation | Actor

_TABLES: Final = {Incident: "incidents", Relation: "relations", Actor: "actors"}


def rows_of(views: Iterable[View]) -> list[dict[str, Any]]:
    """One flat row a view, with the columns of claimbook.exchange.flat. views: all of one kind."""
    given = tuple(views)
    return list(table_rows(table_of(given), _only(given), ())) if given else []


def table_of(views: Sequence[View]) -> str:
    """Which of the tables of claimbook.exchange.flat these views fill."""
    return _TABLES[type(views[0])]


def frame(views: Iterable[View], library: Library | None = None) -> Any:
    """Incidents, relations or actors as a polars.DataFrame or pandas.DataFrame, one row each, typed columns.

    library: None takes polars where it is installed, else pandas. Raises ResourceError where it is not installed.
    """
    given = tuple(views)
    rows = rows_of(given)
    columns = COLUMNS[table_of(given)] if given else {}
    module = _library(library)
    if module.__name__ == "polars":
        return module.DataFrame(rows, schema=columns, orient="row")
    return module.DataFrame(rows, columns=list(columns))


def _only(given: Sequence[View]) -> Views:
    none = Views((), (), ())
    if isinstance(given[0], Incident):
        return replace(none, incidents=tuple(one for one in given if isinstance(one, Incident)))
    if isinstance(given[0], Relation):
        return replace(none, relations=tuple(one for one in given if isinstance(one, Relation)))
    return replace(none, actors=tuple(one for one in given if isinstance(one, Actor)))


def _library(library: Library | None) -> Any:
    if library is not None:
        return needed(library, library)
    for one in LIBRARIES:
        try:
            return needed(one, one)
        except ResourceError:
            continue
    remedy = "pip install 'claimbook[polars]' or 'claimbook[pandas]'."
    raise ResourceError("data frames", "neither polars nor pandas is installed.", remedy=remedy)
