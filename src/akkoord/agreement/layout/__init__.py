"""Lines into blocks: headings, bullets, steps of a plan and paragraphs, and what is none of the text.

`laid_out` is the way in. How the signals are weighed: docs/decisions/0005-reading-by-layout.md.
"""
