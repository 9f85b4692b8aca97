"""Follow-up of promises: where each one stands, on what proof, with which money, and the report of it.

from datetime import date
from akkoord.followup import standing

now = standing.standing(events, true_on=date(2026, 9, 1), known_on=date(2026, 9, 30))
now.stage.code, now.is_claimed, standing.is_overdue(now, standing.last_day("2026-06"), date(2026, 9, 1))
"""
