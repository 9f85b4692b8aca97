"""The small agreement of Voorbeeldegem with something of everything that can be marked on a promise."""

from __future__ import annotations

from akkoord.web.agreement import actions
from floors import town

_MARKS = {
    "1.2.1": {
        "page": 12,
        "actors": ["Wonen Dorp vzw", "OCMW"],
        "places": ["Stationsstraat"],
        "sdgs": [{"goal": 1, "because": "woning"}, {"goal": 11, "because": "woningen"}],
        "trends": [{"direction": "up", "text": "meer woningen"}],
        "conditions": [{"text": "waar mogelijk", "kind": "feasibility"}],
        "verb_class": "deliver",
        "repeats": ["h1.1"],
        "conflicts": [{"id": "1.3", "note": '"120" | "10%"'}],
    },
    "1.3": {"conflicts": [{"id": "1.2.1", "note": '"10%" | "120"'}], "actors": ["OCMW"]},
    "h1.1": {"repeats": ["1.2.1"]},
    "1.2.2": {"flags": [{"code": "no_target", "because": "begeleiden"}]},
}


def rows():
    return [row | _MARKS.get(row["id"], {}) for row in town.rows()]


def publish(given=None, title="Bestuursakkoord 2025-2030"):
    version = actions.store_version(
        title=title,
        rows=rows() if given is None else given,
        source_sha256="ab" * 32,
        term=(2025, 2030),
        actor=None,
        now=town.NOW,
    )
    return actions.publish(version_id=version.pk, actor=None, now=town.NOW)
