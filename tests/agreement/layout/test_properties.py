"""What holds of every reading, whatever the layout: no line is lost, no word is lost or made up."""

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from akkoord.agreement import reader
from akkoord.agreement.sources.plain import EmptyFile, NotText

SENTENCES = [
    "Er komt een park.",
    "De dokter blijft in het dorp.",
    "Wij bouwen veertig huizen aan de rand van de stad",
    "en wij helpen wie een huis herstelt.",
    "Elke school krijgt een tuin; elke straat een boom.",
    "2.000 bomen komen langs de beek.",
    "Wij zetten in op:",
    "zie ook het deel over wonen",
]
NAMES = ["Wonen", "GROENE STAD", "Een stad die zorgt", "Voorwoord", "Colofon", "Bijlage: cijfers", "Acties:"]
NUMBERS = [
    "1.",
    "2.",
    "1.1",
    "1.2",
    "1.2.1",
    "A.",
    "II.",
    "a)",
    "(1)",
    "3",
    "Hoofdstuk 2:",
    "SD 1",
    "OD 1.1",
    "Actie 1.1.1:",
]
MARKS = ["- ", "* ", "• ", "o ", "– ", "> ", "✓ ", "  - ", "\t- ", "    * ", "  ", ""]
OTHER = [
    "", "", "12", "- 13 -", "---", "=====", "***", "•", "Wonen ..... 12", "Wonen\t12", "Inhoud", "| a | b |",
    "Huren | 2032", "|---|---|", "Totaal 1.200 1.300 1.400", "<!-- nog te doen -->", "Figuur 2: een boom",
    "“Een citaat van iemand.”", "Een groene stad14", "15Wonen", "info@dorp.example", "¹ Een noot.",
    "**Iedereen doet mee.**", "__Wonen__", "W O N E N", "- **Bibliotheek:**", "- **Iedereen", "  leest.**",
    "\fEen nieuwe bladzijde",
]  # fmt: skip


@st.composite
def lines(draw):
    """Return one line as it may stand in an agreement."""
    if draw(st.booleans()):
        return draw(st.sampled_from(OTHER))
    text = draw(st.sampled_from(SENTENCES + NAMES))
    number = draw(st.sampled_from(["", "", "", *NUMBERS]))
    return f"{draw(st.sampled_from(MARKS))}{number} {text}" if number else draw(st.sampled_from(MARKS)) + text


texts = st.lists(lines(), min_size=1, max_size=40).map("\n".join).filter(str.strip)


def letters(text):
    return re.sub(r"[\W_]", "", text)


def is_in_order(part, whole):
    """Whether all letters of one text stand in another, in that order."""
    left = iter(whole)
    return all(letter in left for letter in part)


class TestReading:
    @given(texts)
    def test_accounts_for_each_line_once(self, text):
        agreement = reader.read(text)

        by_id = agreement.by_id()
        assert len(agreement.coverage) == len(text.split("\n")) - text.endswith("\n")
        for number, role in enumerate(agreement.coverage, start=1):
            kind, _, of = role.partition(":")
            assert kind in ("promise", "heading", "skipped", "blank")
            if kind == "promise":
                assert by_id[of].line_start <= number <= by_id[of].line_end

    @given(texts)
    def test_names_each_line_after_the_first_promise_on_it(self, text):
        agreement = reader.read(text)

        first = {}
        for promise in agreement.promises:
            for line in range(promise.line_start, promise.line_end + 1):
                first.setdefault(line, f"promise:{promise.id}")
        for promise in agreement.promises:
            for line in (promise.line_start, promise.line_end):
                assert agreement.coverage[line - 1] == first[line]

    @given(texts)
    def test_loses_and_invents_no_word(self, text):
        written = text.split("\n")

        for promise in reader.read(text).promises:
            source = "".join(written[promise.line_start - 1 : promise.line_end])
            assert promise.text
            assert is_in_order(letters(promise.text), letters(source))

    @given(texts)
    def test_keeps_the_order_and_serves_what_stands_above(self, text):
        promises = reader.read(text).promises

        starts = {promise.id: promise.line_start for promise in promises}
        assert len(starts) == len(promises)
        assert list(starts.values()) == sorted(starts.values())
        assert all(starts[promise.parent] < promise.line_start for promise in promises if promise.parent)

    @given(texts, st.integers(1, 5))
    def test_is_the_same_under_blank_lines(self, text, count):
        assume(not text.startswith("---"))
        one, two = reader.read(text), reader.read("\n" * count + text)

        assert two.coverage == ("blank",) * count + one.coverage
        assert [(own.id, own.level, own.text, own.line_start + count) for own in one.promises] == [
            (own.id, own.level, own.text, own.line_start) for own in two.promises
        ]

    @given(
        st.lists(st.sampled_from(SENTENCES[:3] + SENTENCES[4:6]), min_size=1, max_size=20),
        st.sampled_from("-*•✓"),
    )
    def test_of_a_list_is_the_same_when_it_is_written_again(self, sentences, mark):
        first = reader.read("WONEN\n\n" + "\n".join(f"{mark} {text}" for text in sentences))
        again = reader.read("WONEN\n\n" + "\n".join(f"- {promise.text}" for promise in first.promises))

        assert [promise.text for promise in first.promises] == sentences
        assert [promise.text for promise in again.promises] == sentences

    @given(st.text())
    @settings(max_examples=300)
    def test_never_fails_on_odd_text(self, text):
        try:
            agreement = reader.read(text)
        except (EmptyFile, NotText):
            return

        assert all(agreement.coverage)
