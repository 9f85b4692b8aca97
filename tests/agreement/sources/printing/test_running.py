"""Numbers that count along with the pages of a plain text, and numbers that only seem to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from akkoord.agreement.sources.printing import running


class TestFind:
    def test_leaves_the_numbers_of_sections_alone(self):
        section = ["Er komt groen in de stad."] * 9
        lines = [line for n in range(1, 9) for line in (f"2.{n}. De stad maakt werk van groen", *section)]

        assert running.find(lines) == {}

    def test_leaves_a_table_of_contents_alone(self):
        assert running.find([f"Hoofdstuk over groen en water {page}" for page in range(3, 40)]) == {}

    def test_keeps_the_heading_of_a_chapter_that_its_pages_repeat(self):
        page = ["Er komt groen in de stad."] * 20
        chapters = ["Groene stad"] * 4 + ["Veilige stad"] * 4 + ["Zorgzame stad"] * 4
        lines = [line for n, name in enumerate(chapters, start=1) for line in (name, *page, str(n))]
        found = running.find(lines)

        kept = [place for place, line in enumerate(lines) if line == "Veilige stad" and place not in found]
        assert kept == [4 * 22]

    @given(
        st.lists(
            st.one_of(st.text(max_size=30), st.from_regex(r"[a-z ]{0,9}\d{1,3}[a-z ]{0,9}", fullmatch=True))
        )
    )
    def test_leaves_only_words_that_stood_there(self, lines):
        for place, rests in running.find(lines).items():
            assert "".join("".join(rests).split()) in "".join(lines[place].split()) or len(rests) > 1
