from dataclasses import replace

from claimbook.exchange.consolidate import consolidate_entries
from claimbook.exchange.covering import BLOCK
from claimbook.exchange.material import Whole
from claimbook.exchange.withhold import withhold
from claimbook.merge import merge_entries
from claimbook.model.record import Entry, Report
from claimbook.model.values import Document
from tests.book.makers import claim
from tests.exchange.builders import LEARNED, MERGER, MERGER_LINES, SHOOTING, made, record


def by_report(found):
    return {one.report.id: one for one in found.entries()}


def test_victims_lose_their_names_in_texts_titles_and_roles():
    held = by_report(withhold(Whole(*record())))["shooting"]
    document = held.report.document
    assert document.text == SHOOTING.replace("Mirwan Talat", BLOCK * 12).replace("farm workers", BLOCK * 12)
    assert document.title == f"{BLOCK * 12} and workers shot"
    assert {one.text for one in held.claim.roles["target"]} == {BLOCK * 12}


def test_a_victims_full_name_is_covered_in_other_reports_too():
    assert by_report(withhold(Whole(*record())))["merger"].report.document.text == MERGER.replace(
        "Mirwan Talat", BLOCK * 12
    )


def test_unnamed_people_are_covered_in_their_own_report_alone():
    _, entries = record()
    other = made(
        "The farm workers of Orrin banned the Tern Brigade.", ["status/proscribed | subject=Tern Brigade"], "ban"
    )
    found = withhold(Whole(merge_entries((*entries, *other)), (*entries, *other)))
    assert "farm workers" in by_report(found)["ban"].report.document.text


def test_the_name_behind_the_word_for_a_victim_is_covered_too():
    killed = made(
        "Troops killed the journalist Odo Karr in Orrin.",
        ["incident/attack | id=I1 | perpetrator=Troops | target=journalist"],
        "killed",
    )
    found = withhold(Whole(merge_entries(killed), killed))
    assert "Odo Karr" not in next(found.entries()).report.document.text


def test_every_span_is_still_a_slice():
    for entry in withhold(Whole(*record())).entries():
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
    found = withhold(Whole(merge_entries(killed), killed))
    assert "Mirwan Talat" in next(found.entries()).report.document.text


def test_views_name_nobody_private():
    found = withhold(Whole(*record()))
    shown = str([*found.incidents(), *found.relations(), *found.actors()])
    assert "Talat" not in shown
    assert "farm workers" not in shown
    assert found.count == 4


def test_the_documents_of_incidents_are_covered_and_those_of_rows_left_as_they_are():
    titles = {id_: one.title for _, documents in withhold(Whole(*record())).sourced() for id_, one in documents.items()}
    assert titles["shooting"] == f"{BLOCK * 12} and workers shot"
    document = Document("acled:7", "notes: Gunmen killed Mirwan Talat", None, "Mirwan Talat shot")
    row = claim("incident/attack | id=acled:7 | target=Mirwan Talat", document, "import/acled")
    rows = [Entry(row, Report("acled:7", document, "", LEARNED), "run")]
    views, entries = record()
    held = withhold(Whole(replace(views, incidents=tuple(consolidate_entries(rows))), (*entries, *rows)))
    ((_, documents),) = held.sourced()
    assert documents == {"acled:7": document}
    assert list(held.entries())[-1] == rows[0]


def test_a_record_without_private_people_stays_as_it_is():
    entries = made(MERGER.replace("Mirwan Talat", "an analyst"), MERGER_LINES, "merger")
    views = merge_entries(entries)
    found = withhold(Whole(views, entries))
    assert (tuple(found.relations()), tuple(found.entries()), found.count) == (views.relations, entries, 0)


def raid(words, who, name="raid", *, holder=None, place=None):
    """One report of a raid that hits or is told by somebody."""
    line = f"incident/raid | id=I1 | perpetrator=Tern Brigade | target={who}"
    line += f" | holder={holder}" if holder else ""
    return made(words, [line + (f" | place={place}" if place else "")], name)


def told(entries, **kinds):
    """The texts of the reports as they leave. kinds: what KINDS does not know, with _ for a blank."""
    given = [_of_kind(one, {name.replace("_", " "): kind for name, kind in kinds.items()}) for one in entries]
    return [one.report.document.text for one in withhold(Whole(merge_entries(given), given)).entries()]


def _of_kind(entry, kinds):
    def known(one):
        return replace(one, kind=kinds.get(one.text, one.kind))

    claim = entry.claim
    roles = {role: tuple(map(known, given)) for role, given in claim.roles.items()}
    return replace(entry, claim=replace(claim, roles=roles, holder=known(claim.holder) if claim.holder else None))


OFFICIAL = "The Tern Brigade raided soldiers, President Odo Karr said."


def test_who_speaks_in_an_office_is_public_in_every_report():
    other = "The Tern Brigade raided police, Odo Karr said."
    entries = (*raid(OFFICIAL, "soldiers", holder="Odo Karr"), *raid(other, "police", "other", holder="Odo Karr"))
    assert told(entries, Odo_Karr="person") == [OFFICIAL, other]


def test_a_witness_without_an_office_is_covered():
    (text,) = told(raid("The Tern Brigade raided soldiers, Odo Karr said.", "soldiers", holder="Odo Karr"),
                   Odo_Karr="person")  # fmt: skip
    assert "Karr" not in text


def test_who_was_hit_is_covered_whatever_the_office():
    hit = raid("The Tern Brigade raided President Odo Karr.", "Odo Karr", "hit")
    entries = (*raid(OFFICIAL, "soldiers", holder="Odo Karr"), *hit)
    assert not any("Karr" in text for text in told(entries, Odo_Karr="person"))


def test_behind_a_name_stands_no_name_of_the_same_person():
    text = "The Tern Brigade raided soldiers, the head of South Tessaly, North Saltmarsh said."
    (found,) = told(raid(text, "soldiers", holder="head of South Tessaly"), head_of_South_Tessaly="person")
    assert "North Saltmarsh" in found


def test_the_name_of_a_place_that_is_located_is_never_covered():
    text = "The Tern Brigade raided Orrin."
    assert told(raid(text, "Orrin", place="Orrin"), Orrin="person") == [text]


def test_goods_are_nobody():
    text = "The Tern Brigade raided food aid."
    assert told(raid(text, "food aid"), food_aid="person") == [text]


def test_a_description_is_covered_in_its_own_report_alone():
    entries = (
        *raid("The Tern Brigade raided a relief driver.", "relief driver"),
        *raid("The Tern Brigade raided soldiers who met a relief driver.", "soldiers", "other"),
    )
    first, other = told(entries, relief_driver="person")
    assert "relief driver" not in first
    assert "relief driver" in other
