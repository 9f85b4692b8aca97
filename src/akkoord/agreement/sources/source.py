"""What every format is turned into: numbered lines, and what was healed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from akkoord.phrases import Reason


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of an agreement (the first is line 1), their pages, and notes on what was healed.

    Attributes:
        lines: With the marks of plain text and Markdown, whatever the format was.
        notes: What was healed or left out.
        pages: The page of each line, counted from 1; empty for a format without pages.
        aside: The numbers of the lines that stand aside of the text, each with what it is: `page_furniture`
            (page numbers, running heads, menus) or `footnote`.
        origins: For text whose lines were broken or stood in columns, the lines of the file that each line
            was read from; empty where the lines are those of the file.
        count: How many lines the file has; as many as `lines` where those are the file's.
        written: The lines of the file itself, where `origins` points to them.
        is_whole: Whether each paragraph is on one line, so that what stands aside tears nothing apart.
    """

    lines: tuple[str, ...]
    notes: tuple[Reason, ...] = ()
    pages: tuple[int, ...] = ()
    aside: Mapping[int, str] = field(default_factory=dict)
    origins: tuple[tuple[int, ...], ...] = ()
    count: int = 0
    written: tuple[str, ...] = ()
    is_whole: bool = False

    def lines_of_file(self) -> tuple[str, ...]:
        """Return the lines that the numbers of a promise speak of, the first as line 1.

        >>> Source(("Groen.",), origins=((1, 2),), count=2, written=("Gro-", "en.")).lines_of_file()
        ('Gro-', 'en.')
        """
        return self.written if self.origins else self.lines

    def text(self) -> Text:
        """Return the lines without what stands aside; a blank line where that may tear a paragraph apart.

        >>> Source(("Groen", "12", "Wonen"), aside={2: "page_furniture"}, is_whole=True).text().lines
        ('Groen', 'Wonen')
        """
        if not self.aside:
            return Text(self.lines, self)
        if not self.is_whole:
            lines = ("" if number in self.aside else line for number, line in enumerate(self.lines, start=1))
            return Text(tuple(lines), self)
        numbers = tuple(number for number in range(1, len(self.lines) + 1) if number not in self.aside)
        return Text(tuple(self.lines[number - 1] for number in numbers), self, numbers)


@dataclass(frozen=True, slots=True)
class Text:
    """The lines of a source that are laid out, and where each of them comes from.

    Attributes:
        lines: The first is line 1.
        source: Where they come from.
        numbers: The line of the source that each is; empty where they are the same.
    """

    lines: tuple[str, ...]
    source: Source
    numbers: tuple[int, ...] = ()

    def page(self, line: int) -> int | None:
        """Return the page of a line; None for a format without pages.

        >>> Source(("Een", "Twee"), pages=(1, 2)).text().page(2), Source(("Een",)).text().page(1)
        (2, None)
        """
        return self.source.pages[self._number(line) - 1] if self.source.pages else None

    def of_file(self, lines: Iterable[int]) -> tuple[int, ...]:
        """Return the lines of the file that these lines were read from, in order.

        >>> Source(("Wij planten.",), origins=((3, 4),), count=4).text().of_file([1])
        (3, 4)
        """
        numbers = [self._number(line) for line in lines]
        if not self.source.origins:
            return tuple(numbers)
        return tuple(sorted({own for number in numbers for own in self.source.origins[number - 1]}))

    def roles_of_file(self, roles: Sequence[str]) -> tuple[str, ...]:
        """Return the role of each line of the file, given those of the lines that were laid out.

        A line that held two columns has the role of the first of the two that is not blank.

        >>> source = Source(("Groen.", "12", "Zorg."), aside={2: "page_furniture"}, is_whole=True)
        >>> source.text().roles_of_file(["promise:1", "promise:2"])
        ('promise:1', 'skipped:page_furniture', 'promise:2')
        """
        source = self.source
        role_of = {self._number(line): role for line, role in enumerate(roles, start=1)}
        role_of |= {number: f"skipped:{what}" for number, what in source.aside.items()}
        if not source.origins:
            return tuple(role_of[number] for number in range(1, len(source.lines) + 1))
        found = ["blank"] * source.count
        for number, own in enumerate(source.origins, start=1):
            for line in own:
                if found[line - 1] == "blank":
                    found[line - 1] = role_of[number]
        return tuple(found)

    def _number(self, line: int) -> int:
        return self.numbers[line - 1] if self.numbers else line
