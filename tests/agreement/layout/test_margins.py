"""What stands around the text of a page goes, and nothing that only looks like it."""

import pytest

from akkoord.agreement.layout import margins

TEXT = [
    "Er komt een park in de wijk.",
    "De dokter blijft.",
    "Wij bouwen veertig huizen.",
    "De bus rijdt later.",
]


def pages(*edges):
    """Return a few pages of text with each of the lines between them."""
    return [line for edge in edges for line in (*TEXT, edge)]


class TestClean:
    @pytest.mark.parametrize(
        ("edges", "left"),
        [
            (("12", "13", "14"), ["", "", ""]),
            (("pagina 3 van 9", "- 4 -", "p. 5"), ["", "", ""]),
            (
                ("een groene stad12", "en wie er woont.13", "blijft er14"),
                ["een groene stad", "en wie er woont.", "blijft er"],
            ),
            (("12Wonen", "13Zorg", "14Werk"), ["Wonen", "Zorg", "Werk"]),
            (("Akkoord van Dorp | 3", "Akkoord van Dorp | 4", "Akkoord van Dorp | 5"), ["", "", ""]),
            (("Dorp vooruit7", "Dorp vooruit8", "Dorp vooruit9"), ["", "", ""]),
        ],
    )
    def test_takes_numbers_that_count_along_and_titles_that_run_along(self, edges, left):
        cleaned = margins.clean(pages(*edges))

        assert list(cleaned.lines[4::5]) == left
        assert [line for line in cleaned.lines if line in TEXT] == TEXT * 3
        assert list(cleaned.skipped) == [
            number for number, own in zip((5, 10, 15), left, strict=True) if not own
        ]

    @pytest.mark.parametrize(
        "edges",
        [
            ("een groene stad12", "en wie er woont."),
            ("de campus T2", "het plan LO3", "de lijn B4"),
            ("minder CO2", "meer groen", "minder CO2"),
            ("12Wonen", "15Zorg", "19Werk"),
            ("tegen 2033", "tegen 2034", "tegen 2035"),
            ("Wijk 1", "Wijk 2", "Wijk 3"),
            ("Concreet", "Concreet", "Concreet"),
            ("3D-printers", "3D-printers", "3D-printers"),
        ],
    )
    def test_leaves_numbers_and_lines_that_only_look_alike(self, edges):
        written = pages(*edges)

        assert list(margins.clean(written).lines) == written
