"""The views of a book, never behind it: whoever asks for them brings them up to date first, step by step."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from claimbook.book import Book
from claimbook.book.reading import current_revision
from claimbook.errors import InputError
from claimbook.merge.options import Rule
from claimbook.record.stored.reading import Moment
from claimbook.record.stored.state import State, form_of_today, read_state
from claimbook.record.stored.step import Stepped, Work, step

Progress = Callable[[int, int], None]
"""Is told of every step: (reports done, reports in all)."""


class Upkeep:
    """Brings views up to date, and reads them at moments when they are."""

    def __init__(self, book: Book, rule: Rule, progress: Progress | None = None) -> None:
        """rule: what values are read by. progress: None tells nobody."""
        self._book = book
        self._rule: Rule = rule
        self._progress = progress
        self._work = Work()

    def refresh(self) -> None:
        """Brings the views up to the book as it is now. Others who do the same take turns with it. Raises InputError
        where the book can't be written."""
        wanted = self._book.revision
        with self._book.moment() as connection:
            if _is_up_to(read_state(connection), wanted):
                return
        with _rare_collection():
            done = 0
            whole = False
            while not whole:
                now = self._step()
                done, whole = done + now.done, now.whole
                if self._progress:
                    self._progress(done, done + now.left)

    def _step(self) -> Stepped:
        try:
            with self._book.alone() as connection:
                return step(connection, self._work)
        except DBAPIError as error:
            problem = f"its views can't be brought up to date ({str(error.orig).splitlines()[0]})."
            raise InputError(
                "book", problem, remedy="Wanted the right to write into it, and that nobody holds it."
            ) from error

    @contextmanager
    def moment(self) -> Iterator[Moment]:
        """A moment at which the views are up to date."""
        while True:
            wanted = self._book.revision
            self.refresh()
            with self._book.moment() as connection:
                state = read_state(connection)
                if state is not None and _is_up_to(state, wanted):
                    yield Moment(connection, state, self._rule, current_revision(connection))
                    return


def _is_up_to(state: State | None, revision: int) -> bool:
    return state is not None and state.form == form_of_today() and state.whole and state.revision >= revision


@contextmanager
def _rare_collection() -> Iterator[None]:
    """A search for cycles now and then: by default it takes a quarter of the time, and finds next to nothing."""
    usual = gc.get_threshold()
    gc.set_threshold(100_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
