"""One archive with all that a city would miss: the database, the uploaded files, and what vouches for them.

`python -m akkoord.web backup FILE` writes it, `python -m akkoord.web restore FILE` puts it back. The secret
key is not in it: keep that apart, as `docs/how-to/run.md` says.
"""
