"""The interface for programs, `/api/v1/`: reading for everybody, writing with a key.

`service` holds the operations, `door` what holds for each of them, `problems` how an error is told,
`contract` the document that describes all of it.
"""
