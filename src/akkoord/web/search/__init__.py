"""Search in Dutch texts: the same query gives the same answer, in the same order, on both databases.

Python cuts texts into tokens (`words`) and decides which tokens a query stands for (`vocabulary`: stems,
compounds, typing errors); the database only finds the rows that hold them (`fields`); Python ranks those
(`ranking`). An app above this one hands in its texts and asks:

    actions.index(kind="promise", scope=version.pk, rows=[Row(7, "Meer fietspaden", about="Mobiliteit")])
    queries.find("promise", version.pk, "fiets").ids      # (7,)
"""
