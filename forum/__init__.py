"""The rules of the forum, and the only writer of the log.

`record` holds what is stored for ever; `store` is the log on SQLite and PostgreSQL with its
texts and keys; the chapters (`governing`, `seating`, `meeting`, `publishing`, `answering`,
`keeping`) hold one module an aggregate and `commands.py`; `application` composes the commands
into `Governance`; `policy` says who may do and see what; `errors` holds the refusals.
"""
