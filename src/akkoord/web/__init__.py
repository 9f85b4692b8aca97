"""The web shell: everything that knows requests, rows, users, files and the clock.

    python -m akkoord.web migrate
    python -m akkoord.web serve

One installation serves one city, described by a file (see `akkoord.web.frame.city`).
"""
