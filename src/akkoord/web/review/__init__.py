"""Between a document and a published version: a job reads it, and people look at each promise."""
