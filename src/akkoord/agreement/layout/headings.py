"""Which blocks are headings, once it is known what stands above and under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from akkoord.agreement import sentences
from akkoord.agreement.layout.blocks import Block, Shape
from akkoord.agreement.layout.numbering import Number, Sort

_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)?\d\d")
_FIGURE = re.compile(r"[-+–]?\d[\d.,]*\s*(?:\(|%|$)")
_FEWEST_NAMES = 3
_LONGEST_SLOGAN_WORDS = 6
_LONGEST_QUESTION_WORDS = 12
_ASKING_WORDS = "wat waar waarom waarvoor waarmee hoe wie welke wanneer zo dit dat als"
_ASKING = frozenset(_ASKING_WORDS.split())
_WILL_BE = frozenset(
    ["wordt", "worden", "blijft", "moet", "moeten", "zal", "zullen", "krijgt", "komt", "kan"]
)
_INFINITIVE = re.compile(r"\bworden(?:\s+(?:en|of|voor|in|bij|als)\b|\W*$)", re.IGNORECASE)
# "Wij willen:" leads in and names nothing.
_PRONOUNS = frozenset(["we", "wij", "ik", "je", "jij", "u", "ze", "zij", "men"])


def states(text: str, *, is_listed: bool = False) -> bool:
    """Whether a heading is a sentence about what will be, and so a goal by itself.

    One about what is ("Het dorp is groen") is a goal only where the table of contents announces it: elsewhere
    it more often says how things stand.

    >>> states("We bouwen aan een groene stad"), states("Wat we willen"), states("Ouder worden in de stad")
    (True, False, False)
    >>> states("Het dorp is groen"), states("Het dorp is groen", is_listed=True)
    (False, True)
    """
    words = text.casefold().split()
    if not words or words[0] in _ASKING or text.endswith("?"):
        return False
    if not sentences.US.isdisjoint(words) and len(words) > 2:
        return True
    will_be = is_listed or not _WILL_BE.isdisjoint(words)
    return will_be and sentences.states(text) and not _INFINITIVE.search(text)


def tell(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks, with headings told from paragraphs and bullets.

    >>> wonen = Block(Shape.PARAGRAPH, (1,), "Wonen")
    >>> [block.shape.name for block in tell([wonen, Block(Shape.PARAGRAPH, (3,), "Er komt een huis.")])]
    ['HEADING', 'PARAGRAPH']
    """
    grouped = list(_grouped(blocks))
    own = [block for block, _ in grouped]
    around = zip(grouped, [None, *own], [*own[1:], None], strict=False)
    told = [
        _as_heading(block) if not is_group and _is_heading(block, before, after) else block
        for (block, is_group), before, after in around
    ]
    return list(_with_items(told))


def _as_heading(block: Block) -> Block:
    mark = block.mark if block.sign else ""
    return replace(block, shape=Shape.HEADING, text=block.written, prefix="", mark=mark)


def _grouped(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield the blocks; names right under each other are one group: an address, who signed, a poem.

    Two may be the headings of a chapter and of what it opens with; without a text under them they are not.
    """
    position = 0
    while position < len(blocks):
        last = position
        while last + 1 < len(blocks) and _is_bare_name(blocks[last]) and _is_right_under(blocks, last + 1):
            last += 1
        run = blocks[position : last + 1]
        while run and not _is_bare_name(run[-1]):
            run = run[:-1]
        has_text = _is_right_under(blocks, position + len(run), any_shape=True)
        is_group = len(run) >= _FEWEST_NAMES or (len(run) == 2 and not has_text)
        # The first lines of all are the title.
        if is_group and position:
            lines = tuple(line for block in run for line in block.lines)
            yield replace(run[0], lines=lines, text=" ".join(block.text for block in run)), True
            position += len(run)
        else:
            yield blocks[position], False
            position += 1


def _is_bare_name(block: Block) -> bool:
    return (
        block.shape is Shape.PARAGRAPH
        and not block.is_bold
        and block.order is None
        and len(block.lines) == 1
        and not _FIGURE.match(block.text)
        and sentences.is_name(block.text)
    )


def _is_right_under(blocks: Sequence[Block], position: int, *, any_shape: bool = False) -> bool:
    if not 0 < position < len(blocks) or blocks[position].lines[0] != blocks[position - 1].lines[-1] + 1:
        return False
    return any_shape or _is_bare_name(blocks[position])


def _is_heading(block: Block, before: Block | None, after: Block | None) -> bool:
    match block.shape:
        case Shape.PARAGRAPH:
            # Under the last words of a text there is nothing to head.
            return after is not None and (_names(block) or _calls(block, before, after))
        case Shape.BULLET if block.order is not None and not block.sign:
            return after is not None and _heads(block, after)
        case Shape.BULLET:
            names_text = after is not None and after.shape is Shape.PARAGRAPH and not _names(after)
            return block.is_bold and sentences.is_label(block.text) and names_text
        case _:
            return False


def _heads(item: Block, after: Block) -> bool:
    """Whether a numbered sentence without an end stands above a text of its own, as headings do."""
    is_apart = after.lines[0] > item.lines[-1] + 1 and after.order is None
    is_text = after.shape in (Shape.PARAGRAPH, Shape.BULLET)
    return is_apart and is_text and sentences.is_name(item.text)


def _names(block: Block) -> bool:
    """Whether a paragraph is a name: of one line, or broken in two where the second starts small."""
    words = block.text.casefold().split()
    leads = sentences.leads_in(block.text) and not _PRONOUNS.isdisjoint(words)
    if block.is_bold and block.text.endswith("."):
        return sentences.is_label(block.text[:-1])
    is_name = sentences.is_name(block.text) or bool(_YEARS.fullmatch(block.text))
    return len(block.lines) <= 2 and is_name and not leads


def _calls(block: Block, before: Block | None, after: Block | None) -> bool:
    """Whether a question or a slogan stands alone above a text, as headings do."""
    if len(block.lines) > 1 or block.text[-1] not in "?!" or after is None:
        return False
    is_alone = before is None or before.shape is Shape.HEADING or before.lines[-1] + 1 < block.lines[0]
    longest = _LONGEST_QUESTION_WORDS if block.text[-1] == "?" else _LONGEST_SLOGAN_WORDS
    words = block.text.casefold().split()
    says = states(block.text) or not _PRONOUNS.isdisjoint(words)
    is_name = len(words) <= longest and sentences.is_name(block.text[:-1])
    return is_alone and is_name and (block.text[-1] == "?" or not says)


def _with_items(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks; numbered names with nothing between them are items of a list, not headings."""
    position = 0
    while position < len(blocks):
        last = position
        while last + 1 < len(blocks) and _counts_on(blocks[last], blocks[last + 1]):
            last += 1
        run = blocks[position : last + 1]
        yield from run if len(run) == 1 else map(_as_item, run)
        position = last + 1


def _counts_on(block: Block, after: Block) -> bool:
    """Whether the numbers of two names count on."""
    one, two = _number_of_name(block), _number_of_name(after)
    if one is None or two is None or one.series != two.series or one.path[:-1] != two.path[:-1]:
        return False
    return one.path[-1] + 1 == two.path[-1]


def _number_of_name(block: Block) -> Number | None:
    if block.shape is not Shape.HEADING or block.level or block.entry or block.order is None:
        return None
    return block.order if block.order.sort is Sort.PLAIN and block.order.rest else None


def _as_item(block: Block) -> Block:
    order = block.order
    if order is None:
        return block
    form = Shape.STEP if order.depth > 1 else Shape.BULLET
    prefix = block.text[: len(block.text) - len(order.rest)]
    mark = "" if form is Shape.STEP else order.style
    return replace(block, shape=form, text=block.text[len(prefix) :], prefix=prefix, mark=mark)
