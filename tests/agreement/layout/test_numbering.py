"""What is the number of a heading, a goal, an action or an item, and what only looks like one."""

import pytest

from akkoord.agreement.layout.numbering import Sort, read

NUMBERS = {
    "1. Wonen": (Sort.PLAIN, (1,), "Wonen"),
    "1.2.3 Huren": (Sort.PLAIN, (1, 2, 3), "Huren"),
    "01 | Wonen": (Sort.PLAIN, (1,), "Wonen"),
    "4/ Zorg": (Sort.PLAIN, (4,), "Zorg"),
    "2\tWonen": (Sort.PLAIN, (2,), "Wonen"),
    "B. Kopen": (Sort.PLAIN, (2,), "Kopen"),
    "IV. Zorg": (Sort.PLAIN, (4,), "Zorg"),
    "a) een hal;": (Sort.PLAIN, (1,), "een hal;"),
    "ii. een bad;": (Sort.PLAIN, (2,), "een bad;"),
    "(12) Wij bouwen.": (Sort.PLAIN, (12,), "Wij bouwen."),
    "146. Wij bouwen.": (Sort.PLAIN, (146,), "Wij bouwen."),
    "Hoofdstuk 3": (Sort.PART, (3,), ""),
    "DEEL II": (Sort.PART, (2,), ""),
    "Deel één: Samen": (Sort.PART, (1,), "Samen"),
    "Thema 4 - Zorg": (Sort.PART, (4,), "Zorg"),
    "SD1: Groen": (Sort.STRATEGIC, (1,), "Groen"),
    "Beleidsdoelstelling BD-01 – Groen": (Sort.STRATEGIC, (1,), "Groen"),
    "Operationele doelstelling 1.2": (Sort.OPERATIONAL, (1, 2), ""),
    "Actieplan: AP-3: Water": (Sort.OPERATIONAL, (3,), "Water"),
    "Actie 1.2.3: Wij planten.": (Sort.ACTION, (1, 2, 3), "Wij planten."),
    "Actie: AP-1: Water": (Sort.ACTION, (1,), "Water"),
    "Beleidsdoelstelling: GR: Een groen dorp": (Sort.STRATEGIC, (), "Een groen dorp"),
    "Ambitie: iedereen telt mee.": (Sort.STRATEGIC, (), "iedereen telt mee."),
    "ACT-0301 Bomen": (Sort.ACTION, (301,), "Bomen"),
}
LOOK_ALIKES = [
    "",
    "2031 wordt het jaar van de fiets",
    "2031 Wonen",
    "1 januari 2031",
    "3 scholen krijgen een tuin",
    "2.000 bomen",
    "12.30 uur",
    "1.5 graden",
    "50% minder",
    "50 % van de bussen",
    "4G komt in elk dorp",
    "24/7 open",
    "1.1.2031 Start",
    "Deel een verhaal",
    "Doel 2030: minder uitstoot",
    "Doel 1 van de zeventien",
    "Actie in de wijk",
    "Acties: bomen planten",
    "hoofdstuk 3. Daar staat het.",
    "actie: bomen planten",
    "Maatregelen:",
    "Hoofdstuk: wonen",
    "Thema's van vandaag",
    "AP 3 en AP 4 worden één",
    "ap 3 Water",
    "A",
    "Een stad",
    "o.a. in de wijk",
]


class TestRead:
    @pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
    def test_gives_what_is_numbered_how_and_the_words_behind_it(self, text, expected):
        number = read(text)

        assert (number.sort, number.path, number.rest) == expected

    @pytest.mark.parametrize("text", LOOK_ALIKES)
    def test_takes_no_year_date_quantity_or_word_for_a_number(self, text):
        assert read(text) is None
