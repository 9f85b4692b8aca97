"""The open-data page and what it offers."""
