"""The words of the standard Besluit Publicatie that a decision uses, with their namespaces."""

from __future__ import annotations

from rdflib import Namespace

from akkoord.decisions.model import DecisionLanguage

PREFIXES = {
    "besluit": "http://data.vlaanderen.be/ns/besluit#",
    "mandaat": "http://data.vlaanderen.be/ns/mandaat#",
    "persoon": "http://data.vlaanderen.be/ns/persoon#",
    "generiek": "http://data.vlaanderen.be/ns/generiek#",
    "besluittype": "https://data.vlaanderen.be/id/concept/BesluitType/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "lblod": "http://data.lblod.info/vocabularies/lblod/",
    "ext": "http://mu.semte.ch/vocabularies/ext/",
}
"""The prefixes that pages of local decisions use, and what they mean where a page forgets to say it."""

BESLUIT = Namespace(PREFIXES["besluit"])
MANDAAT = Namespace(PREFIXES["mandaat"])
ELI = Namespace(PREFIXES["eli"])
PROV = Namespace(PREFIXES["prov"])
DCT = Namespace(PREFIXES["dct"])
SKOS = Namespace(PREFIXES["skos"])

CARRIES_OUT = "prov:wasInfluencedBy"
"""Links a decision to a promise; chosen in docs/decisions/0004-decisions-as-rdfa.md."""

LANGUAGES: dict[DecisionLanguage, str] = {
    "nl": "http://publications.europa.eu/resource/authority/language/NLD",
    "fr": "http://publications.europa.eu/resource/authority/language/FRA",
    "de": "http://publications.europa.eu/resource/authority/language/DEU",
    "en": "http://publications.europa.eu/resource/authority/language/ENG",
}
