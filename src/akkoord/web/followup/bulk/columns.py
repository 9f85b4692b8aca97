"""The columns of the sheet: what each is called, what it holds, and whether it can be changed there."""

from __future__ import annotations

from akkoord.web.spreadsheets.table import Column, Type, Words


def _column(name: str, type_: Type, titles: str, meanings: str, example: str = "") -> Column:
    title, meaning = titles.split(" / "), meanings.split(" / ")
    return Column(name, type_, Words(*title), Words(*meaning), example=example)


CLEAR = "-"
"""What stands in a cell whose value is to go; an empty cell changes nothing."""

COLUMNS = (
    _column(
        "number", "integer", "Nummer / Number",
        "Het vaste nummer van de belofte. Verander het niet. / Its permanent number. Do not change it.", "12",
    ),
    _column(
        "text", "text", "Belofte / Promise",
        "De woorden van het akkoord, om te lezen. / The words of the agreement, to read only.",
    ),
    _column("domain", "text", "Domein / Domain", "Om te lezen. / To read only."),
    _column(
        "stage", "text", "Fase / Stage",
        "De code of de naam van een van de acht fasen. / The code or the name of one of the eight stages.",
        "in_progress",
    ),
    _column(
        "true_on", "date", "Sinds / Since",
        "Vanaf welke dag die fase klopt. / From which day that stage holds.", "2026-03-01",
    ),
    _column(
        "proof_kind", "text", "Soort bewijs / Kind of proof",
        "decision, document, address, indicator of photo. / decision, document, address, indicator or photo.",
        "address",
    ),
    _column(
        "proof_reference", "text", "Waar het bewijs staat / Where the proof is",
        "Een webadres, of woorden. / A web address, or words.", "https://stad.example/besluit/12",
    ),
    _column("proof_title", "text", "Titel van het bewijs / Title of the proof", "Hoeft niet. / Not needed."),
    _column(
        "proof_seen_on", "date", "Bewijs gezien op / Proof seen on",
        "Zonder dag: vandaag. / Without a day: today.", "2026-03-01",
    ),
    _column(
        "remark", "text", "Opmerking / Remark",
        "Voor collega’s. Geen namen van inwoners. / For colleagues. No names of residents.",
    ),
    _column(
        "deadline", "text", "Klaar tegen / To be kept by",
        "Wat de stad zelf zet: jaar, maand of dag. / What the city sets: a year, month or day.", "2027-06",
    ),
    _column(
        "service", "text", "Dienst / Service",
        "De dienst die het uitvoert: korte naam of naam. / The service that does it: short name or name.",
        "wonen",
    ),
    _column(
        "office", "text", "Mandataris / Office holder",
        "Het mandaat dat ervoor instaat. / The office that answers for it.", "Schepen van wonen",
    ),
    _column(
        "weight", "number", "Gewicht / Weight",
        "Hoe zwaar ze telt onder haar doel. Zonder: 1. / How much it counts under its goal. Without: 1.",
        "1.5",
    ),
    _column(
        "partners", "list", "Partners / Partners",
        "Wie helpt, met | ertussen. / Who helps, with | between.", "De Lijn | VDAB",
    ),
    _column(
        "keepers", "list", "Moet dit waarmaken / Must keep this",
        "Wie dit in de plaats van de stad moet waarmaken, met | ertussen. / "
        "Who must keep it in the place of the city, with | between.", "De Lijn",
    ),
    _column("due", "date", "Laatste dag / Last day", "Om te lezen. / To read only."),
    _column(
        "is_claimed", "boolean", "Zonder bewijs / Without proof", "Om te lezen. / To read only.",
    ),
    _column("is_overdue", "boolean", "Te laat / Overdue", "Om te lezen. / To read only."),
)  # fmt: skip

CHANGEABLE = (
    "stage", "true_on", "proof_kind", "proof_reference", "proof_title", "proof_seen_on", "remark", "deadline",
    "service", "office", "weight", "partners", "keepers",
)  # fmt: skip
"""The columns that an import reads, beside the number; all others are for who reads the sheet."""
