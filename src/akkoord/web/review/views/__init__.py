"""Bring in a document, go through its promises, publish them."""
