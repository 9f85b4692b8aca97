"""The words of procedure in the titles of decisions, and the kinds of items that carry out no promise.

Most items on an agenda are administration: accounts of church councils, mandates for general meetings,
minutes. They are told by their words, because likeness to a promise hardly separates them.
"""

from __future__ import annotations

import re

_PROCEDURE_WORDS = """
aanpassing aanstelling aanvraag aanvullend advies afvaardiging agenda agendapunt akkoord algemene
bekrachtiging beslissing besluit besluiten bijlage college definitieve gemeente gemeenteraad goed
goedgekeurd goedkeuren goedkeuring gunning hernieuwing intrekking kennisgeving kennisname
kennisnemen mandaat notulen ocmw ontwerp opheffing overeenkomst principiele raad reglement
retributiereglement stad stemming toewijzing uitvoering vaststellen vaststelling vergadering
verlenen verlenging vernieuwing vervanging voorlopige voorstel wijziging zitting
"""
PROCEDURE_WORDS = frozenset(_PROCEDURE_WORDS.split())
"""Folded words that say how something is decided, never what."""

_FILE_NUMBER = re.compile(
    r"\b\d{4}[_/-][A-Z]{1,5}[_/-]\d+\b"  # 2024_GR_00086
    r"|\b[A-Z]{2,5}[_/-]?\d{4,}\b"  # MJP004937
    r"|\b\d{4}[./-]\d{3,}\b"  # 2024/00123
    r"|^\s*[A-Z]?\.?\d+[a-z]?\.?\s"  # A.2a, 12.
)

ADMINISTRATIVE: dict[str, re.Pattern[str]] = {
    "general_meeting": re.compile(r"algemene vergadering|raad van bestuur|jaarvergadering"),
    "church": re.compile(r"kerkfabriek|kerkbestuur|eredienst|moskee(?:comite)?"),
    "minutes": re.compile(r"notulen|zittingsverslag|verslag vorige|agenda vorige"),
    "appointment": re.compile(
        r"aanstelling|afvaardiging|eedaflegging|benoeming|ontslag|vervanging lid|mandaat|vertegenwoordig"
        r"|sanctionerend ambtenaar|akteneming|rangorde|raadscommissie"
    ),
    "accounts": re.compile(
        r"jaarrekening|begrotingswijziging|budgetwijziging|kasverslag|dwangbevel|facturen"
    ),
    "police_order": re.compile(
        r"tijdelijke politieverordening|tijdelijk verkeersreglement|signalisatievergunning"
    ),
    "question": re.compile(
        r"mondelinge vra|vragen en antwoorden|vragenuurtje|interpellatie|tussenkomst van raadslid"
        r"|toegevoegd punt"
    ),
}
"""What marks a folded title as administration, by the kind of item."""


def without_file_numbers(text: str) -> str:
    """Return a title without the numbers that registers put in it.

    >>> without_file_numbers("2024_GR_00086 - Regiowerking")
    ' - Regiowerking'
    >>> without_file_numbers("A.3 PATRIMONIUM. Grond in 2024")
    'PATRIMONIUM. Grond in 2024'
    """
    return _FILE_NUMBER.sub("", text)
