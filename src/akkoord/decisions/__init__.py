"""Decisions of a city: written and read as RDFa of the standard Besluit Publicatie, and linked to promises.

from akkoord.decisions import link
from akkoord.decisions.formats import rdfa

reading = rdfa.read(page, base="https://stad.example/zittingen/12/besluitenlijst")
for decision in reading.decisions:
    answer = link.suggest(decision, promises={"https://stad.example/beloften/7": "Meer fietspaden"})
"""
