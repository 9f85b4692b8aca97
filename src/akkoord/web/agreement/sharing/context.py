"""The terms of the linked data and what each stands for: standard vocabularies first, then our own columns.

A term that no standard has is the address of a column in the data dictionary of this site, so whoever meets
it can look it up there.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

PREFIXES = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_CLASSES = {
    "Work": "eli:Work",
    "Entity": "prov:Entity",
    "Activity": "prov:Activity",
    "SoftwareAgent": "prov:SoftwareAgent",
    "Concept": "skos:Concept",
    "Agent": "foaf:Agent",
    "Place": "dct:Location",
    "Quantity": "schema:QuantitativeValue",
    "Checksum": "spdx:Checksum",
    "Finding": "voc:findings",
    "Change": "voc:changes",
}

_STANDARD: dict[str, Any] = {
    "identifier": "dct:identifier",
    "title": {"@id": "dct:title", "@language": "nl"},
    "text": {"@id": "prov:value", "@language": "nl"},
    "name": "foaf:name",
    "label": {"@id": "skos:prefLabel", "@container": "@language"},
    "language": {"@id": "dct:language", "@type": "@id"},
    "license": {"@id": "dct:license", "@type": "@id"},
    "issued": {"@id": "dct:issued", "@type": "xsd:dateTime"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "domain": {"@id": "dct:subject", "@type": "@id"},
    "sdgs": {"@id": "eli:is_about", "@type": "@id"},
    "places": {"@id": "dct:spatial", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
    "quantity": "schema:value",
    "unit": {"@id": "schema:unitText", "@language": "nl"},
    "words": {"@id": "schema:description", "@language": "nl"},
    "checksum": {"@id": "spdx:checksum", "@type": "@id"},
    "algorithm": {"@id": "spdx:algorithm", "@type": "@id"},
    "checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
}

_PROMISES_TO = ("actors", "repeats", "conflicts")
_PROMISES_SAY = (
    "kind", "level", "line_start", "line_end", "page", "is_measurable", "verb_class", "flags", "stage",
    "is_claimed", "is_overdue",
)  # fmt: skip


def own() -> str:
    """Return what our own terms begin with: the page of the data dictionary of this site."""
    return f"{settings.CITY.base_url}/open-data/woordenboek/#"


def context() -> dict[str, Any]:
    """Return the context that each document carries in itself: to read it, nothing has to be fetched."""
    return {
        "@version": 1.1,
        **PREFIXES,
        "voc": {"@id": own(), "@prefix": True},
        "id": "@id",
        "type": "@type",
        **_CLASSES,
        **_STANDARD,
        **_own_terms(),
    }


def _own_terms() -> dict[str, Any]:
    in_dutch = {"theme": "theme", "subtheme": "subtheme"}
    return {
        **{name: f"voc:promises-{name}" for name in _PROMISES_SAY},
        **{name: {"@id": f"voc:promises-{name}", "@language": "nl"} for name in in_dutch},
        **{name: {"@id": f"voc:promises-{name}", "@type": "@id"} for name in _PROMISES_TO},
        "goal": {"@id": "voc:promises-goal_number", "@type": "@id"},
        "stage_since": {"@id": "voc:promises-stage_since", "@type": "xsd:date"},
        "targets": "voc:promises-targets_data",
        "trends": "voc:promises-trends",
        "direction": "voc:trends-direction",
        "conditions": "voc:promises-conditions",
        "condition_kind": "voc:conditions-kind",
        "comparator": "voc:targets-comparator",
        "deadline": "voc:targets-deadline",
        "baseline": {"@id": "voc:targets-baseline", "@language": "nl"},
        "promises": "voc:domains-promises",
        "goals": "voc:domains-goals",
        "measurable": "voc:domains-measurable",
        "code": "voc:findings-code",
        "concerns": {"@id": "voc:findings-promises", "@type": "@id"},
        "sentence": "voc:findings-sentence",
        "change": "voc:changes-kind",
        "old": {"@id": "voc:changes-old_number", "@type": "@id"},
        "new": {"@id": "voc:changes-new_number", "@type": "@id"},
        "old_text": {"@id": "voc:changes-old_text", "@language": "nl"},
        "new_text": {"@id": "voc:changes-new_text", "@language": "nl"},
        "because": "voc:changes-because",
    }
