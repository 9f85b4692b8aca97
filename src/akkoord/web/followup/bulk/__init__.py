"""Many promises at once: one sheet with the same columns out and in, as CSV or XLSX.

`reading` takes a file apart, `comparing` says what it would change, `applying` does that through the actions
of the app, `exporting` writes the sheet. The columns: docs/reference/followup-sheet.md.
"""
