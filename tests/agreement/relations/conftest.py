"""Two promises in two chapters of a made-up town, and what the reader finds between them."""

import pytest

from akkoord.agreement import reader

# Other promises, so that no word is rare only because nothing else is said.
AROUND = """
- Elke wijk krijgt een koele plek met bomen en water.
- De bibliotheek blijft op zondag open.
- Wij verlagen de drempel van het Sociaal Loket.
- Het stadhuis krijgt zonnepanelen.
- De markt verhuist naar het Kerkplein.
- Clubs vragen hun subsidies aan met één formulier.
- De academie zoekt een nieuw gebouw.
- De politie houdt toezicht aan de schoolpoort.
"""
TOWN = """GROENE STAD

- {one}
{around}
STAD AAN HET WATER

- {other}
- De haven wordt uitgediept.
- Jongeren krijgen een eigen plek aan de kade.
"""


@pytest.fixture
def town():
    """Return the promises of a town that makes two promises in two chapters."""

    def promises(one, other):
        return reader.read(TOWN.format(one=one, around=AROUND, other=other)).promises

    return promises


@pytest.fixture
def relation(town):
    """Return whether two promises repeat each other, and the notes on what conflicts."""

    def found(one, other):
        promises = town(one, other)
        first, second = (next(own for own in promises if own.text == text) for text in (one, other))
        notes = [conflict.note for conflict in first.conflicts if conflict.id == second.id]
        return second.id in first.repeats, notes

    return found
