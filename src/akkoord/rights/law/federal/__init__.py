"""Rights that the federal State makes the rules of."""
