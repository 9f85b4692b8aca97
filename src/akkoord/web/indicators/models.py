"""What is kept of figures of the city."""
