"""Serve an example from a temporary folder and take pictures of its pages. Started by script/screenshots."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from _screenshots_pages import EMPTY, EVERYWHERE, WITH_RIGHTS, Shot
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parent
EXAMPLES = ROOT / "src" / "akkoord" / "web" / "examples"
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
A4_PIXELS = 672  # 210 mm less the margins of `@page`, at 96 pixels an inch
README_HEIGHT = 1120
Look = tuple[int, str]


@dataclass(frozen=True)
class Site:
    """An example that runs: its address, the sessions of its people, and the addresses that were found."""

    address: str
    sessions: Mapping[str, str]
    pages: Mapping[str, str]

    def path(self, shot: Shot) -> str | None:
        return shot.address if shot.address.startswith("/") else self.pages.get(shot.address)


def main() -> None:
    given = arguments()
    for example in given.example or ("genk", "voorbeeldegem", "empty"):
        folder = given.folder / example
        folder.mkdir(parents=True, exist_ok=True)
        with served(example) as site, browser() as chromium:
            shots = [shot for shot in shots_of(example) if shot.name in (given.only or [shot.name])]
            looks = list(product(given.width or WIDTHS, given.scheme or SCHEMES))
            take_all(chromium, site, shots, folder, looks)
            take_prints(chromium, site, shots, folder)
            if given.readme and example == "genk":
                take_readme(chromium, site)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Pictures of every page, to look at.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "var" / "screenshots")
    parser.add_argument("--example", action="append", choices=("genk", "voorbeeldegem", "empty"))
    parser.add_argument("--only", action="append", metavar="NAME", help="a picture, such as home; repeatable")
    parser.add_argument("--width", action="append", type=int)
    parser.add_argument("--scheme", action="append", choices=SCHEMES)
    parser.add_argument("--readme", action="store_true", help="also renew docs/images/home.png")
    return parser.parse_args()


def shots_of(example: str) -> tuple[Shot, ...]:
    if example == "empty":
        return EMPTY
    return EVERYWHERE + (WITH_RIGHTS if example == "voorbeeldegem" else ())


@contextmanager
def served(example: str) -> Iterator[Site]:
    """Serve an example on a free port, with data that is gone afterwards; `empty` is a town without any."""
    with tempfile.TemporaryDirectory(prefix="akkoord-screenshots-") as folder:
        city = EXAMPLES / ("voorbeeldegem" if example == "empty" else example) / "city.toml"
        environment = os.environ | {
            "AKKOORD_DATA": folder,
            "AKKOORD_CITY": str(city),
            "AKKOORD_LOG_LEVEL": "ERROR",
        }
        environment.pop("AKKOORD_SECRET_KEY", None)
        environment.pop("DATABASE_URL", None)
        python = [sys.executable, "-m"]
        subprocess.run(
            [*python, "akkoord.web.config.secret", f"{folder}/secret-key"], check=True, env=environment
        )
        steps = [["prepare"]] if example == "empty" else [["prepare"], ["load_example", example]]
        for step in steps:
            subprocess.run([*python, "akkoord.web", *step], check=True, env=environment)
        people = subprocess.run(
            [sys.executable, HERE / "_screenshots_people.py"],
            check=True,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        port = free_port()
        command = [*python, "akkoord.web", "serve", "--port", str(port)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
            try:
                if not (server.stdout and server.stdout.readline()):
                    sys.exit("the server did not start; see above")
                yield Site(f"http://127.0.0.1:{port}", **json.loads(people.stdout))
            finally:
                server.terminate()
                server.communicate()  # what it still says is read, so that it can end in its own way


@contextmanager
def browser() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        sys.exit("chromium is missing; on Debian: apt-get install chromium, or set CHROMIUM to one")
    with sync_playwright() as playwright:
        # The sandbox of Chromium does not run as root.
        flags = ["--no-sandbox"] if os.getuid() == 0 else []
        yield playwright.chromium.launch(executable_path=path, args=flags)


def take_all(chromium: Browser, site: Site, shots: list[Shot], folder: Path, looks: list[Look]) -> None:
    """Open each page once, and look at it in every width and scheme."""
    contexts = contexts_of(chromium, site, 1280)
    for shot in shots:
        if (page := opened(contexts, site, shot)) is None:
            continue
        for width, scheme in looks:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.screenshot(path=folder / f"{shot.name}-{width}-{scheme}.png", full_page=True)
            if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
                sys.stderr.write(f"{folder.name} {shot.name}: {wide} pixels wide at {width}\n")
        page.close()


def take_prints(chromium: Browser, site: Site, shots: list[Shot], folder: Path) -> None:
    """Keep the pages that people print as PDF."""
    contexts = contexts_of(chromium, site, A4_PIXELS)
    for shot in shots:
        if shot.prints and (page := opened(contexts, site, shot)) is not None:
            page.pdf(path=folder / f"{shot.name}-print.pdf", format="A4", prefer_css_page_size=True)
            page.close()


def take_readme(chromium: Browser, site: Site) -> None:
    """Renew the picture of the README: the top of the home page."""
    images = ROOT / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    page = contexts_of(chromium, site, 1280)[""].new_page()
    page.goto("/")
    page.evaluate("document.fonts.ready")
    page.set_viewport_size({"width": 1280, "height": README_HEIGHT})
    page.screenshot(path=images / "home.png")


def contexts_of(chromium: Browser, site: Site, width: int) -> dict[str, BrowserContext]:
    """A browser for each who looks, with their session in it."""
    contexts = {}
    for viewer, key in {"": "", **site.sessions}.items():
        context = chromium.new_context(
            base_url=site.address, viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        if key:
            context.add_cookies([{"name": "sessionid", "value": key, "url": site.address}])
        contexts[viewer] = context
    return contexts


def opened(contexts: Mapping[str, BrowserContext], site: Site, shot: Shot) -> Page | None:
    """Open a page, fill in what is to be typed, and send it; None where this example has no such page."""
    if (path := site.path(shot)) is None:
        return None
    page = contexts[shot.viewer].new_page()
    page.goto(path)
    for name, value in shot.typed.items():
        page.evaluate(FILL, [name, value])
    if shot.press:
        page.locator(shot.press).last.click()
        page.wait_for_load_state()
    if shot.script:
        page.evaluate(shot.script)
    page.evaluate("document.fonts.ready")
    return page


FILL = """([name, value]) => { for (const one of document.getElementsByName(name)) {
  one.removeAttribute("required");
  if (one.type == "email") one.type = "text";
  if (one.type == "radio") one.checked = one.value == value; else one.value = value;
} document.querySelectorAll("form").forEach(form => form.noValidate = true); }"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
