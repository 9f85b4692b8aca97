"""Serve an example from a temporary folder and take pictures of its pages. Started by script/screenshots."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "src" / "akkoord" / "web" / "examples"
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
A4_PIXELS = 672  # 210 mm less the margins of `@page`, at 96 pixels an inch

# Pages that exist in each example. The first page of each instrument and of a domain is found by its link.
PATHS = (
    "/",
    "/en/",
    "/beloften/",
    "/beloften/?kind=goal&measurable=on",
    "/beloften/?q=zeppelin",
    "/beloften/1/",
    "/beloften/40/",
    "/bestaat-niet/",
)
LINKS = ".top nav a, .pictures li:first-child a"


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of every page, to look at.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "var" / "screenshots")
    examples = sorted(path.parent.name for path in EXAMPLES.glob("*/city.toml"))
    parser.add_argument("--example", choices=examples, default="genk")
    parser.add_argument("--readme", action="store_true", help="also renew docs/images/home.png")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with served(given.example) as site, browser() as chromium:
        for width in WIDTHS:
            for scheme in SCHEMES:
                take_all(chromium, site, given.folder, width, scheme)
        take_print(chromium, site, given.folder)
        if given.readme:
            take_readme(chromium, site)


@contextmanager
def served(example: str) -> Iterator[str]:
    """Serve an example on a free port, with data that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="akkoord-screenshots-") as folder:
        city = EXAMPLES / example / "city.toml"
        environment = os.environ | {
            "AKKOORD_DATA": folder,
            "AKKOORD_CITY": str(city),
            "AKKOORD_LOG_LEVEL": "WARNING",
        }
        python = [sys.executable, "-m"]
        subprocess.run(
            [*python, "akkoord.web.config.secret", f"{folder}/secret-key"], check=True, env=environment
        )
        for step in (["prepare"], ["load_example", example]):
            subprocess.run([*python, "akkoord.web", *step], check=True, env=environment)
        port = free_port()
        command = [*python, "akkoord.web", "serve", "--port", str(port)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
            try:
                if not (server.stdout and server.stdout.readline()):
                    sys.exit("the server did not start; see above")
                yield f"http://127.0.0.1:{port}"
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
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        yield playwright.chromium.launch(executable_path=path, args=arguments)


def take_all(chromium: Browser, site: str, folder: Path, width: int, scheme: str) -> None:
    page = opened(chromium, site, width, scheme)
    page.goto("/")
    linked = page.eval_on_selector_all(LINKS, "links => links.map(link => link.pathname + link.search)")
    for path in dict.fromkeys((*PATHS, *linked)):
        page.goto(path)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=folder / f"{name(path)}-{width}-{scheme}.png", full_page=True)
    page.context.close()


def take_print(chromium: Browser, site: str, folder: Path) -> None:
    """Keep the home page as a PDF, and as a picture of what is on it."""
    page = opened(chromium, site, A4_PIXELS, "light")
    page.goto("/")
    page.pdf(path=folder / "home-print.pdf", format="A4", prefer_css_page_size=True)
    page.emulate_media(media="print")
    page.screenshot(path=folder / "home-print.png", full_page=True)
    page.context.close()


def take_readme(chromium: Browser, site: str) -> None:
    images = ROOT / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    page = opened(chromium, site, 1280, "light")
    page.goto("/")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=images / "home.png", full_page=True)
    page.context.close()


def opened(chromium: Browser, site: str, width: int, scheme: str) -> Page:
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    return chromium.new_context(base_url=site, **options).new_page()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def name(path: str) -> str:
    """Return a file name for an address.

    >>> name("/"), name("/beloften/?kind=goal")
    ('home', 'beloften-kind-goal')
    """
    return re.sub(r"[^a-z0-9]+", "-", path.lower()).strip("-") or "home"


if __name__ == "__main__":
    main()
