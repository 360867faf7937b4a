"""What a reader decides: it shows at once, in all views, signed, and can be undone."""

import pytest


def snapshot_of(desk):
    return desk.app.app.app.state.desk.held.snapshot()


def attack_of(desk):
    return next(row for row in snapshot_of(desk).rows if row.kind == "attack")


def claim_of(desk, report="second"):
    return snapshot_of(desk).in_report[report][0]


def judgements_of(desk):
    return desk.get("/api/judgements").json()


def test_a_rejected_claim_leaves_the_incident_and_comes_back_by_undo(desk):
    assert attack_of(desk).claims == 4
    claim = claim_of(desk)
    answer = desk.change(f"/claims/{claim}/reject")
    assert 'data-state="rejected"' in answer.text
    assert answer.headers["hx-trigger"] == '{"notice": "Rejected."}'
    assert attack_of(desk).claims == 3
    desk.change(f"/judgements/{judgements_of(desk)[0]['id']}/undo")
    assert attack_of(desk).claims == 4


def test_an_edit_by_words_of_the_report_changes_the_incident(desk):
    desk.change(f"/claims/{claim_of(desk)}/edit", {"field": "numbers.killed", "words": "eight", "means": "8..9"})
    assert attack_of(desk).killed.high == 9


def test_an_edit_of_words_that_are_not_in_the_report_is_refused(desk):
    answer = desk.change(f"/claims/{claim_of(desk)}/edit", {"field": "roles.target", "words": "no such words"})
    assert answer.status_code == 422
    assert "are not in the report" in answer.text
    assert judgements_of(desk) == []


@pytest.mark.parametrize(
    ("field", "words", "means"),
    [("numbers.killed", "eight", "many"), ("numbers.killed", "eight", "9..8"), ("when", "on 2 May 2022", "soon"),
     ("label", "incident/none", ""), ("roles.leader", "Gunmen", ""), ("polarity", "maybe", "")],
)  # fmt: skip
def test_an_edit_that_means_nothing_is_refused(desk, field, words, means):
    answer = desk.change(f"/claims/{claim_of(desk)}/edit", {"field": field, "words": words, "means": means})
    assert answer.status_code == 422
    assert judgements_of(desk) == []


def test_empty_words_take_a_field_away(desk):
    desk.change(f"/claims/{claim_of(desk)}/edit", {"field": "numbers.killed", "words": ""})
    assert attack_of(desk).killed.high == 6


def test_the_form_for_edits_shows_what_stands_there(desk):
    form = desk.ask(f"/claims/{claim_of(desk)}/edit", "more").text
    assert 'value="eight"' in form
    assert '<option value="incident/attack" selected>' in form


def test_decisions_are_signed_by_the_name_that_the_reader_gives(desk):
    desk.change("/author", {"name": "Żaneta"})
    desk.change(f"/claims/{claim_of(desk)}/accept")
    assert judgements_of(desk)[0]["author"] == "Żaneta"


def test_review_asks_for_the_most_doubtful_and_goes_on(desk):
    first = desk.get("/review").text
    claim = first.partition('data-claim="')[2].partition('"')[0]
    before = len(snapshot_of(desk).entries)
    answer = desk.change(f"/review/claims/{claim}", {"verb": "accept"})
    assert f'data-claim="{claim}"' not in answer.text
    assert f"{before - 1} decisions left" in answer.text
    assert answer.headers["hx-push-url"].startswith("/review?kind=claims&at=")
    back = desk.change(f"/review/undo/{judgements_of(desk)[0]['id']}")
    assert f'data-claim="{claim}"' in back.text


def test_two_groups_that_are_one_become_one(desk):
    before = len(snapshot_of(desk).groups)
    pair = {"one": "name:ember league", "other": "name:grey column"}
    desk.change("/review/pairs", {"kind": "actors", "verb": "same", **pair})
    assert len(snapshot_of(desk).groups) == before - 1


def test_two_incidents_that_were_joined_are_kept_apart(desk):
    claims = snapshot_of(desk).in_report["weekly"][0], claim_of(desk)
    desk.change("/review/pairs", {"kind": "incidents", "verb": "different", "one": claims[0], "other": claims[1]})
    assert sum(row.kind == "attack" for row in snapshot_of(desk).rows) == 2


def test_a_page_tells_what_rejecting_would_change(desk):
    page = desk.get(f"/reports/second?claim={claim_of(desk)}").text
    assert "killed: 6 to 8 becomes 6" in page
