"""Floors that the answer itself tells: its language, its headings, its labels, its policy."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from lxml import html

from floors import pages

# The mark has the test database made; the pages themselves were answered once, for all tests.
pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("page", pages.ALL, ids=str)]

_BROKEN = "/stuk/"
"""The page of a broken server stands alone: it speaks both languages, and knows no city and no policy."""


@pytest.fixture
def answer(answers, page):
    return answers.few[page.name].response


@pytest.fixture
def document(answer):
    return html.document_fromstring(answer.content.decode())


@pytest.fixture
def of_the_frame(page):
    if page.path == _BROKEN:
        pytest.skip("this page stands alone, without the frame")


class TestPolicy:
    def test_allows_nothing_inline_and_nobody_else(self, answer):
        policy = answer["Content-Security-Policy"]

        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy

    def test_has_nothing_to_forbid(self, document):
        assert document.xpath("//script[not(@src)] | //style | //*[@style]") == []
        assert [
            name for name in document.xpath("//@*/..") if any(key.startswith("on") for key in name.attrib)
        ] == []

    def test_loads_from_this_site_only(self, document):
        addresses = document.xpath(
            "//link[@rel!='canonical']/@href | //script/@src | //img/@src | //form/@action"
        )

        assert [address for address in addresses if re.match(r"[a-z]+:|//", address)] == []


class TestHtml:
    def test_tells_its_language(self, document, page):
        assert document.get("lang") == ("en" if page.is_english else "nl")

    @pytest.mark.usefixtures("of_the_frame")
    def test_has_a_title_of_its_own_before_the_name_of_the_city(self, document):
        assert re.fullmatch(r"\S.* · Voorbeeldegem", document.findtext(".//title").strip(), re.DOTALL)

    def test_has_one_heading_of_the_first_level_and_skips_no_level(self, document):
        levels = [int(heading.tag[1]) for heading in document.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]

        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_has_a_label_for_each_field(self, document):
        fields = document.xpath("//input[not(@type='hidden' or @hidden)] | //select | //textarea")
        labelled = set(document.xpath("//label/@for"))

        assert [field.get("name") for field in fields if field.get("id") not in labelled] == []

    def test_has_a_type_on_each_button(self, document):
        assert document.xpath("//button[not(@type)]") == []

    def test_has_no_id_twice_and_points_at_none_that_is_not_there(self, document):
        ids = Counter(document.xpath("//@id"))
        pointed = [
            one
            for value in document.xpath(
                "//@for | //@aria-labelledby | //@aria-describedby | //@aria-controls"
            )
            for one in value.split()
        ] + [address[1:] for address in document.xpath("//a/@href") if address.startswith("#")]

        assert [name for name, times in ids.items() if times > 1] == []
        assert sorted(set(pointed) - set(ids)) == []

    def test_has_a_caption_and_scopes_in_each_table(self, document):
        assert document.xpath("//table[not(caption)]") == []
        assert document.xpath("//th[not(@scope)]") == []

    def test_can_scroll_a_wide_table_with_the_keyboard(self, document):
        for wrap in document.find_class("table-wrap"):
            assert (wrap.get("role"), wrap.get("tabindex")) == ("region", "0"), html.tostring(wrap)[:300]
            assert wrap.get("aria-label") or wrap.get("aria-labelledby"), html.tostring(wrap)[:300]

    def test_tells_a_mistake_beside_its_field(self, document):
        # Of a group of boxes the group is described, not each box.
        wrong = document.xpath(
            "//*[@aria-invalid='true'][not(self::fieldset)][not(ancestor::fieldset[@aria-describedby])]"
        )

        assert [field.get("name") for field in wrong if not field.get("aria-describedby")] == []

    @pytest.mark.usefixtures("of_the_frame")
    def test_says_nothing_in_the_other_language(self, document, page):
        # Words that each page has in one language only: the name of the navigation, the way to the content.
        text = document.text_content()

        assert ("To the content" in text) == page.is_english
