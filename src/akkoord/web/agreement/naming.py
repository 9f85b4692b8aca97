"""What the pages call kinds, classes of verbs, flags and goals of the world."""

from __future__ import annotations

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

KINDS: dict[str, LazyText] = {
    "goal": _("Goals"),
    "action": _("Actions"),
    "highlight": _("Highlights"),
    "pillar": _("From the introduction"),
}

VERBS: dict[str, LazyText] = {
    "deliver": _("Something comes, changes or goes"),
    "continue": _("Something stays or goes on"),
    "investigate": _("It is looked into"),
    "support/stimulate": _("Others do it, with help"),
    "strive": _("An effort, without a fixed result"),
}

FLAGS: dict[str, LazyText] = {
    "no_target": _("Nothing to measure it by"),
    "several_promises": _("Several promises in one sentence"),
    "statement": _("Describes, promises nothing"),
    "label_only": _("Only a title"),
    "in_prose": _("Found in running text"),
    "joined": _("Joined from two pieces"),
    "damaged_text": _("Errors in the text"),
}

# The short titles: in English those of the United Nations, in Dutch those that the Flemish government uses.
SDGS: dict[int, LazyText] = {
    1: _("No poverty"),
    2: _("Zero hunger"),
    3: _("Good health and well-being"),
    4: _("Quality education"),
    5: _("Gender equality"),
    6: _("Clean water and sanitation"),
    7: _("Affordable and clean energy"),
    8: _("Decent work and economic growth"),
    9: _("Industry, innovation and infrastructure"),
    10: _("Reduced inequalities"),
    11: _("Sustainable cities and communities"),
    12: _("Responsible consumption and production"),
    13: _("Climate action"),
    14: _("Life below water"),
    15: _("Life on land"),
    16: _("Peace, justice and strong institutions"),
    17: _("Partnerships for the goals"),
}

SKIPPED: dict[str, LazyText] = {
    "table_of_contents": _("Table of contents"),
    "page_furniture": _("Page numbers and running heads"),
    "cross_reference": _("References to another part"),
    "list_in_prose": _("Lists inside running text"),
    "lead_in": _("Words that only lead in a list"),
    "description": _("Description"),
    "history": _("What was done before"),
    "analysis": _("Analysis"),
    "values": _("Values and opinions"),
    "question": _("Questions"),
    "thanks": _("Thanks"),
    "about_the_text": _("About the text itself"),
    "foreword": _("Foreword"),
    "colophon": _("Colophon"),
    "imprint": _("Date, version and parties"),
    "signature": _("Who signed"),
    "portfolios": _("Who is competent for what"),
    "glossary": _("Glossary"),
    "sources": _("Sources"),
    "address": _("Addresses"),
    "table": _("Tables and figures"),
    "caption": _("Captions"),
    "footnote": _("Footnotes"),
    "quote": _("Quotations"),
    "front_matter": _("Fields before the text"),
    "comment": _("Comments between the lines"),
}
"""Why lines of a document became no promise."""

LEVELS: dict[str, LazyText] = {
    "chapter-ambition": _("Ambition of a domain"),
    "theme-ambition": _("Ambition of a theme"),
    "section-ambition": _("Ambition of a part"),
    "goal": _("Goal"),
    "action": _("Action"),
    "nested": _("Part of an action"),
    "highlight": _("Highlight"),
    "pillar": _("Promise in the introduction"),
}
"""Where a promise stands in the tree."""

CHANGES: dict[str, LazyText] = {
    "sharpened": _("Firmer"),
    "weakened": _("Weaker"),
    "reworded": _("Reworded"),
    "moved": _("Moved"),
    "new": _("New"),
    "dropped": _("Dropped"),
    "kept": _("The same"),
}
"""What became of a promise in another version."""

FINDINGS: dict[str, tuple[LazyText, LazyText]] = {
    "conflict": (
        _("They contradict each other"),
        _("Two promises on one matter with another figure, date or direction. Which one holds?"),
    ),
    "repeats": (
        _("They say the same"),
        _("The same promise stands in several places. It counts once when you follow it."),
    ),
    "damaged_text": (
        _("Errors in the text"),
        _("Words that look like a typing or reading error. The text stays as it is."),
    ),
    "joined": (
        _("Joined from two pieces"),
        _("A new page broke the sentence in two. Check that both pieces belong together."),
    ),
    "several_promises": (
        _("Several promises in one sentence"),
        _("One sentence with several promises is hard to follow: one part can be kept, another not."),
    ),
    "statement": (_("Describes, promises nothing"), _("It says how things are, not what will be done.")),
    "goal_without_actions": (
        _("A goal without actions"),
        _("Nothing says how this goal will be reached."),
    ),
    "label_without_actions": (_("A title with nothing under it"), _("No promise stands under this title.")),
    "action_without_goal": (
        _("An action without a goal"),
        _("It does not say which goal this action serves."),
    ),
    "reference_unresolved": (
        _("A reference that leads nowhere"),
        _("It refers to a part of the text that has no heading of that name."),
    ),
    "promise_of_others": (
        _("Others must do it"),
        _("The city cannot keep this promise by itself."),
    ),
    "deadline_before_term": (
        _("A date before the term"),
        _("The date lies before the first year of the agreement."),
    ),
    "deadline_after_term": (
        _("A date after the term"),
        _("The date lies after the last year of the agreement."),
    ),
    "open_list": (
        _("A list that stays open"),
        _("The list ends in “...” or “enz.”: what else belongs to it?"),
    ),
    "no_target": (
        _("Nothing to measure it by"),
        _("Without a number, a norm or a date nobody can say when it is kept. Counted by domain."),
    ),
}
"""What a finding is called, and why it matters."""

CONDITIONS: dict[str, LazyText] = {
    "feasibility": _("if it can be done"),
    "need": _("if it is needed"),
    "event": _("if something happens first"),
    "reservation": _("with an exception"),
    "others": _("if others do it"),
}
"""On what a condition hangs."""

DIRECTIONS: dict[str, LazyText] = {"up": _("goes up"), "down": _("goes down"), "stable": _("stays as it is")}
"""Which way something is to go."""
