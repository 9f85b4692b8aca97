"""Figures about a place over the years, and whether a target set for them was reached.

>>> from decimal import Decimal
>>> from akkoord.indicators.differences import between, relative
>>> from akkoord.indicators.units import Figure, Unit
>>> before, after = (Figure(Decimal(value), Unit("percent")) for value in ("29.9", "19.7"))
>>> f"{between(before, after):en}, which is {relative(before, after):en}"
'-10.2 percentage points, which is -34.1%'
"""
