from claimbook.exchange.withhold import BLOCK, withhold
from claimbook.merge import merge_entries
from tests.exchange.builders import MERGER, MERGER_LINES, SHOOTING, made, record


def by_report(found):
    return {one.report.id: one for one in found.entries}


def test_victims_lose_their_names_in_texts_titles_and_roles():
    held = by_report(withhold(*record()))["shooting"]
    document = held.report.document
    assert document.text == SHOOTING.replace("Mirwan Talat", BLOCK * 12).replace("farm workers", BLOCK * 12)
    assert document.title == f"{BLOCK * 12} and workers shot"
    assert {one.text for one in held.claim.roles["target"]} == {BLOCK * 12}


def test_a_victims_full_name_is_covered_in_other_reports_too():
    assert by_report(withhold(*record()))["merger"].report.document.text == MERGER.replace("Mirwan Talat", BLOCK * 12)


def test_unnamed_people_are_covered_in_their_own_report_alone():
    _, entries = record()
    other = made(
        "The farm workers of Orrin banned the Tern Brigade.", ["status/proscribed | subject=Tern Brigade"], "ban"
    )
    found = withhold(merge_entries((*entries, *other)), (*entries, *other))
    assert "farm workers" in by_report(found)["ban"].report.document.text


def test_every_span_is_still_a_slice():
    for entry in withhold(*record()).entries:
        text, claim = entry.report.document.text, entry.claim
        spans = [*claim.evidence, *claim.numbers.values(), *(one for given in claim.roles.values() for one in given)]
        assert all(text[one.start : one.end] == one.text for one in spans)


def test_who_acts_keeps_a_name_even_as_a_victim():
    killed = made(
        "Troops killed Mirwan Talat of the Tern Brigade.",
        ["incident/attack | id=I1 | perpetrator=Troops | target=Mirwan Talat",
         "leadership/leads | subject=Mirwan Talat | object=Tern Brigade"],
        "killed",
    )  # fmt: skip
    found = withhold(merge_entries(killed), killed)
    assert "Mirwan Talat" in found.entries[0].report.document.text


def test_views_name_nobody_private():
    found = withhold(*record())
    assert "Talat" not in str(found.views)
    assert "farm workers" not in str(found.views)
    assert found.count == 4


def test_a_record_without_private_people_stays_as_it_is():
    entries = made(MERGER.replace("Mirwan Talat", "an analyst"), MERGER_LINES, "merger")
    views = merge_entries(entries)
    found = withhold(views, entries)
    assert (found.views, found.entries, found.count) == (views, entries, 0)
