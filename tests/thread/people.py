"""Somebody with a browser of their own, who knows of a site only what its pages show."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pyotp
from playwright.sync_api import Browser, Locator, expect

_PATIENCE_MS = 10_000


class Person:
    """Reads, follows links, fills in what has a label, presses buttons. Every wait is for what is shown."""

    def __init__(self, chromium: Browser, site: str, **options) -> None:
        self.context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 900}, **options)
        self.context.set_default_timeout(_PATIENCE_MS)
        self.page = self.context.new_page()

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def opens(self, address: str) -> None:
        """Open an address that somebody gave, or that stands on paper."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, address

    def follows(self, link: str | re.Pattern) -> None:
        """Follow a link on the page itself by what it says; the first, where several say so."""
        self.main.get_by_role("link", name=link).first.click()

    def goes_to(self, place: str) -> None:
        """Follow a link in the frame around each page."""
        self.page.locator("header, footer").get_by_role("link", name=place, exact=True).click()

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).first.click()

    def unfolds(self, summary: str) -> None:
        self.page.locator("summary", has_text=summary).click()

    def fills_in(self, fields: dict[str, str], *, within: Locator | None = None) -> None:
        """Fill in fields by their label, or by its beginning."""
        for label, text in fields.items():
            beginning = re.compile(rf"^{re.escape(label)}")
            labelled = (within or self.main).get_by_label(beginning)
            # A section is labelled as well, by its heading.
            labelled.and_(self.page.locator("input, textarea")).first.fill(text)

    def chooses(self, option: str, *, of: str, within: Locator | None = None) -> None:
        (within or self.main).get_by_label(of, exact=True).select_option(label=option)

    def answers(self, question: str, answer: str) -> None:
        """Choose among radio buttons or ticks that stand under one question."""
        self.group(question).get_by_label(answer, exact=True).check()

    def group(self, legend: str) -> Locator:
        return self.page.get_by_role("group", name=legend)

    def attaches(self, file: Path, *, to: str) -> None:
        self.main.get_by_label(to, exact=True).set_input_files(file)

    def sees(self, *texts: str | re.Pattern) -> None:
        for text in texts:
            expect(self.main).to_contain_text(text)

    def does_not_see(self, text: str) -> None:
        expect(self.main).not_to_contain_text(text)

    def is_at(self, title: str | re.Pattern) -> None:
        expect(self.page.locator("h1")).to_have_text(title)

    def logs_in(self, email: str, password: str) -> None:
        self.fills_in({"E-mail address": email, "Password": password})
        self.presses("Log in")

    def connects_a_telephone(self) -> None:
        """Type the secret that the page shows in an app, and what the app then shows in the page."""
        self.is_at("Connect your telephone")
        self._app = pyotp.TOTP(self.main.locator("code").inner_text().replace(" ", ""))
        self.fills_in({"Code": self._app.now()})
        self.presses("Confirm")
        self.is_at("Your recovery codes")
        self.follows("I have kept them")

    def comes_back(self, email: str, password: str) -> None:
        """Log in again, long after the telephone was connected."""
        self.page.reload()
        self.goes_to("Log in")
        self.logs_in(email, password)
        # The code of the next half minute: the last one was used, and none is taken twice.
        self.fills_in({"Code": self._app.at(datetime.now(UTC), counter_offset=1)})
        self.presses("Go on")

    def downloads(self, link: str) -> bytes:
        """Follow a link to a file, and return what was saved."""
        with self.page.expect_download() as waiting:
            self.follows(link)
        return Path(waiting.value.path()).read_bytes()
