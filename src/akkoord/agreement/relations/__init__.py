r"""Relate the promises of one agreement: which say the same in other words, and which do not go together.

    from akkoord.agreement.relations import related

    found = related.find(agreement.promises)["3.2.1"]
    found.repeats       # ('h1.2', '7.1.4'): the summary and another chapter promise it too
    found.conflicts     # (Conflict(id='h1.2', note='"500 bomen" | "300 bomen"'),)

Nothing is resolved: both promises stay as they are, and a person decides. How promises are compared, and
why so: docs/decisions/0007-repeats-and-conflicts.md.

`roots` and `vocabulary` tell what a word weighs, `passages` and `likeness` how far one promise says what
another says, `candidates` which are worth comparing, `repeats` and `clusters` which say the same; `wordings`,
`figures` and `oppositions` find for `conflicts` what differs.
"""
