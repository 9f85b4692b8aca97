"""Decide which social rights somebody has on a given day, and what a reform would change.

from datetime import date
from akkoord.rights import assess, catalogue

right = catalogue.find("voorbeeldegem.mantelzorgtoelage")
found = assess.assess(right, {"lives_in_town": True, "cares_at_home": True}, on=date(2026, 7, 1))
found.state      # "fact_unknown"
found.settles    # the facts that can still change the answer, in the order of the rule
"""
