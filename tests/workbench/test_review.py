"""What is asked first, and which two may be one."""

from dataclasses import replace

import pytest

from claimbook.model.views import Party, Range, Views
from claimbook.workbench.review import actor_pairs, incident_pairs, pair_id, queue
from claimbook.workbench.rows import ActorRow, Row
from claimbook.workbench.snapshot import Snapshot, snapshot_of
from tests.assess.record import entries, views

FRONT = Party("name:front", "Saltmarsh Front", kind="group")


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    doubtful = [replace(one, claim=replace(one.claim, confidence=0.2 + 0.03 * at)) for at, one in enumerate(entries())]
    return snapshot_of(1, views(), doubtful)


def incident(id_, start, place="Orrin", sides=(FRONT,), killed=14):
    return Row(
        id_, f"Attack in {place}", "attack", frozenset(["attack"]), start, start, place, "MLI", None, None, sides, (),
        Range(killed, killed, killed), 1, 1, "open", False, 0.5, frozenset(one.key for one in sides), "attack",
    )  # fmt: skip


def actor(key, name):
    return ActorRow(key, name, "group", "MLI", 1, 1, 0, 0, name.casefold())


def holding(rows=(), groups=()):
    return replace(snapshot_of(1, Views((), (), ()), ()), rows=tuple(rows), groups=tuple(groups))


def test_the_queue_is_ordered_by_doubt_times_importance(snapshot):
    asked = queue(snapshot)
    assert len(asked) == len(snapshot.entries)
    weights = [one.doubt * one.importance for one in asked]
    assert weights == sorted(weights, reverse=True)


def test_deaths_and_being_alone_make_a_claim_important(snapshot):
    by_label = {f"{one.entry.claim.type}/{one.entry.claim.subtype}": one.importance for one in queue(snapshot)}
    assert by_label["incident/attack"] > by_label["incident/raid"] > 1


def test_what_was_judged_is_not_asked_again():
    judged = [replace(one, state="accepted") for one in entries()]
    assert queue(snapshot_of(1, views(), judged)) == ()


def test_incidents_of_one_place_and_side_within_three_days_may_be_one():
    rows = [incident("a", "2024-03-05"), incident("b", "2024-03-07"), incident("c", "2024-03-20")]
    assert [pair_id(one) for one in incident_pairs(holding(rows), ())] == ["a~b"]


def test_incidents_that_share_little_are_not_asked_about():
    other = Party("name:reed", "Reed Brigade", kind="group")
    rows = [incident("a", "2024-03-05"), incident("b", "2024-03-05", "Tessaly", (other,), 2)]
    assert incident_pairs(holding(rows), ()) == ()


def test_groups_with_like_names_may_be_one_unless_the_registry_knows_both():
    groups = [actor("name:saltmarsh front", "Saltmarsh Front"), actor("name:saltmarshes front", "Saltmarshes Front"),
              actor("name:reed brigade", "Reed Brigade")]  # fmt: skip
    assert len(actor_pairs(holding(groups=groups), ())) == 1
    known = [actor("ucdp:1", "Saltmarsh Front"), actor("ucdp:2", "Saltmarshes Front")]
    assert actor_pairs(holding(groups=known), ()) == ()
