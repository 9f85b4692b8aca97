"""What the words of a promise commit to, one kind of clause per module."""
