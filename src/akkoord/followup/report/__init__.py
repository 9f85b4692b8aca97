"""Reports on an agreement for the council: what is told, what changed since the last, and one document of it.

>>> from datetime import date
>>> from akkoord.followup.report import document, made
>>> from akkoord.followup.report.periods import Period
>>> from akkoord.followup.standing import UNKNOWN
>>> report = made.of(Period(2026, 1), [made.Followed("12", "De stad plant 2.000 bomen.", "Groen", UNKNOWN)])
>>> report.counts.promises, report.counts.no_information
(1, 1)
>>> len(document.digest(document.of(report, known_on=date(2026, 7, 2))))
64
"""
