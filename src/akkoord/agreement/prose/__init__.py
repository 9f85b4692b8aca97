"""Promises in running text: which sentences commit somebody, and why the others do not."""
