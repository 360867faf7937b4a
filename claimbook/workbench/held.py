"""The record, held for pages: made anew in the background when the book changes, so that no page waits long for it."""

import logging
import time
from collections.abc import Callable
from threading import Condition, Thread
from typing import Final

from claimbook.errors import ClaimbookError
from claimbook.record import Record
from claimbook.workbench.snapshot import Snapshot, snapshot_of

PATIENCE_S: Final = 2.0
"""So long a page waits for the record, the first time and where the last one was made within it: then it shows what its
reader has just decided. Where making takes longer, pages show the record of a moment ago, and say so."""
_REST: Final = 30.0
"""At most so many seconds pass between two makings of a record that keeps changing."""
_log = logging.getLogger(__name__)


class NotReadyError(ClaimbookError):
    """The record is being made for the first time; ask again in a moment."""

    def __init__(self) -> None:
        super().__init__("record", "it is being put together.", remedy="This page asks again by itself.")


class Held:
    """The newest snapshot of a record. Threads share it."""

    def __init__(
        self, record: Record, patience_s: float = PATIENCE_S, prepare: Callable[[Snapshot], None] | None = None
    ) -> None:
        """prepare: is given each snapshot once it is shown, to find what takes long before somebody asks for it."""
        self.record = record
        self._prepare = prepare
        self._limit_s = patience_s
        self._made: Snapshot | None = None
        self._took_s = 0.0
        self._maker: Thread | None = None
        self._failure: Exception | None = None
        self._changed = Condition()

    def snapshot(self) -> Snapshot:
        """The record of now, or where making it takes long, of a moment ago. Raises NotReadyError before the first."""
        wanted = self.record.book.revision
        with self._changed:
            if not self._is_of(wanted):
                self._begin()
                self._changed.wait_for(lambda: self._is_of(wanted) or self._failure is not None, self._patience_s())
            if self._failure and not self._is_of(wanted):
                raise self._failure
            if self._made is None:
                raise NotReadyError
            return self._made

    def is_fresh(self) -> bool:
        """Does the snapshot show the book as it is now?"""
        return self._is_of(self.record.book.revision)

    def warm(self) -> None:
        """Begin to make the record, and wait for nothing."""
        with self._changed:
            if not self._is_of(self.record.book.revision):
                self._begin()

    def _is_of(self, revision: int) -> bool:
        return self._made is not None and self._made.revision >= revision

    def _patience_s(self) -> float:
        return self._limit_s if self._took_s < self._limit_s else 0.0

    def _begin(self) -> None:
        if self._maker is None:
            self._failure = None
            self._maker = Thread(target=self._make, name="claimbook-views", daemon=True)
            self._maker.start()

    def _make(self) -> None:
        try:
            while not self._made_one():
                time.sleep(min(self._took_s, _REST))
        except Exception as error:  # noqa: BLE001  whatever it is, every waiting page is told
            _log.exception("the record could not be made")
            with self._changed:
                self._failure, self._maker = error, None
                self._changed.notify_all()

    def _made_one(self) -> bool:
        """Make the record; is the book still the same afterwards?"""
        begun, revision = time.monotonic(), self.record.book.revision
        views = self.record.views()
        made = snapshot_of(revision, views, self.record.entries(), self._made)
        with self._changed:
            self._made, self._took_s = made, time.monotonic() - begun
            self._changed.notify_all()
        if self._prepare:
            self._prepare(made)
        with self._changed:
            same = self.record.book.revision == revision
            self._maker = None if same else self._maker
            return same
