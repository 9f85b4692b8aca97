"""The pages of follow-up: what everybody sees, and where staff record."""
