"""Akkoord: run a city's coalition agreement, from text to promise to proof."""

__version__ = "0.1.0"
