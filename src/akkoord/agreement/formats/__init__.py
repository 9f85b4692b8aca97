"""A reading written out: plain values for JSON, and rows for CSV. Read plain files through `sources`."""
