"""The pages of figures: those for everybody, and those for who keeps them."""
