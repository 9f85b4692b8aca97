"""Voorbeeldegem, a made-up town in full operation. Its people, law, money and decisions are invented.

`story.py` takes one promise through the whole loop, step by step, with the web's own actions; `town.py` fills
in the rest of the town around it, so that every page has something to show.
"""
