"""The examples in the pages run, and every link in them leads somewhere."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def _named(pages):
    return [pytest.param(page, id=str(page.relative_to(ROOT))) for page in pages]


class TestPage:
    @pytest.mark.parametrize(
        "page", _named(page for page in PAGES if ">>> " in page.read_text(encoding="utf-8"))
    )
    def test_holds_examples_that_run(self, page):
        failed, tried = doctest.testfile(str(page), module_relative=False)

        assert (failed, tried > 0) == (0, True)

    @pytest.mark.parametrize("page", _named(PAGES))
    def test_links_to_what_is_there(self, page):
        targets = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]

        assert [target for target in targets if not (page.parent / target).exists()] == []
