"""The agreement of the city: its versions and promises, what was read in each, and how versions differ."""

from akkoord.web.agreement.models.comparisons import Change, Comparison
from akkoord.web.agreement.models.findings import Finding, FindingText
from akkoord.web.agreement.models.marks import FlagMark, Name, NameMark, Relation, SdgMark
from akkoord.web.agreement.models.texts import Domain, Lineage, Promise, PromiseText, Version, is_goal

__all__ = [
    "Change",
    "Comparison",
    "Domain",
    "Finding",
    "FindingText",
    "FlagMark",
    "Lineage",
    "Name",
    "NameMark",
    "Promise",
    "PromiseText",
    "Relation",
    "SdgMark",
    "Version",
    "is_goal",
]
