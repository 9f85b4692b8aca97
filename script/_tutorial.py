"""Take the pictures of docs/tutorial/first-walk.md. Started by script/screenshots --tutorial."""

from __future__ import annotations

from pathlib import Path

from _screenshots import ROOT, browser, opened, served
from PIL import Image
from playwright.sync_api import Page

FOLDER = ROOT / "docs" / "images"
HIGHEST = 1100
COLOURS = 64  # few colours keep a picture of text under 150 kB


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served("voorbeeldegem") as site, browser() as chromium:
        page = opened(chromium, site, 1100, "light")
        page.goto("/en/")
        page.get_by_label("Search the promises").fill("mantelzorgtoelage")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="De mantelzorgtoelage wordt uitgebreid").click()
        keep(page, "walk-promise")
        page.get_by_role("link", name="Poverty check").click()
        keep(page, "walk-check")
        ask_for_the_right(page)
        keep(page, "walk-rights")
        page.get_by_role("link", name="Follow-up").first.click()
        page.get_by_role("link", name="The last report for the council").click()
        keep(page, "walk-report")


def ask_for_the_right(page: Page) -> None:
    page.get_by_role("link", name="My rights").click()
    page.get_by_role("link", name="Carer’s allowance").click()
    for question, answer in (
        ("Do you live in", "yes"),
        ("Do you care at home", "yes"),
        ("recognised as needing heavy care", "no"),
        ("receive a care budget", "yes"),
    ):
        page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
    page.get_by_label("What was the taxable income").fill("32.000")
    page.get_by_label("For which day?").fill("2026-03-01")
    page.get_by_role("button", name="See the answer").click()


def keep(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    path: Path = FOLDER / f"{name}.png"
    page.screenshot(path=path, full_page=True, clip={"x": 0, "y": 0, "width": 1100, "height": HIGHEST})
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)


if __name__ == "__main__":
    main()
