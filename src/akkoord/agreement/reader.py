"""Read an agreement: the one way in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from akkoord.agreement import flags, rederive, sentences
from akkoord.agreement.clauses import matters, references
from akkoord.agreement.layout.laid_out import Layout, lay_out
from akkoord.agreement.model import Agreement, CrossRef, Flag, Kind, Level, Promise, Term
from akkoord.agreement.names import finder
from akkoord.agreement.names.gazetteer import Gazetteer
from akkoord.agreement.relations import related
from akkoord.agreement.sources import plain, recognise
from akkoord.agreement.sources.source import Source
from akkoord.agreement.tree import ids as numbered
from akkoord.agreement.tree.drafts import Draft, Outline
from akkoord.agreement.tree.outline import outline
from akkoord.phrases import Reason

_TERM = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s*[-–—]\s*(?P<last>(?:19|20)\d\d)(?!\d)")
_LONGEST_TERM_YEARS = 10


def read(source: str | bytes | Source, *, gazetteer: Gazetteer | None = None) -> Agreement:
    r"""Return the promises of an agreement, with what became of each line.

    Args:
        source: The text, the content of a file (text, Markdown, PDF, DOCX or HTML), or lines that were read
            before.
        gazetteer: Names of who acts in the city and of its places, with their other spellings.

    Raises:
        InputError: if it cannot be read: `sources.plain` and `sources.refusals` name the reasons.

    >>> agreement = read("GROENE STAD\n\n- **Meer groen.**\n - Er komen 500 bomen.\n")
    >>> [(promise.id, promise.parent, promise.text) for promise in agreement.promises]
    [('1.1', None, 'Meer groen.'), ('1.1.1', '1.1', 'Er komen 500 bomen.')]
    >>> agreement.coverage
    ('heading', 'blank', 'promise:1.1', 'promise:1.1.1')
    """
    given = _source(source)
    text = given.text()
    layout = lay_out(text.lines)
    tree = outline(layout, text.lines)
    term = _term(tree.title)
    ids = numbered.number(tree.drafts)
    references_of = _references(tree, ids)
    known = finder.know([block.text for block in layout.blocks], gazetteer, tree.title)
    found = [known.find(draft.block.text) for draft in tree.drafts]
    promises = tuple(
        replace(
            _promise(draft, ids[position], ids, term, text.of_file(draft.block.lines)),
            page=text.page(draft.block.lines[0]),
            actors=found[position].actors,
            places=found[position].places,
            cross_refs=references_of[position],
        )
        for position, draft in enumerate(tree.drafts)
    )
    nothing = () if promises else (Reason("no_promises", {"lines": len(given.lines)}),)
    return Agreement(
        title=tree.title,
        term=term,
        promises=related.with_relations(flags.with_damage(promises)),
        coverage=text.roles_of_file(_coverage(len(text.lines), layout, tree, ids)),
        notes=given.notes + nothing,
    )


def _source(source: str | bytes | Source) -> Source:
    match source:
        case Source():
            return source
        case bytes():
            return recognise.from_bytes(source)
        case _:
            return plain.from_text(source)


def _term(title: str | None) -> Term | None:
    """Return the term that the title names, such as 2031-2036."""
    match = _TERM.search(title or "")
    if match is None:
        return None
    first, last = int(match["first"]), int(match["last"])
    return Term(first, last) if 0 < last - first < _LONGEST_TERM_YEARS else None


def _references(tree: Outline, ids: Sequence[str]) -> list[tuple[CrossRef, ...]]:
    """Return what each draft points to, with the lines under it that are only references."""
    places = references.under(_headings(tree.drafts, ids))
    about = matters.Matters(_passages(tree.drafts, ids))
    found = [
        about.resolved(draft.block.text, places, of_objective=draft.level.kind is Kind.OBJECTIVE)
        for draft in tree.drafts
    ]
    for passed in tree.passed:
        if passed.of is not None:
            goal = tree.drafts[passed.of]
            topic = matters.labelled(passed.block.text) or (goal.block.text if _is_label(goal) else "")
            found[passed.of] += about.resolved(passed.block.text, places, topic=topic, of_objective=True)
    return found


def _passages(drafts: Sequence[Draft], ids: Sequence[str]) -> list[matters.Passage]:
    return [
        matters.Passage(
            ids[position], draft.headings, draft.block.text, draft.parent, draft.level.kind is Kind.OBJECTIVE
        )
        for position, draft in enumerate(drafts)
    ]


def _headings(drafts: Sequence[Draft], ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each heading with the objectives under it; a chapter with its own ambition first."""
    objectives = [
        (draft, ids[position]) for position, draft in enumerate(drafts) if draft.level.kind is Kind.OBJECTIVE
    ]
    for draft, own_id in sorted(objectives, key=lambda found: found[0].level is not Level.CHAPTER_AMBITION):
        yield from ((heading, own_id) for heading in draft.headings if heading is not None)


def _promise(
    draft: Draft, own_id: str, ids: Sequence[str], term: Term | None, lines: Sequence[int]
) -> Promise:
    block = draft.block
    domain, theme, subtheme = draft.headings
    promise = Promise(
        id=own_id,
        level=draft.level,
        domain=domain,
        theme=theme,
        subtheme=subtheme,
        parent=None if draft.parent is None else ids[draft.parent],
        nested_under=None if draft.nested_under is None else ids[draft.nested_under],
        line_start=lines[0],
        line_end=lines[-1],
        page=None,
        text=block.text,
    )
    read = rederive.clauses(promise, term, is_label=_is_label(draft))
    in_prose = (Flag("in_prose", draft.because),) if draft.because else ()
    joined = (Flag("joined", ", ".join(map(str, lines))),) if block.is_joined else ()
    return replace(read, flags=read.flags + in_prose + joined)


def _is_label(draft: Draft) -> bool:
    is_title = draft.block.is_bold or sentences.leads_in(draft.block.text)
    return draft.level is Level.GOAL and is_title and sentences.is_label(draft.block.text)


def _coverage(count: int, layout: Layout, tree: Outline, ids: Sequence[str]) -> tuple[str, ...]:
    role_of = dict.fromkeys(layout.blank, "blank")
    role_of |= {line: f"skipped:{reason}" for line, reason in layout.skipped.items()}
    role_of |= {line: passed.role for passed in tree.passed for line in passed.block.lines}
    role_of |= {
        line: f"promise:{ids[position]}"
        # The first promise of a line names it: a later one must not take its place.
        for position, draft in reversed(tuple(enumerate(tree.drafts)))
        for line in draft.block.lines
    }
    return tuple(role_of[number] for number in range(1, count + 1))
