"""The tables of the log on PostgreSQL beside the library's own, as statements.

Needs PostgreSQL 14 or newer. Triggers keep the three tables append-only against mistakes, also
against TRUNCATE. Texts are removed only by an erasure or a retention act, which disables the
trigger `append_only` of `forum_texts`, deletes the rows and enables it again in one transaction.
Ciphertext does not compress, so texts are stored EXTERNAL.
"""

from typing import NamedTuple

from psycopg.sql import SQL, Composed, Identifier

EVENTS_TABLE = "forum_events"
TEXTS_TABLE = "forum_texts"
COMMANDS_TABLE = "forum_commands"
COMMANDS_KEY = "forum_commands_pkey"


class Statements(NamedTuple):
    """The statements for one schema.

    Attributes:
        create: Tables, function and triggers, each harmless when repeated.
        insert_texts: Two arrays, ids and sealed bytes.
        insert_command: Id, fingerprint, number of events, in the transaction that inserted these.
        select_command: Id.
        select_versions: Two arrays, aggregate ids and the versions below which events count.
        select_topics: Nothing.
        select_rows: Position after which, last position, limit.
        select_texts: An array of ids.
    """

    create: list[Composed]
    insert_texts: Composed
    insert_command: Composed
    select_command: Composed
    select_versions: Composed
    select_topics: Composed
    select_rows: Composed
    select_texts: Composed

    @classmethod
    def of(cls, schema: str, events_table: str) -> "Statements":
        """Make the statements for a schema and its table of events."""
        events = Identifier(schema, events_table)
        texts = Identifier(schema, TEXTS_TABLE)
        commands = Identifier(schema, COMMANDS_TABLE)
        refuse = Identifier(schema, "forum_refuse_change")
        return cls(
            create=[
                _CREATE_TEXTS.format(texts=texts),
                _STORE_EXTERNAL.format(texts=texts),
                _CREATE_COMMANDS.format(commands=commands, key=Identifier(COMMANDS_KEY)),
                _CREATE_REFUSAL.format(refuse=refuse),
                *(
                    _CREATE_TRIGGER.format(table=table, refuse=refuse)
                    for table in (events, texts, commands)
                ),
            ],
            insert_texts=_INSERT_TEXTS.format(texts=texts),
            insert_command=_INSERT_COMMAND.format(commands=commands, events=events.as_string()),
            select_command=_SELECT_COMMAND.format(commands=commands),
            select_versions=_SELECT_VERSIONS.format(events=events),
            select_topics=_SELECT_TOPICS.format(events=events),
            select_rows=_SELECT_ROWS.format(events=events),
            select_texts=_SELECT_TEXTS.format(texts=texts),
        )


_CREATE_TEXTS = SQL(
    "CREATE TABLE IF NOT EXISTS {texts} (text_id uuid PRIMARY KEY, sealed bytea NOT NULL)"
)
_STORE_EXTERNAL = SQL("ALTER TABLE {texts} ALTER COLUMN sealed SET STORAGE EXTERNAL")
_CREATE_COMMANDS = SQL(
    "CREATE TABLE IF NOT EXISTS {commands} ("
    "command_id uuid CONSTRAINT {key} PRIMARY KEY, "
    "fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32), "
    "first_position bigint NOT NULL, "
    "last_position bigint NOT NULL)"
)
_CREATE_REFUSAL = SQL(
    "CREATE OR REPLACE FUNCTION {refuse}() RETURNS trigger LANGUAGE plpgsql AS $BODY$ BEGIN "
    "RAISE EXCEPTION '% is append-only: enter a correction instead', TG_TABLE_NAME "
    "USING ERRCODE = 'restrict_violation'; END; $BODY$"
)
_CREATE_TRIGGER = SQL(
    "CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {refuse}()"
)
_INSERT_TEXTS = SQL(
    "INSERT INTO {texts} (text_id, sealed) SELECT * FROM unnest(%s::uuid[], %s::bytea[])"
)
_INSERT_COMMAND = SQL(
    "INSERT INTO {commands} (command_id, fingerprint, first_position, last_position) "
    "SELECT %s, %s, last - %s + 1, last "
    "FROM currval(pg_get_serial_sequence({events}, 'notification_id')) AS last"
)
_SELECT_COMMAND = SQL(
    "SELECT fingerprint, first_position, last_position FROM {commands} WHERE command_id = %s"
)
_SELECT_VERSIONS = SQL(
    "SELECT pin.id, coalesce((SELECT max(originator_version) FROM {events} "
    "WHERE originator_id = pin.id AND originator_version < pin.below), 0) AS version "
    "FROM unnest(%s::uuid[], %s::bigint[]) AS pin(id, below)"
)
_SELECT_TOPICS = SQL("SELECT DISTINCT topic FROM {events}")
_SELECT_ROWS = SQL(
    "SELECT notification_id, originator_id, originator_version, topic, state FROM {events} "
    "WHERE notification_id > %s AND notification_id <= %s ORDER BY notification_id LIMIT %s"
)
_SELECT_TEXTS = SQL("SELECT text_id, sealed FROM {texts} WHERE text_id = ANY(%s::uuid[])")
