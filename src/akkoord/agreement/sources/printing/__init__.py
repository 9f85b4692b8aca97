"""Text as it stands on pages into text as it was written: for PDFs, and plain text that was taken from one.

opened, drawn, rows     a PDF: its pages, what is drawn on them, and the rows that makes
furniture, footnotes    what stands aside of the text on each page; `running`: the same without page ends
columns                 the rows of a page in the order in which they are read
typography, entries     which rows are headings, and which are the table of contents
flow                    rows into paragraphs, items and headings; `measures`, `items` and `hyphens` help
transcript              those as numbered lines
"""
