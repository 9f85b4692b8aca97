"""Figures of a city: what they measure, where they come from, and how they stand beside a target."""
