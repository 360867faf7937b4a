"""Views as data frames, of the library that the user has chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, Literal

from claimbook.errors import ResourceError
from claimbook.exchange.extras import needed
from claimbook.exchange.flat import COLUMNS, table_rows
from claimbook.exchange.material import Whole
from claimbook.exchange.withhold import withhold
from claimbook.model.views import Actor, Incident, Relation, Views

Library = Literal["polars", "pandas"]
LIBRARIES: Final[tuple[Library, ...]] = ("polars", "pandas")

View = Incident | Relation | Actor

_TABLES: Final = {Incident: "incidents", Relation: "relations", Actor: "actors"}


def rows_of(views: Iterable[View], private: bool = False) -> list[dict[str, Any]]:
    """One flat row a view, with the columns of claimbook.exchange.flat. views: all of one kind.

    private: with the names of private people (victims, witnesses); else they are covered, and such actors left out.
    """
    given = tuple(views)
    if not given:
        return []
    shown = Whole(_only(given), ())
    return [row for _, row, _ in table_rows(shown if private else withhold(shown), [table_of(given)])]


def table_of(views: Sequence[View]) -> str:
    """Which of the tables of claimbook.exchange.flat these views fill."""
    return _TABLES[type(views[0])]


def frame(views: Iterable[View], library: Library | None = None, private: bool = False) -> Any:
    """Incidents, relations or actors as a polars.DataFrame or pandas.DataFrame, one row each, typed columns.

    library: None takes polars where it is installed, else pandas. private: as for `rows_of`. Raises ResourceError where
    the library is not installed.
    """
    given = tuple(views)
    rows = rows_of(given, private)
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
