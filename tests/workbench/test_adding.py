"""Reports added in the page: pasted, uploaded, from a folder or an address, with progress."""

import time

import pytest


def finished(desk, answer):
    """The page of a job that is over."""
    place = answer.headers["hx-redirect"]
    until = time.monotonic() + 20
    while time.monotonic() < until:
        page = desk.ask(place, "job").text
        if "hx-trigger" not in page:
            return page
    raise AssertionError(page)


def test_a_pasted_text_is_read_and_found(desk):
    answer = desk.change(
        "/add/paste", {"text": "Herons attacked the ferry.", "title": "Ferry", "published": "2024-03-05"}
    )
    assert "1 report read, 1 claim" in finished(desk, answer)
    page = desk.get("/reports?q=herons").text
    assert "Ferry" in page
    assert "1 report of 4" in page


def test_the_same_text_again_is_known(desk):
    finished(desk, desk.change("/add/paste", {"text": "Herons attacked the ferry."}))
    assert "known before" in finished(desk, desk.change("/add/paste", {"text": "Herons attacked the ferry."}))


def test_files_are_uploaded_and_told_of_by_their_names(desk):
    files = [("files", ("../../good.txt", b"Herons attacked the ferry.")), ("files", ("bad.xyz", b"what")),
             ("files", ("empty.txt", b"  "))]  # fmt: skip
    page = finished(desk, desk.change("/add/upload", files=files))
    assert "1 report read" in page
    assert "<strong>bad.xyz</strong>" in page
    assert "<strong>empty.txt</strong>" in page
    assert "/tmp" not in page


def test_a_folder_is_read_by_whoever_sits_at_the_machine(desk, tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text("Herons attacked the ferry.")
    assert "1 report read" in finished(desk, desk.change("/add/folder", {"path": str(folder)}))
    assert desk.change("/add/folder", {"path": str(tmp_path / "none")}).status_code == 404


@pytest.mark.parametrize(
    "place", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
              "http://10.1.2.3/", "http://[::ffff:10.0.0.1]/", "http://0.0.0.0/"],
)  # fmt: skip
def test_addresses_inside_the_network_are_refused(desk, place):
    assert "not a public address" in finished(desk, desk.change("/add/address", {"address": place}))


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://example.org/", "gopher://x", "/etc/passwd"])
def test_what_is_no_web_address_is_refused(desk, place):
    assert desk.change("/add/address", {"address": place}).status_code == 422


def test_a_job_that_nobody_knows_is_not_found(desk):
    assert desk.get("/add/jobs/99").status_code == 404
