"""Who may do what: passwords, tokens, sizes, and reports that try to be programs."""

from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from claimbook.errors import InputError
from claimbook.workbench.app import make_app
from claimbook.workbench.security import Guard
from claimbook.workbench.serving import check_exposure, listening
from tests.workbench.desks import HOME, Browser, browsing, fill, options
from tests.workbench.hostile import NASTY, REPORTS


class Parts(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    where = tmp_path_factory.mktemp("hostile") / "hostile.db"
    fill(where, REPORTS)
    yield from browsing(options(where))


def every_page(browser):
    snapshot = browser.app.app.app.state.desk.held.snapshot()
    keys = [quote(row.key, safe="") for row in snapshot.groups]
    yield from ("/", "/reports", "/incidents", "/groups", "/network", "/review", "/review?kind=actors", "/compare")
    yield from (f"/reports/{quote(one, safe='')}" for one in snapshot.in_report)
    yield from (f"/incidents/{row.id}" for row in snapshot.rows)
    yield from (f"/print/incident/{row.id}" for row in snapshot.rows)
    yield from (f"/groups/{key}" for key in keys)
    yield from (f"/print/group/{key}" for key in keys)
    yield from (f"/relations/{one.id}" for one in snapshot.views.relations)
    yield "/compare?" + "&".join(f"group={key}" for key in keys[:3])
    yield from (f"/search?q={quote(word)}" for word in ("script", NASTY))
    yield from (f"/incidents?{name}={quote(NASTY)}" for name in ("q", "group", "place", "from"))
    yield f"/reports?source={quote(NASTY)}"
    yield f"/nowhere/{quote(NASTY, safe='')}"


def test_scripts_in_texts_titles_names_and_addresses_are_shown_as_text(hostile):
    seen = 0
    for path in every_page(hostile):
        page = hostile.get(path)
        assert page.status_code in (200, 404), path
        parts = Parts(page.text)
        scripts = [value for tag, name, value in parts.attributes if tag == "script" and name == "src"]
        assert parts.tags.count("script") == 1 == len(scripts), path
        assert scripts == ["/static/workbench.js"]
        assert not {"iframe", "img", "object", "svg", "style", "base"} & set(parts.tags), path
        for _, name, value in parts.attributes:
            assert not name.startswith("on"), path
            assert not (
                name in ("href", "src", "action") and value.strip().lower().startswith(("javascript", "data:t"))
            ), path
        seen += "&lt;script&gt;" in page.text
    assert seen > 5


def test_every_answer_forbids_what_comes_from_elsewhere(reading):
    for path in ("/", "/api/incidents", "/nowhere", "/static/workbench.css"):
        policy = reading.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy


def test_no_page_names_anything_elsewhere(reading):
    for path in ("/", "/incidents", "/network", "/add"):
        parts = Parts(reading.get(path).text)
        loaded = [value for _, name, value in parts.attributes if name in ("src", "data-src") or name == "href"]
        assert all(value.startswith(("/", "#", "?", "data:,")) for value in loaded)


def test_a_change_without_the_token_is_refused_and_changes_nothing(desk):
    claim = next(iter(desk.app.app.app.state.desk.held.snapshot().entries))
    assert desk.post(f"/claims/{claim}/reject").status_code == 403
    assert desk.post("/api/judgements", json={"verb": "reject", "ids": [claim]}).status_code == 403
    assert desk.get("/api/judgements").json() == []


def test_another_host_name_is_not_answered(reading):
    assert reading.get("/", headers={"host": "evil.example"}).status_code == 421


def test_what_is_too_large_is_refused(tmp_path):
    for browser in browsing(options(tmp_path / "new.db", max_upload_bytes=2_000_000)):
        headers = {"x-csrf-token": browser.token()}
        big = browser.post("/add/paste", data={"text": "x " * 2_000_000}, headers=headers)
        assert big.status_code == 413
        headers |= {"content-type": "application/x-www-form-urlencoded"}
        dripped = browser.post("/add/paste", content=(b"x" * 500_000 for _ in range(6)), headers=headers)
        assert dripped.status_code == 413


def test_elsewhere_than_on_this_machine_a_password_is_wanted():
    with pytest.raises(InputError, match="Set a password"):
        check_exposure("0.0.0.0", None)
    check_exposure("0.0.0.0", "secret")
    check_exposure("127.0.0.1", None)


def test_a_taken_port_is_told():
    taken, address = listening("127.0.0.1", 0)
    with taken, pytest.raises(InputError, match="Try another --port"):
        listening("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]))


@pytest.fixture
def locked(tmp_path):
    fill(tmp_path / "locked.db")
    made = options(tmp_path / "locked.db", guard=Guard(password="salt and herons"), local=False)
    with Browser(make_app(made), HOME) as browser:
        yield browser


def log_in(browser, word):
    token = browser.get("/login").text.partition('name="csrf" content="')[2].partition('"')[0]
    return browser.post("/login", data={"password": word}, headers={"x-csrf-token": token, "hx-request": "true"})


def test_without_the_password_nothing_is_shown(locked):
    assert locked.get("/incidents", follow_redirects=False).headers["location"] == "/login"
    assert locked.get("/api/incidents").status_code == 401
    assert log_in(locked, "wrong").status_code == 401
    assert locked.get("/api/incidents").status_code == 401


def test_the_password_opens_a_session_that_logging_out_ends(locked):
    assert log_in(locked, "salt and herons").headers["hx-redirect"] == "/"
    assert locked.get("/incidents").status_code == 200
    locked.change("/logout")
    assert locked.get("/api/incidents").status_code == 401


def test_a_program_sends_the_password_as_a_bearer_token(locked):
    assert locked.get("/api/incidents", headers={"authorization": "Bearer salt and herons"}).status_code == 200


def test_who_does_not_sit_at_the_machine_cannot_read_its_folders(locked):
    log_in(locked, "salt and herons")
    assert locked.change("/add/folder", {"path": "/"}).status_code == 403
