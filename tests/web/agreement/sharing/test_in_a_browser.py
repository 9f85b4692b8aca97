"""To take a list along in a real browser: what was found is what is in the file."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from playwright.sync_api import expect

from web.agreement.sharing import town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(site, chromium, live_server):
    """Open a page of the town as a visitor, with or without script."""
    town.publish()
    opened = []

    def open_page(path, *, script=True):
        context = chromium.new_context(java_script_enabled=script, accept_downloads=True)
        opened.append(context)
        page = context.new_page()
        page.goto(f"{live_server.url}{path}")
        return page

    yield open_page
    for context in opened:
        context.close()


def taken(page, kind):
    """Click a kind of file; return the name it is saved under, and its content."""
    with page.expect_download() as waiting:
        page.locator(".files").get_by_role("link", name=kind, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


class TestAList:
    def test_is_taken_along_as_it_was_narrowed_without_loading_the_page_again(self, visit):
        page = visit("/beloften/")
        page.get_by_label("Soort").select_option("goal")
        expect(page.get_by_role("status")).to_contain_text("4 beloften")

        name, content = taken(page, "CSV")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))

        assert name == "beloften-voorbeeldegem.csv"
        assert [int(row["number"]) for row in rows] == [3, 4, 8, 10]
        assert [row["text"] for row in rows] == page.locator("#found .rows a").all_inner_texts()

    def test_is_taken_along_without_script(self, visit):
        name, content = taken(visit("/en/actoren/ocmw/", script=False), "Excel")
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]

        # Two promises of the town name OCMW: see `town`.
        assert (name, sheet.title, sheet.max_row) == ("beloften-voorbeeldegem.xlsx", "Promises", 3)


class TestAPromise:
    def test_is_opened_as_linked_data_from_its_page(self, visit):
        page = visit("/beloften/5/")
        link = page.get_by_role("link", name="Download als JSON-LD")
        answer = page.request.get(link.evaluate("link => link.href"))

        assert answer.headers["content-type"] == "application/ld+json"
        assert "https://voorbeeldegem.example/beloften/5/" in answer.text()
