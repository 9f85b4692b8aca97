"""The restated promises of Genk beside the text: our own words, and no number, date or condition lost."""

import re
from collections import Counter

import pytest

from akkoord.agreement import reader
from akkoord.agreement.formats import sheets
from akkoord.dutch import numbers
from akkoord.web.examples.genk import data, make

LONGEST = 120
LONGEST_QUOTE = 7

ALL = re.compile(r"(?<!\w)(?:alle|elke?|iedere?)(?!\w)", re.IGNORECASE)
ONLY = re.compile(r"(?<!\w)(?:uitsluitend|enkel|alleen)(?!\w)", re.IGNORECASE)
# What stands still in the text must stand still in our words.
STANDSTILL = re.compile(
    r"(?<!\w)(?:stabiel|op peil|plafond|niet verder|niet kleiner|behouden)(?!\w)", re.IGNORECASE
)
NORM = re.compile(r"(?<!\w)(?:\w*norm\w*|BEN|\w*gemiddelde|\w*niveau|dagprijs)(?!\w)", re.IGNORECASE)
# A date that the term gives is told as the text does: in words.
OF_THE_TERM = re.compile(
    r"halverwege de legislatuur|hele legislatuur|komende zes jaar|deze bestuursperiode", re.IGNORECASE
)
AT_LEAST = re.compile(r"(?<!\w)(?:minstens|minimaal|minimum|ten minste)(?!\w)", re.IGNORECASE)
AT_MOST = re.compile(r"(?<!\w)(?:hoogstens|maximaal|maximum|ten hoogste)(?!\w)", re.IGNORECASE)
DOUBLE = re.compile(r"(?<!\w)verdubbel\w*", re.IGNORECASE)
UNDER = re.compile(r"(?<!\w)onder(?!\w)", re.IGNORECASE)

# Words that carry a condition of this kind in a restatement.
CARRIES = {
    "feasibility": re.compile(
        r"(?:waar|als|indien|zo)\s+(?:het\s+|dat\s+)?(?:mogelijk|haalbaar|kan)|draagkracht", re.IGNORECASE
    ),
    "need": re.compile(
        r"(?:waar|indien|zo|wanneer)\s+(?:\w+\s+){0,3}?(?:nodig|aangewezen|moet|wenselijk)", re.IGNORECASE
    ),
    "event": re.compile(r"wanneer|zodra|indien|als een|mogelijke?|erkenning", re.IGNORECASE),
    "reservation": re.compile(r"mits|tenzij|op voorwaarde|voor zover", re.IGNORECASE),
    "others": re.compile(r"verwacht|taak voor|pleiten|vragen aan", re.IGNORECASE),
}
# Where other words carry it.
CARRIED_BY = {
    1078: "hangt af van",
}


@pytest.fixture(scope="module")
def text(shared):
    return shared("agreement/genk-2019-2024.txt").read_bytes()


@pytest.fixture(scope="module")
def reading(text):
    return placed([sheets.promise_sheet(promise) for promise in reader.read(text).promises])


def placed(rows):
    """Return rows by where they start: a line of prose holds several promises."""
    return dict(zip(make.places(rows), rows, strict=True))


@pytest.fixture(scope="module")
def rows():
    return data.read()


def facts(row):
    return (*row["targets"], *row["conditions"])


def words(text):
    return re.findall(r"[\w’'-]+", text.lower())


def copied(restatement, original):
    """Return the first run of words that is longer than a quote may be; empty when there is none."""
    size = LONGEST_QUOTE + 1
    own, given = words(restatement), words(original)
    runs = {tuple(given[start : start + size]) for start in range(len(given) - size + 1)}
    found = (run for start in range(len(own) - size + 1) if (run := tuple(own[start : start + size])) in runs)
    return " ".join(next(found, ()))


def quantities(text):
    return {found.value for found in numbers.find(text)}


def lost_target(restatement, target):
    """Return what of a target the restatement does not say; empty when it says all."""
    quantity, comparator, deadline = target["quantity"], target["comparator"], target["deadline"]
    is_all = quantity == 100 and "100" not in target["text"]
    needed = {
        "all": (is_all, (ONLY if "uitsluitend" in target["text"].lower() else ALL).search(restatement)),
        "number": (
            quantity is not None and comparator != "x" and not is_all,
            any(float(value) == quantity for value in quantities(restatement)),
        ),
        "share": ("%" in target["text"], "%" in restatement),
        "double": (comparator == "x", DOUBLE.search(restatement)),
        "least": (comparator == ">=", AT_LEAST.search(restatement)),
        "most": (comparator == "<=", AT_MOST.search(restatement)),
        "under": (comparator == "<", UNDER.search(restatement)),
        "standstill": (comparator == "stable", STANDSTILL.search(restatement)),
        "norm": (comparator == "norm", NORM.search(restatement)),
        "deadline": (bool(deadline), (deadline or "")[:4] in restatement or OF_THE_TERM.search(restatement)),
    }
    return [name for name, (is_needed, is_there) in needed.items() if is_needed and not is_there]


def lost_condition(restatement, condition, line):
    carried = CARRIED_BY.get(line)
    is_there = carried in restatement if carried else CARRIES[condition["kind"]].search(restatement)
    return [] if is_there else [condition["text"]]


def losses(row):
    """Return all that a row says in its facts and not in its words."""
    return [
        *(loss for target in row["targets"] for loss in lost_target(row["text"], target)),
        *(
            loss
            for found in row["conditions"]
            for loss in lost_condition(row["text"], found, row["line_start"])
        ),
    ]


class TestPromises:
    def test_are_each_restated_once(self, rows, reading):
        assert make.places(rows) == list(reading)

    def test_hold_the_facts_that_the_reader_finds_now(self, rows, text):
        expected = make.rows_of(text, {place: row["text"] for place, row in placed(rows).items()})

        assert [row for row, fresh in zip(rows, expected, strict=True) if row != fresh] == []

    def test_are_short(self, rows):
        assert [row["line_start"] for row in rows if not 0 < len(row["text"]) <= LONGEST] == []

    def test_copy_no_sentence(self, rows, reading):
        found = {place: copied(row["text"], reading[place]["text"]) for place, row in placed(rows).items()}

        assert {line: run for line, run in found.items() if run} == {}

    def test_quote_no_more_than_a_few_words_of_the_text(self, rows):
        quotes = [found["text"].removesuffix(" …") for row in rows for found in facts(row)]

        assert [quote for quote in quotes if len(quote.split()) > LONGEST_QUOTE] == []

    def test_are_one_line_without_a_full_stop(self, rows):
        ends = [
            row["line_start"] for row in rows if re.search(r"(?<!\.\.)\.$|^\s|\s$|\s\s|[*\n\t]", row["text"])
        ]

        assert ends == []

    def test_lose_no_target_and_no_condition(self, rows):
        assert {row["line_start"]: lost for row in rows if (lost := losses(row))} == {}

    def test_hold_no_digits_that_the_text_has_not(self, rows, reading):
        def digits(text):
            return Counter(re.findall(r"\d[\d.,/]*\d|\d", text))

        strange = {
            place: extra
            for place, row in placed(rows).items()
            if (extra := digits(row["text"]) - digits(reading[place]["text"]))
        }

        assert strange == {}

    def test_keep_a_study_a_study(self, rows, reading):
        studies = re.compile(r"onderzoek|onderzocht|bekijken|nagaan|studie|screenen", re.IGNORECASE)
        only_study = re.compile(
            r"^(?:Er wordt|We|De stad|Stad Genk) onder(?:zocht|zoekt|zoeken)", re.IGNORECASE
        )
        lost = [
            place
            for place, row in placed(rows).items()
            if only_study.match(reading[place]["text"]) and not studies.search(row["text"])
        ]

        assert lost == []

    def test_show_headings_as_titles(self, rows):
        shown = {row[name] for row in rows for name in ("domain", "theme", "subtheme") if row[name]}

        assert {"Financieel evenwichtige stad", "Hoogtepunten", "Kunst in publieke ruimte"} <= shown
        assert [heading for heading in shown if heading.isupper() or "highlight" in heading.lower()] == []

    def test_are_keyed_by_ids_that_their_parents_have(self, rows):
        ids = [row["id"] for row in rows]

        assert len(set(ids)) == len(ids)
        assert {row["parent"] for row in rows if row["parent"]} <= set(ids)


class TestLosses:
    """The checks above can fail: each row is right, and wrong after one change."""

    @pytest.mark.parametrize(
        ("line", "before", "after", "loss"),
        [
            (204, "2.000", "veel", "number"),
            (219, "Eén", "Een", "number"),
            (232, "Minstens 10", "10", "least"),
            (235, "stabiel", "anders", "standstill"),
            (235, "10%", "10", "share"),
            (235, "onder", "van", "under"),
            (217, "alle ", "", "all"),
            (578, "verdubbelen", "verhogen", "double"),
            (574, "tegen 2024", "snel", "deadline"),
            (650, "halverwege de legislatuur", "later", "deadline"),
            (592, "het Vlaamse niveau", "meer", "norm"),
            (717, "0,7%", "7%", "number"),
            (454, "als het haalbaar is", "snel", "indien haalbaar"),
            (642, "pas wanneer", "want", "wanneer er een privaat initiatief komt dat …"),
            (1039, "mits", "en", "mits het voldoen aan de andere voorwaarden"),
            (816, "als een ervan", "een ervan", "Als een omliggende gemeente de vraag tot …"),
            (546, "pleiten", "zorgen", "ijveren bij De Lijn"),
            (1078, "hangt af van", "volgt", "in functie van gebiedsgerichte behoeften"),
        ],
    )
    def test_are_seen(self, rows, line, before, after, loss):
        row = next(row for row in rows if row["line_start"] == line)
        assert before in row["text"]

        assert loss in losses(row | {"text": row["text"].replace(before, after)})

    def test_of_our_own_words_are_seen(self):
        original = "De stad bouwt een nieuwe hal voor alle clubs van de wijk"

        assert copied("Hal: de stad bouwt een nieuwe hal voor alle clubs", original) == (
            "de stad bouwt een nieuwe hal voor alle"
        )
        assert copied("Een hal bouwen voor alle clubs van de wijk", original) == ""
