"""The pages of decisions: what everybody sees, drafts, pages that are read in, and links to promises."""
