"""The tables of the log on SQLite, as statements.

The column `rowid` is declared with AUTOINCREMENT, so that a dump keeps every position and no
position is used again; the library's own queries ask for that name. Triggers keep the three tables
append-only against mistakes. They do not stop somebody who wants to change the file: that is shown
by the ledger.

Texts are removed only by an erasure or a retention act, which drops the trigger `texts_no_delete`,
deletes the rows and makes the trigger again in one transaction (on SQLite such statements are
undone with the rest).
"""

EVENTS = (
    "CREATE TABLE IF NOT EXISTS stored_events ("
    "rowid INTEGER PRIMARY KEY AUTOINCREMENT, "
    "originator_id TEXT NOT NULL, "
    "originator_version INTEGER NOT NULL, "
    "topic TEXT NOT NULL, "
    "state BLOB NOT NULL, "
    "UNIQUE (originator_id, originator_version))"
)

TEXTS = (
    "CREATE TABLE IF NOT EXISTS texts ("
    "text_id BLOB NOT NULL PRIMARY KEY CHECK (length(text_id) = 16), "
    "sealed BLOB NOT NULL)"
)

COMMANDS = (
    "CREATE TABLE IF NOT EXISTS commands ("
    "command_id BLOB NOT NULL PRIMARY KEY CHECK (length(command_id) = 16), "
    "fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32), "
    "first_position INTEGER NOT NULL, "
    "last_position INTEGER NOT NULL) WITHOUT ROWID"
)


def _append_only(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only: enter a correction instead'); END"
        for act in ("update", "delete")
    ]


CREATE = [
    EVENTS,
    TEXTS,
    COMMANDS,
    *_append_only("stored_events"),
    *_append_only("texts"),
    *_append_only("commands"),
]

INSERT_EVENT = (
    "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?,?,?,?)"
)
INSERT_TEXT = "INSERT INTO texts (text_id, sealed) VALUES (?,?)"
INSERT_COMMAND = (
    "INSERT INTO commands (command_id, fingerprint, first_position, last_position) VALUES (?,?,?,?)"
)
SELECT_COMMAND = (
    "SELECT fingerprint, first_position, last_position FROM commands WHERE command_id = ?"
)
SELECT_VERSION = (
    "SELECT coalesce(max(originator_version), 0) FROM stored_events "
    "WHERE originator_id = ? AND originator_version < ?"
)
SELECT_TOPICS = "SELECT DISTINCT topic FROM stored_events"
SELECT_ROWS = (
    "SELECT rowid, originator_id, originator_version, topic, state FROM stored_events "
    "WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?"
)
