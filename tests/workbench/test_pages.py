"""Every page answers, says what the record says, and has an address of its own."""

from urllib.parse import quote

import pytest


@pytest.fixture(scope="module")
def snapshot(reading):
    return reading.app.app.app.state.desk.held.snapshot()


@pytest.fixture(scope="module")
def attack(snapshot):
    return next(row for row in snapshot.rows if row.kind == "attack")


def group_of(snapshot, name):
    return next(row for row in snapshot.groups if row.name == name)


@pytest.mark.parametrize(
    "path",
    ["/", "/reports", "/incidents", "/groups", "/network", "/review", "/review?kind=incidents", "/review?kind=actors",
     "/search", "/compare", "/add", "/api"],
)  # fmt: skip
def test_every_page_has_one_heading_and_a_title(reading, path):
    page = reading.get(path)
    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert "<title>" in page.text


def test_the_first_page_counts_what_the_record_holds(reading, snapshot):
    page = reading.get("/").text
    assert f'<a href="/incidents">{len(snapshot.rows)}</a>' in page
    assert f'<a href="/groups">{len(snapshot.groups)}</a>' in page


def test_an_empty_book_offers_the_sample_reports(empty):
    page = empty.get("/").text
    assert "This book is empty" in page
    assert 'hx-post="/add/samples"' in page


def test_an_incident_shows_both_figures_and_why_they_were_joined(reading, attack):
    page = reading.get(f"/incidents/{attack.id}").text
    assert "6 to 8" in page
    assert "<mark>6</mark>" in page
    assert "<mark>eight</mark>" in page
    assert "What joined its tellings" in page


def test_who_is_held_responsible_stands_with_who_says_so(reading, attack):
    page = reading.get(f"/incidents/{attack.id}").text
    assert "Grey Column" in page
    assert "Odo Karr" in page


def test_facets_narrow_the_list(reading):
    assert "1 incident of 2" in reading.get("/incidents?kind=raid").text
    assert "0 incidents of 2" in reading.get("/incidents?kind=raid&to=2022-05-02").text


def test_a_facet_counts_what_else_could_be_chosen(reading):
    page = reading.get("/incidents?kind=raid").text
    assert '<option value="attack">attack (1)</option>' in page


def test_what_cannot_be_read_in_an_address_is_told(reading):
    page = reading.get("/incidents?from=yesterday")
    assert page.status_code == 200
    assert "from: &#39;yesterday&#39; cannot be read, and is left out." in page.text


def test_htmx_gets_the_table_alone_and_the_address_of_the_state(reading):
    part = reading.ask("/incidents?kind=raid&q=")
    assert "<html" not in part.text
    assert part.headers["hx-push-url"] == "/incidents?kind=raid"


def test_a_group_has_its_names_history_and_footnotes(reading, snapshot):
    group = group_of(snapshot, "Ember League")
    page = reading.get(f"/groups/{quote(group.key, safe='')}").text
    assert "League of Ashes is another name of Ember League" in page
    assert 'id="note-1"' in page
    assert "30 to 40" in page


def test_a_relation_that_is_denied_shows_both_sides(reading, snapshot):
    merge = next(one for one in snapshot.views.relations if one.subtype == "merge" and one.against)
    page = reading.get(f"/relations/{merge.id}").text
    assert "Against it" in page
    assert "its spokesman Tol said" in page


def test_the_reader_cuts_the_text_without_losing_a_letter(reading, snapshot):
    import re
    from html import unescape

    report = snapshot.report("weekly").document
    page = reading.get("/reports/weekly").text
    article = page.partition("data-reader")[2].partition("</article>")[0].partition(">")[2]
    assert " ".join(unescape(re.sub("<[^>]+>", "", article)).split()) == " ".join(report.text.split())


def test_the_reader_lights_sentences_and_names_whom_words_mean(reading):
    page = reading.get("/reports/weekly").text
    assert 'data-types="incident' in page
    assert page.count('data-actor="name:ember league"') > 3


def test_a_claim_has_its_own_address(reading, snapshot):
    claim = snapshot.in_report["weekly"][0]
    assert reading.get(f"/claims/{claim}", follow_redirects=False).headers["location"].endswith(f"?claim={claim}")
    assert f'id="claim-{claim}"' in reading.get(f"/reports/weekly?claim={claim}").text


def test_search_finds_claims_reports_groups_and_incidents(reading):
    page = reading.get("/search?q=ember").text
    assert "Groups (" in page
    assert "<mark>Ember</mark>" in page
    assert "Small, but not alone" in page


def test_search_without_a_word_says_what_is_wanted(reading):
    assert "has no word" in reading.get("/search", params={"q": "!?"}).text


def test_groups_are_compared_measure_by_measure(reading, snapshot):
    keys = [quote(group_of(snapshot, name).key) for name in ("Ember League", "Grey Column")]
    page = reading.get("/compare?" + "&".join(f"group={key}" for key in keys)).text
    assert page.count('<th scope="row">') == 18
    assert "no claim" in page


def test_whoever_is_not_known_is_named(reading):
    assert "Nobody in the record goes by “Nobodies”." in reading.get("/compare?group=Nobodies").text


def test_a_dossier_for_paper_has_a_footnote_behind_every_sentence(reading, attack):
    page = reading.get(f"/print/incident/{attack.id}").text
    assert "8, says police." in page
    assert page.count('<a href="#note-') >= 4


@pytest.mark.parametrize(
    "path", ["/incidents/none", "/groups/nobody", "/reports/none", "/relations/none", "/claims/none", "/nowhere"]
)
def test_what_is_not_there_says_so_on_a_page(reading, path):
    page = reading.get(path)
    assert page.status_code == 404
    assert '<section class="error">' in page.text


def test_private_people_have_no_page_and_no_link(reading, snapshot, attack):
    (person,) = (one for one in attack.targets if one.private)
    assert reading.get(f"/groups/{quote(person.key, safe='')}").status_code == 404
    page = reading.get(f"/incidents/{attack.id}").text
    assert "a private person" in page
    assert f'href="/groups/{quote(person.key, safe="")}"' not in page
