"""Files turned into lines, one module per format: plain text and Markdown, PDF, DOCX, HTML.

Each takes bytes and gives a `Source`; `recognise` picks the format by what a file holds, never by its name.
"""
