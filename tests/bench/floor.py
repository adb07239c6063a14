"""The raw floor: what a script would do that knows nothing and only has to write the same rows.

Scan the log with a SELECT of its own, decode each state to a dict, find the texts and the sealed
names in it, open those that ours opened with the same keys, and write the same rows with
`executemany` in one transaction. Everything else is made before the clock starts: ours has filled
a file beforehand, and its events, what it opened and its rows are kept.

There are three floors. The first has its rows lying ready, so that it does not even build them, and
writes them into tables as they are at any time, with their indexes. The second one does so too, but
knows what ours knows: that indexes are made faster last. The third one also builds its rows, with
the same handlers, from events that lie ready.
"""

from __future__ import annotations

import gc
import sqlite3
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap

from forum.record.rowhash import row_hash
from forum.store.keys import KeyStore
from forum.store.master import read_master
from forum.store.opening import Store
from projections.all import PROJECTIONS
from projections.follower import BATCH, catch_up
from projections.read_model import FILLING, LIVE, ReadModel
from projections.told import Told
from projections.writing import Writer
from tests.bench.places import Place
from tests.bench.sources import source_of

LogRow = tuple[int, Any, int, str, bytes]


class Remembering(ReadModel):
    """A read model that keeps what it was told, batch by batch."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, PROJECTIONS, filling=True)
        self.batches: list[list[Told]] = []

    def apply(self, batch: Sequence[Told], **kwargs: Any) -> None:
        super().apply(batch, **kwargs)
        self.batches.append(list(batch))


class Floor:
    """A floor that is ready to run.

    Args:
        place: The log.
        store: The same, open.
        path: The file to fill; a file beside it is filled beforehand.
        builds: Whether it builds its rows.
        late: Whether it makes the indexes last, as ours does.
    """

    def __init__(
        self, place: Place, store: Store, path: Path, *, builds: bool = False, late: bool = True
    ) -> None:
        with source_of(store) as source:
            before = Remembering(path.with_name("before.db"))
            catch_up(source, before)
        self.batches = before.batches
        self.rows = {} if builds else _rows(before)
        before.close()
        self.builds, self.late = builds, late
        self.path = path
        self.key = read_master(place.folder / "secret" / "master.key")
        self.log = _Reading(place)
        self.text_keys = _Reading(place, store.keys.texts)
        self.name_keys = _Reading(place, store.keys.personal)
        gc.collect()
        gc.freeze()  # what lies ready costs nothing

    def fill(self) -> Path:
        """Fill the file."""
        model = ReadModel(self.path, PROJECTIONS, filling=True)
        conn, writer = model.conn, Writer(PROJECTIONS)
        if not self.late:
            model.finish()
            model.configure(FILLING)
        written = dict.fromkeys(self.rows, 0)
        conn.execute("BEGIN")
        for batch, rows in zip(self.batches, self.log.scan(), strict=True):
            self._open(batch[0], rows)
            if self.builds:
                for told, row in zip(batch, rows, strict=True):
                    told.row_hash = row_hash(told.event.originator_id, *row[2:])
                writer.write(conn, batch)
                continue
            for name, ready in self.rows.items():
                begin = end = written[name]
                while end < len(ready) and ready[end][0] <= batch[-1].position:
                    end += 1
                if end > begin:
                    conn.executemany(writer.tables[name].insert, ready[begin:end])
                    written[name] = end
        conn.execute("COMMIT")
        if self.late:
            model.finish()
        else:
            conn.execute("PRAGMA optimize")
            model.configure(LIVE)
        model.close()
        return self.path

    def _open(self, wanted: Told, rows: list[LogRow]) -> None:
        text_ids: list[str] = []
        sealed: list[dict[str, str]] = []
        for row in rows:
            told = msgspec.json.decode(row[4])
            if b'"text_id"' in row[4] or b'"sealed"' in row[4]:
                _gather(told, text_ids, sealed)
        ids = {UUID(text_id) for text_id in text_ids} & wanted.opened.keys()
        keys = self._keys(self.text_keys, ids)
        texts = self.log.by_ids(f"SELECT text_id, sealed FROM {self.log.texts} WHERE text_id", ids)
        for text_id, text in texts.items():
            key = AESGCM(keys[text_id])
            key.decrypt(text[:12], text[12:], b"text/v1|" + text_id)[32:].decode()
        names = [(b64decode(name["c"]), UUID(name["k"]), name["f"]) for name in sealed]
        names = [name for name in names if name[0] in wanted.names]
        keys = self._keys(self.name_keys, {key_id for _, key_id, _ in names})
        for name, key_id, field in names:
            key = AESGCM(keys[key_id.bytes])
            key.decrypt(name[:12], name[12:], f"sealed/v1|{key_id}|{field}".encode()).decode()

    def _keys(self, reading: _Reading, ids: Iterable[UUID]) -> dict[bytes, bytes]:
        found = reading.by_ids("SELECT key_id, wrapped FROM keys WHERE key_id", ids)
        return {key_id: aes_key_unwrap(self.key, wrapped) for key_id, wrapped in found.items()}


class _Reading:
    """Statements of our own on the log or on a key store, on either kind of store."""

    def __init__(self, place: Place, keys: KeyStore | None = None) -> None:
        self.on_postgres = bool(place.url)
        self.of_keys = keys is not None
        self.texts = "forum_texts" if self.on_postgres else "texts"
        if keys is not None:
            self._conn: Any = keys._engine.raw_connection().driver_connection
        elif self.on_postgres:
            import psycopg

            self._conn = psycopg.connect(place.url)
        else:
            self._conn = sqlite3.connect(place.folder / "log" / "log.db")

    def scan(self) -> Iterator[list[LogRow]]:
        if self.on_postgres:
            cursor = self._conn.cursor("scan", binary=True)
            cursor.itersize = BATCH
            table, position = "forum_events", "notification_id"
        else:
            cursor = self._conn.cursor()
            table, position = "stored_events", "rowid"
        cursor.execute(
            f"SELECT {position}, originator_id, originator_version, topic, state "
            f"FROM {table} ORDER BY {position}"
        )
        while rows := cursor.fetchmany(BATCH):
            yield rows

    def by_ids(self, statement: str, ids: Iterable[UUID]) -> dict[bytes, bytes]:
        wanted = [text_id.bytes for text_id in ids]
        if not self.on_postgres:
            marks = ",".join("?" * len(wanted))
            return dict(self._conn.execute(f"{statement} IN ({marks})", wanted))
        given: list[Any] = wanted if self.of_keys else [UUID(bytes=one) for one in wanted]
        cursor = self._conn.cursor(binary=True)
        cursor.execute(f"{statement} = ANY(%s)", [given])
        if self.of_keys:
            return dict(cursor.fetchall())
        return {text_id.bytes: sealed for text_id, sealed in cursor.fetchall()}


def _gather(value: Any, text_ids: list[str], sealed: list[dict[str, str]]) -> None:
    """Find the ids of texts and the sealed names in a decoded state."""
    if isinstance(value, dict):
        if "text_id" in value:
            text_ids.append(value["text_id"])
        elif value.get("_type_") == "sealed":
            sealed.append(value["_data_"])
        value = value.values()
    for part in value:
        if isinstance(part, dict | list):
            _gather(part, text_ids, sealed)


def _rows(model: ReadModel) -> dict[str, list[tuple[Any, ...]]]:
    """Read all rows of a read model, by table, in the order of the log."""
    return {
        name: model.conn.execute(
            f"SELECT {', '.join(table.all_columns)} FROM {name} ORDER BY position"
        ).fetchall()
        for name, table in model.tables.items()
    }
