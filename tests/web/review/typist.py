"""Somebody at a keyboard, without a mouse, who looks only at what has the focus; every key is counted."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

_PATIENCE_MS = 10_000
_MOST_TABS = 150

# What a screen reader would say of the element with the focus: its label, else its words.
_FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels?.length ? at.labels[0].innerText : at.getAttribute("aria-label");
  return (label || at.innerText || at.value || "").trim();
}"""


class Typist:
    """Reads what has the focus, and presses keys.

    Attributes:
        strokes: How many keys were pressed, each letter of a text among them.
    """

    def __init__(self, chromium: Browser, site: str) -> None:
        self.context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(_PATIENCE_MS)
        self.page = self.context.new_page()
        self.page.on("filechooser", lambda window: window.set_files(self._file))
        self.strokes = 0
        self._file = Path()

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def at_hand(self) -> Locator:
        return self.page.locator("#at-hand")

    def opens(self, address: str) -> None:
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, address

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.strokes += 1
            self.page.keyboard.press(key)

    def types(self, text: str) -> None:
        self.strokes += len(text)
        self.page.keyboard.type(text)

    def focused(self) -> str:
        return self.page.evaluate(_FOCUSED)

    def tabs_to(self, name: str, back: bool = False) -> None:
        """Go from one thing to the next until the one of this name has the focus."""
        for _ in range(_MOST_TABS):
            self.presses("Shift+Tab" if back else "Tab")
            if self.focused().startswith(name):
                return
        raise AssertionError(f"no {name!r} within {_MOST_TABS} tabs; the focus is at {self.focused()!r}")

    def attaches(self, path: Path) -> None:
        """Choose a file in the window that the key opens; that window is the browser's own."""
        self._file = path
        self.presses("Space")
        expect(self.page.locator("input[type=file]")).to_have_value(re.compile(re.escape(path.name)))

    def comes_to(self, words: str) -> None:
        """Wait until the promise at hand has these words, and the focus."""
        expect(self.at_hand).to_contain_text(words)
        expect(self.at_hand).to_be_focused()

    def comes_to_first(self, words: str) -> None:
        """Read which promise a page begins with; the focus is still at its top."""
        expect(self.at_hand).to_contain_text(words)

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.main).to_contain_text(text)

    def is_at(self, title: str) -> None:
        expect(self.page.locator("h1")).to_have_text(title)
