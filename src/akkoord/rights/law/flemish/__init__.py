"""Rights that the Flemish Community and Region make the rules of."""
