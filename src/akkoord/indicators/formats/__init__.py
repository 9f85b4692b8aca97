"""The only code of this engine that reads files: places, tables of figures, and the numbers in them."""
