"""Files turned into lines, one module per format. For now: plain text and Markdown."""
