"""A person comes, adds a report, finds its claim, corrects it, sees the incident change, and takes it back."""

import pytest


@pytest.fixture
def page(look, own):
    page = look(own)
    page.goto(own)
    return page


def add(page, own, text):
    page.goto(f"{own}/add")
    page.get_by_label("Text").fill(text)
    page.get_by_label("Published").first.fill("2024-03-05")
    page.get_by_role("button", name="Read it", exact=True).click()
    page.get_by_role("link", name="Open the").click()
    page.wait_for_selector("[data-reader]")


def test_an_empty_book_offers_the_samples(page):
    assert page.get_by_role("button", name="Read the sample reports").is_visible()


def test_a_report_is_added_its_claim_found_corrected_and_the_correction_undone(page, own):
    add(page, own, "Wolves attacked some sheep.")

    page.locator(".mark").first.click()
    note = page.locator(".note[aria-current=true]")
    assert "Wolves" in note.inner_text()
    assert "?claim=" in page.url

    page.get_by_role("button", name="Correct").click()
    form = page.locator('form[aria-label="Correct target"]')
    form.locator("[name=words]").fill("some sheep")
    form.get_by_role("button", name="Save").click()
    page.locator("#notice", has_text="Corrected").wait_for()
    assert page.locator(".note[aria-current=true]").get_attribute("data-state") == "edited"

    page.goto(f"{own}/incidents")
    page.locator("tbody a").first.click()
    assert page.get_by_text("some sheep", exact=True).first.is_visible()

    page.goto(f"{own}/search?q=wolves")
    page.locator("main a[href*=claim]").first.click()
    page.wait_for_selector(".note[aria-current=true]")
    page.keyboard.press("u")
    page.locator("#notice", has_text="Undone").wait_for()
    assert page.locator(".note[aria-current=true]").get_attribute("data-state") == "open"

    page.goto(f"{own}/incidents")
    page.locator("tbody a").first.click()
    assert page.get_by_text("some sheep", exact=True).count() == 0


def test_the_queue_is_worked_off_by_keys_and_each_decision_undone(page, own):
    add(page, own, "Wolves attacked sheep.")
    page.goto(f"{own}/review")
    page.get_by_text("1 decision left").wait_for()
    page.keyboard.press("a")
    page.get_by_text("Nothing is left to decide here.").wait_for()
    page.keyboard.press("u")
    page.get_by_text("1 decision left").wait_for()
    page.keyboard.press("r")
    page.get_by_text("Nothing is left to decide here.").wait_for()
