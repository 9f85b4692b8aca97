"""The catalogue of the data of this site, in DCAT-AP Vlaanderen.

`registry` holds what is offered, `offered` fills it, `graph` writes it down as linked data, and `shapes.ttl`
says what the profile makes mandatory.
"""
