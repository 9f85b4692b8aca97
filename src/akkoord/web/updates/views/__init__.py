"""The pages of what changed: to read, as a feed, by e-mail."""
