"""The agreement for who reuses it: any list as a table, a document or linked data."""
