"""The pages of the made-up town that the floors are tested on. An app adds its own, and its rows to `town`.

Numbers of promises follow `town.ROWS`: 1 is the first.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page.

    Attributes:
        name: What it shows, for the name of the test.
        path: Its address; `{version}` stands for the id of the version of `town`.
        status: How it answers.
        role: The role that somebody needs to see it; empty for everybody.
    """

    name: str
    path: str
    status: int = 200
    role: str = ""

    def __str__(self) -> str:
        return self.name


PUBLIC = (
    Page("home", "/"),
    Page("home in English", "/en/"),
    Page("all promises", "/beloften/"),
    Page("promises with filters", "/beloften/?kind=goal&measurable=on&domain=wonen"),
    Page("words that are found", "/beloften/?q=woningen"),
    Page("words that are not found", "/beloften/?q=zeppelin"),
    Page("a filter that means nothing", "/beloften/?kind=nonsense"),
    Page("domain", "/domeinen/wonen/"),
    Page("domain in English", "/en/domeinen/wonen/"),
    Page("domain of one promise", "/domeinen/financien/"),
    Page("goal with actions", "/beloften/4/"),
    Page("action with targets", "/beloften/5/"),
    Page("highlight", "/beloften/1/"),
    Page("promise in English", "/en/beloften/5/"),
    Page("page that does not exist", "/bestaat-niet/", status=404),
)

STAFF = (
    Page("reading in", "/akkoord/inlezen/", role="coordinator"),
    Page("a version", "/akkoord/versies/{version}/", role="coordinator"),
)

ALL = (*PUBLIC, *STAFF)
