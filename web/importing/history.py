"""Importing a folder of history files: check everything, then write everything or nothing."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from forum.application import Governance
from forum.errors import ForumError
from forum.governing.forum import Forum
from forum.governing.office import OfficeKind
from forum.keeping.source_file import SourceRow
from forum.record.acting import acting, current
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.record.values import EventAt
from forum.unit import Unit
from web.importing.faults import RowFaultError
from web.importing.files import FILES, HistoryFile
from web.importing.known import key_of, strike, things
from web.importing.reading import Fault, ImportRefusedError, Line, parse, read_text
from web.importing.run import Run
from web.importing.wordings import read_wordings
from web.texts.identity_numbers import find


@dataclass(slots=True)
class Report:
    """What an import did, or would do.

    Attributes:
        events: Topics of the events written, in order.
        new: Rows that made something, by file.
        left_out: Rows that recorded nothing, as (file, line, why).
        corrected: Rows struck and entered anew.
        gone: Rows of earlier runs that are not in the files any more, as (file, key).
        last_position: Log position of the last event; None if nothing was written.
    """

    events: list[str] = field(default_factory=list)
    new: dict[str, int] = field(default_factory=dict)
    left_out: list[tuple[str, int, str]] = field(default_factory=list)
    corrected: int = 0
    gone: list[tuple[str, str]] = field(default_factory=list)
    last_position: int | None = None


def import_history(
    governance: Governance,
    folder: Path,
    forum_id: UUID,
    *,
    dry_run: bool = False,
    correct: str | None = None,
    has_no_persons: bool = False,
    told: Callable[[int, int], None] | None = None,
) -> Report:
    """Read a folder of history files into a forum, in one transaction.

    Args:
        governance: Carries the commands out.
        folder: Holds the CSV files; those that are missing are not read.
        forum_id: The forum.
        dry_run: Only say what would be written.
        correct: Reason to strike and enter anew rows that have changed; without it they refuse.
        has_no_persons: Whoever runs it has looked at what seems to be personal identity numbers.
        told: Called with (rows done, rows in all).

    Raises:
        ImportRefusedError: Every fault that was found; nothing was written.
    """
    texts = {file.name: read_text(folder / file.name) for file in FILES if _is_there(folder, file)}
    if not texts:
        names = ", ".join(file.name for file in FILES)
        raise ImportRefusedError(
            [Fault(str(folder), 0, "", f"holds none of the history files: {names}")]
        )
    rows = _checked(texts, has_no_persons=has_no_persons)
    wordings = read_wordings(folder)
    with acting(SYSTEM_OFFICE_ID, forum_id=forum_id) as context:
        with _unit(governance, folder, dry_run=dry_run) as unit:
            forum = governance.load(Forum, forum_id)
            run = Run(governance, unit, forum_id=forum_id, zone=forum.zone, wordings=wordings)
            report = _carry_out(run, texts, rows, correct=correct, told=told)
        if context.done:
            report.last_position = context.done[-1].last_position
    return report


def _is_there(folder: Path, file: HistoryFile) -> bool:
    return (folder / file.name).is_file()


def _unit(governance: Governance, folder: Path, *, dry_run: bool) -> AbstractContextManager[Unit]:
    if dry_run:
        return governance.rehearsal()
    return governance.batch("import_history", folder=folder.name)


Checked = dict[str, list[tuple[Line, dict[str, Any]]]]


def _checked(texts: dict[str, str], *, has_no_persons: bool) -> Checked:
    """Turn every row into typed values; collect the faults of all files before refusing."""
    faults: list[Fault] = []
    rows: Checked = {}
    for file in FILES:
        if file.name not in texts:
            continue
        try:
            lines = parse(file.name, texts[file.name], file.columns)
        except ImportRefusedError as refused:
            faults.extend(refused.faults)
            continue
        schema = file.schema()
        seen: dict[str, int] = {}
        rows[file.name] = []
        for line in lines:
            wrong = schema.validate(line.values)
            for column, sentences in wrong.items():
                faults.append(Fault(file.name, line.number, str(column), str(sentences[0])))
            if not has_no_persons:
                faults.extend(_numbers(file, line))
            key = key_of(file, line)
            if key in seen:
                same = f"the same row as line {seen[key]}: take one out"
                faults.append(Fault(file.name, line.number, ", ".join(file.key), same))
            seen.setdefault(key, line.number)
            if not wrong:
                rows[file.name].append((line, schema.load(line.values)))
    if faults:
        raise ImportRefusedError(faults)
    return rows


def _numbers(file: HistoryFile, line: Line) -> Iterator[Fault]:
    """Point out what looks like a personal identity number."""
    for column, value in line.values.items():
        if found := find(value):
            sentence = (
                f"holds what looks like a personal identity number ({found[0].masked}): take it "
                "out, or use --none-is-one if every such number is something else"
            )
            yield Fault(file.name, line.number, column, sentence)


def _carry_out(
    run: Run,
    texts: dict[str, str],
    rows: Checked,
    *,
    correct: str | None,
    told: Callable[[int, int], None] | None,
) -> Report:
    report = Report()
    faults: list[Fault] = []
    in_all = sum(map(len, rows.values()))
    done = 0
    office = _office(run)
    for file in FILES:
        if file.name not in rows:
            continue
        known = run.known[file.name]
        left = known.there()
        made: dict[str, tuple[EventAt, ...]] = {}
        is_back = False
        for line, row in rows[file.name]:
            done += 1
            if told is not None:
                told(done, in_all)
            key = key_of(file, line)
            old_key = known.key_of_earlier(line, left)
            before = known.made[old_key] if old_key is not None else None
            if old_key is not None and before is not None:
                left.pop(old_key, None)
                if not known.is_changed(old_key, line):
                    made[key] = before
                    is_back = is_back or old_key in known.gone
                    continue
                if correct is None:
                    faults.append(_both_versions(file, known.rows.get(old_key), line))
                    continue
            try:
                with next(office), run.row(row):
                    if before is not None:
                        strike(run.governance, before, correct or "")
                        report.corrected += 1
                    since = len(run.unit.events)
                    run.told.clear()
                    with run.governance.entering_anew(*things(before or ())):
                        file.carry_out(run, row)
            except (RowFaultError, ForumError, ValueError) as error:
                column = error.column if isinstance(error, RowFaultError) else ""
                faults.append(Fault(file.name, line.number, column, str(error)))
                continue
            made[key] = run.note_made(file.name, key, since)
            report.left_out += [(file.name, line.number, why) for why in run.told]
            report.new[file.name] = report.new.get(file.name, 0) + 1
        report.gone += [(file.name, key) for key in left]
        if (file.name in report.new or is_back) and not faults:
            with next(office):
                run.governance.record_source_file(
                    name=file.name,
                    content=texts[file.name],
                    rows=[SourceRow(key=key, made=events) for key, events in made.items()],
                )
    if faults:
        raise ImportRefusedError(faults)
    report.events = [event.TOPIC for event in run.unit.events]
    return report


def _office(run: Run) -> Iterator[AbstractContextManager[object]]:
    """Give contexts that act by the run's own office; it is opened before the first one."""
    context = current()
    office_id = uuid4()
    run.governance.open_office(
        kind=OfficeKind.IMPORT_RUN,
        name=f"Import {context.today():%Y-%m-%d}",
        serves_forum_id=run.forum_id,
        office_id=office_id,
    )
    while True:
        yield acting(office_id, forum_id=run.forum_id, within=context)


def _both_versions(file: HistoryFile, before: Line | None, line: Line) -> Fault:
    if before is None:
        said = "was read before, and its earlier text is gone"
    elif before.values == line.values:
        said = "was read before, and a part of what it made was struck"
    else:
        said = "was read before with other values: " + "; ".join(
            f"{column} was {before.values[column]!r}, is {line.values[column]!r}"
            for column in file.columns
            if before.values[column] != line.values[column]
        )
    return Fault(
        file.name, line.number, "", f"{said}. Use --correct REASON to strike and enter it anew"
    )
