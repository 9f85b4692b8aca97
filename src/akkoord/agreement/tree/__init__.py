"""Blocks into a tree: ambitions, goals and actions under their headings, each with an id.

`outline` is the way in.
"""
