"""Pages: those for everybody, and those on which staff make a report."""
