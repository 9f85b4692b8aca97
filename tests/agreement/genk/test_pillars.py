"""The promises in the prose before the chapters of a real agreement, as annotated beforehand."""

from collections import Counter

import pytest

from akkoord.agreement import reader
from akkoord.agreement.model import Kind
from akkoord.agreement.prose.splitting import split

GENK = "agreement/genk-2019-2024.txt"

# The sentences of a line that commit the city, from 1; one that stands twice holds two promises.
CERTAIN = {
    103: [3], 117: [1], 119: [1], 121: [2, 3], 129: [2, 3], 131: [2], 133: [2, 3], 137: [3],
    139: [1, 2, 3, 5, 5], 143: [1, 3], 149: [2], 155: [4], 157: [1, 2], 159: [1, 4, 5], 161: [4], 163: [1],
    165: [1, 2], 171: [3], 173: [2], 175: [1], 177: [1], 181: [3], 183: [1], 185: [2, 3], 189: [2, 5],
    191: [1, 2, 3], 193: [1], 195: [1, 2], 197: [1],
}  # fmt: skip
# One careful reader takes them for promises, another for elaboration.
DOUBTFUL = {
    103: [4], 117: [4], 119: [2, 3], 131: [1, 5], 139: [4], 143: [2], 149: [3], 157: [3], 159: [2, 3],
    161: [5, 6, 7], 171: [2], 185: [1], 189: [3], 193: [2],
}  # fmt: skip
# "De creatie van ... is een gevoel": an act that is named and not done.
MISSED = [(163, 1)]


def places(numbers):
    return Counter((line, number) for line, own in numbers.items() for number in own)


@pytest.fixture(scope="module")
def read(shared):
    text = shared(GENK).read_text(encoding="utf-8")
    return text.split("\n"), reader.read(text)


@pytest.fixture(scope="module")
def pillars(read):
    return [promise for promise in read[1].promises if promise.kind is Kind.PILLAR]


@pytest.fixture(scope="module")
def found(read, pillars):
    lines, _ = read
    return Counter(
        (pillar.line_start, number)
        for pillar in pillars
        for number, sentence in enumerate(split(lines[pillar.line_start - 1]), start=1)
        if pillar.text in sentence
    )


class TestPillars:
    def test_are_the_sentences_that_certainly_commit_the_city(self, found):
        assert sorted((places(CERTAIN) - found).elements()) == MISSED

    def test_are_no_sentences_that_certainly_do_not(self, found):
        assert found - places(CERTAIN) - places(DOUBTFUL) == Counter()

    def test_agree_with_the_strictest_annotation(self, found):
        hits = (found & places(CERTAIN)).total()
        precision, recall = hits / found.total(), hits / places(CERTAIN).total()

        assert 2 * precision * recall / (precision + recall) > 0.85

    def test_stand_on_one_line_in_its_exact_words(self, read, pillars):
        lines, _ = read

        assert all(pillar.line_start == pillar.line_end for pillar in pillars)
        assert all(pillar.text in lines[pillar.line_start - 1] for pillar in pillars)

    def test_serve_no_goal_and_name_the_words_that_commit(self, pillars):
        assert {pillar.parent for pillar in pillars} == {None}
        because = [flag.because for pillar in pillars for flag in pillar.flags if flag.code == "in_prose"]
        assert len(because) == len(pillars)
        assert all(because)

    def test_give_their_line_the_name_of_the_first(self, read, pillars):
        first = {pillar.line_start: pillar.id for pillar in reversed(pillars)}

        assert {line: read[1].coverage[line - 1] for line in first} == {
            line: f"promise:{own}" for line, own in first.items()
        }
