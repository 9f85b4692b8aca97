"""Genk, agreement 2019-2024: the promises restated in short words, with what the reader found in the text.

No promise has a state: none was looked up in a public source.
"""
