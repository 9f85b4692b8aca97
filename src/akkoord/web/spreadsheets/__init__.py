"""Rows as files that a spreadsheet opens: CSV and XLSX, without cells that would run as a formula."""
