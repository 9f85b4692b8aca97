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
