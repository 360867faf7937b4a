"""Which claims and judgements count: those known on a day, of the newest text of each document, not rejected."""

from collections.abc import Iterable, Sequence

from claimbook.merge.options import MergeOptions
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry, Report


def entries_in_scope(entries: Iterable[Entry], options: MergeOptions) -> list[Entry]:
    """The entries that count, in content order: the same list for any order of arrival.

    As of a day, the newest text of a document is the last one learned by then; rejected claims are left out.
    """
    known = [one for one in entries if one.state != "rejected" and _is_known(one.report, options)]
    if options.asof is None:
        known = [one for one in known if one.report.newest]
    else:
        newest: dict[str, int] = {}
        for one in known:
            key = _address(one.report)
            newest[key] = max(newest.get(key, 0), one.report.version)
        known = [one for one in known if one.report.version == newest[_address(one.report)]]
    return sorted(known, key=content_key)


def _is_known(report: Report, options: MergeOptions) -> bool:
    if options.asof is not None and report.learned.date() > options.asof:
        return False
    published = report.document.published
    return options.published_by is None or published is None or published <= options.published_by


def _address(report: Report) -> str:
    return report.document.url or report.document.id


Order = tuple[str, str, str, int, int, str, str, str]
"""What `content_key` sorts by."""


def content_key(entry: Entry) -> Order:
    """Sorts entries by what they say and where, never by when they came: undated reports last."""
    claim, report = entry.claim, entry.report
    published = report.document.published
    first = claim.evidence[0] if claim.evidence else None
    return (
        published.isoformat() if published else "9999",
        report.sha256,
        report.id,
        first.start if first else -1,
        first.end if first else -1,
        f"{claim.type}/{claim.subtype}",
        repr(core_words(entry)),
        claim.id,
    )


def core_words(entry: Entry) -> tuple[tuple[str, str], ...]:
    """((role, words), ...) of every filler, sorted."""
    return tuple(sorted((role, one.text) for role, given in entry.claim.roles.items() for one in given))


def judgements_in_force(judgements: Sequence[Judgement], options: MergeOptions) -> list[Judgement]:
    """Those not undone, or as of a day: made by then and not undone by then; in the order they were made."""
    held = []
    for one in judgements:
        if options.asof is None:
            holds = one.undone is None
        else:
            holds = one.made.date() <= options.asof and (one.undone is None or one.undone.date() > options.asof)
        if holds:
            held.append(one)
    return sorted(held, key=lambda one: (one.made, one.id))
