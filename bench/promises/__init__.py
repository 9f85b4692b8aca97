"""Does a paragraph hold a promise? Labels by hand, what the reader says, and how far the two agree."""
