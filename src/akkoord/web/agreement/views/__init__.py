"""The pages of the agreement: what everybody sees, and where a version is brought in."""
