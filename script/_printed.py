"""Print the agreement of the made-up town as a PDF, with running heads and page numbers, for the tutorial.

Started by script/screenshots --tutorial. The outcome differs in its dates only.
"""

from __future__ import annotations

from _screenshots import ROOT, browser
from markdown_it import MarkdownIt

TEXT = ROOT / "src" / "akkoord" / "web" / "examples" / "voorbeeldegem" / "akkoord.txt"
PDF = ROOT / "docs" / "tutorial" / "voorbeeldegem.pdf"
MARGINS = {"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"}
HEAD = '<div style="font-size:8pt;width:100%;text-align:right;padding-right:18mm">Voorbeeldegem vooruit</div>'
FOOT = """<div style="font-size:8pt;width:100%;text-align:center">
Bestuursakkoord 2025-2030 | <span class="pageNumber"></span></div>"""
LOOK = """
body { font: 11pt/1.4 'Liberation Serif', serif; text-align: justify }
h1, h2, h3 { font-family: 'Liberation Sans', sans-serif; text-align: left; break-after: avoid }
h2 { font-size: 15pt }
h3 { font-size: 12pt }
"""


def main() -> None:
    body = MarkdownIt().render(TEXT.read_text(encoding="utf-8"))
    with browser() as chromium:
        page = chromium.new_page()
        page.set_content(f'<html lang="nl"><title>Voorbeeldegem vooruit</title><style>{LOOK}</style>{body}')
        page.pdf(
            path=PDF,
            format="A5",
            margin=MARGINS,
            display_header_footer=True,
            header_template=HEAD,
            footer_template=FOOT,
        )


if __name__ == "__main__":
    main()
