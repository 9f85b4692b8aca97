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
        is_whole: Whether each paragraph is on one line, so that what stands aside tears nothing apart.
    """

    lines: tuple[str, ...]
    notes: tuple[Reason, ...] = ()
    pages: tuple[int, ...] = ()
    aside: Mapping[int, str] = field(default_factory=dict)
    origins: tuple[tuple[int, ...], ...] = ()
    count: int = 0
    is_whole: bool = False

    def page(self, line: int) -> int | None:
        """Return the page of a line; None for a format without pages.

        >>> Source(("Een", "Twee"), pages=(1, 2)).page(2), Source(("Een",)).page(1)
        (2, None)
        """
        return self.pages[line - 1] if self.pages else None

    def of_file(self, lines: Iterable[int]) -> tuple[int, ...]:
        """Return the lines of the file that these lines were read from, in order.

        >>> Source(("Wij planten.",), origins=((3, 4),), count=4).of_file([1]), Source(("Een",)).of_file([1])
        ((3, 4), (1,))
        """
        if not self.origins:
            return tuple(lines)
        return tuple(sorted({number for line in lines for number in self.origins[line - 1]}))

    def roles_of_file(self, roles: Sequence[str]) -> tuple[str, ...]:
        """Return the role of each line of the file, given those of the lines that were read.

        A line that held two columns has the role of the first of the two that is not blank.

        >>> source = Source(("Groen.", "", "Zorg."), origins=((1,), (), (1, 2)), count=3)
        >>> source.roles_of_file(["promise:1", "blank", "promise:2"])
        ('promise:1', 'promise:2', 'blank')
        """
        if not self.origins:
            return tuple(roles)
        role_of = ["blank"] * self.count
        for role, numbers in zip(roles, self.origins, strict=True):
            for number in numbers:
                if role_of[number - 1] == "blank":
                    role_of[number - 1] = role
        return tuple(role_of)
