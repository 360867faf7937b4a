"""Private people kept out of what the API gives, in the same way as claimbook.exchange keeps them out of exports.

The workbench's own pages show the sentences of reports as they are, as evidence; what leaves as JSON is used elsewhere.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from claimbook.book import LIT, Hit
from claimbook.exchange.covering import Hider
from claimbook.exchange.material import Whole
from claimbook.exchange.withhold import withhold
from claimbook.model.judgements import Anchor, Judgement
from claimbook.workbench.profiles import Sheet, sheet_of
from claimbook.workbench.snapshot import Snapshot

_UNLIT: Final = str.maketrans(dict.fromkeys(LIT))


def hider(snapshot: Snapshot) -> Hider:
    """What covers private people in this moment's record; made once."""
    return snapshot.memo.get("hider", lambda: withhold(Whole(snapshot.views, tuple(snapshot.entries.values()))).hider)


def covered_sheet(snapshot: Snapshot, sheet: Sheet) -> Sheet:
    """The sheet of a group, from covered views."""
    asked = ("covered sheet", sheet.actor.party.key)
    return snapshot.memo.get(asked, lambda: sheet_of(snapshot, sheet.actor, hider(snapshot)))


def covered_hit(snapshot: Snapshot, hit: Hit) -> Hit:
    """What the search found: the marks around the words found stay where they are, also within a name."""
    hide = hider(snapshot).cover.hide
    letters = iter(hide(hit.snippet.translate(_UNLIT), hit.report))
    snippet = "".join(one if one in LIT else next(letters) for one in hit.snippet)
    return replace(hit, snippet=snippet, label=hide(hit.label, hit.report) if hit.label else None)


def covered_judgement(snapshot: Snapshot, one: Judgement) -> Judgement:
    """The words that a decision rests on and the value that it sets; its reason is the decider's own."""
    entries = [snapshot.entries.get(each.claim or "") for each in one.anchors]
    report = next((each.report.id for each in entries if each), "")
    anchors = tuple(_covered_anchor(snapshot, each, report) for each in one.anchors)
    return replace(one, anchors=anchors, value=_covered(snapshot, one.value, report))


def _covered_anchor(snapshot: Snapshot, one: Anchor, report: str) -> Anchor:
    hide = hider(snapshot).cover.hide
    core = tuple((role, hide(words, report)) for role, words in one.core)
    return replace(one, words=hide(one.words, report), core=core)


def _covered(snapshot: Snapshot, value: Any, report: str) -> Any:
    """A JSON value with names covered in its strings."""
    if isinstance(value, str):
        return hider(snapshot).cover.hide(value, report)
    if isinstance(value, Mapping):
        return {key: _covered(snapshot, one, report) for key, one in value.items()}
    return [_covered(snapshot, one, report) for one in value] if isinstance(value, list | tuple) else value
