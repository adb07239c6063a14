"""The store: the log on SQLite or PostgreSQL, its texts and commands, and the keys beside it.

`rows` and `saving` are what one save brings; `sqlite` and `postgres` are the two recorders, with
their statements in `sqlite_tables` and `postgres_tables`; `keys` are the key stores and `master`
the key that wraps them; `opening` makes and opens all of it, with `on_sqlite` and `on_postgres`
for where things lie; `refusals` are the ways to say no. Nothing here knows what an event means.
"""
