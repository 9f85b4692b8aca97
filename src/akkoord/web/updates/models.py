"""What is kept of what changed."""
