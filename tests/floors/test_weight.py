"""Floors of cost: queries whatever the number of rows, and bytes on a first visit."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from floors import pages
from floors import town as voorbeeldegem

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

# The page of a promise gathers a panel of each app, each with two or three questions.
_MOST_QUERIES = 30
_MOST_BYTES = 100 * 1024
_OF_THE_AGREEMENT = ("/", "/beloften/", "/beloften/?stage=no_information", "/domeinen/wonen/", "/beloften/1/")


def added(few: list[str], many: list[str]) -> list[str]:
    """Return the queries that many rows add: values apart, so that the same question counts as the same."""
    before, after = (Counter(map(_asked, each)) for each in (few, many))
    return list((after - before).elements()) if len(many) > len(few) else []


def _asked(sql: str) -> str:
    return re.sub(r"\?(, ?\?)+", "?", re.sub(r"'[^']*'|\b\d+\b", "?", sql))


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


class TestQueries:
    @pytest.mark.parametrize("page", pages.ALL, ids=str)
    def test_are_few_and_no_more_with_many_rows(self, answers, page):
        few, many = answers.few[page.name], answers.many[page.name]

        assert len(few.queries) <= _MOST_QUERIES
        assert added(few.queries, many.queries) == []

    @pytest.mark.parametrize("path", _OF_THE_AGREEMENT)
    def test_are_as_many_for_seven_hundred_promises_as_for_ten(self, client, site, path):
        voorbeeldegem.publish(list(voorbeeldegem.many_rows(10)))
        for_ten = queries(client, path)
        voorbeeldegem.publish(list(voorbeeldegem.many_rows(700)))

        # The first promise of the second version has number 11.
        assert queries(client, path.replace("/1/", "/11/")) == for_ten


class TestFirstVisit:
    @pytest.mark.parametrize("page", pages.ALL, ids=str)
    def test_stays_under_a_hundred_kilobytes(self, answers, site, page):
        assert weight(answers.few[page.name].response.content) <= _MOST_BYTES

    @pytest.mark.parametrize("page", pages.ALL, ids=str)
    def test_stays_under_a_hundred_kilobytes_with_many_rows(self, answers, site, page):
        assert weight(answers.many[page.name].response.content) <= _MOST_BYTES

    @pytest.mark.parametrize("path", ["/", "/beloften/", "/domeinen/domein-1/"])
    def test_stays_under_a_hundred_kilobytes_with_six_hundred_promises(self, client, site, path):
        voorbeeldegem.publish(list(voorbeeldegem.many_rows(629)))
        answer = client.get(path)

        assert weight(answer.content) <= _MOST_BYTES

    def test_stays_under_a_hundred_kilobytes_where_nothing_is_alike(self, client, site):
        """Stages that differ from tile to tile make the largest home page."""
        voorbeeldegem.publish(list(voorbeeldegem.many_rows(629)))
        answer = client.get("/")
        rects = answer.content.count(b"<rect")

        assert rects >= 629
        assert weight(answer.content) <= _MOST_BYTES


def weight(content: bytes) -> int:
    """Return the bytes of a page with its style, fonts, icon and scripts, compressed as they are served."""
    document = html.document_fromstring(content.decode())
    linked = document.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src")
    files = [Path(finders.find(address.removeprefix("/static/"))) for address in linked]
    fonts = [
        path
        for style in files
        if style.suffix == ".css"
        for name in re.findall(r'url\("(.+?)"\)', style.read_text(encoding="utf-8"))
        for path in [finders.find(f"frame/{name}")]
    ]
    packed = [len(gzip.compress(path.read_bytes())) for path in files]
    # A woff2 is packed already.
    return len(gzip.compress(content)) + sum(packed) + sum(Path(path).stat().st_size for path in fonts)
