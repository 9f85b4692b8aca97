"""Rights that the city of Genk grants, and a kansentarief as Flemish cities know it."""
