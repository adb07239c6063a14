"""`forum tick`: do what was planned for an instant that has come, once each."""

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from web.cli_shared import refusing, settings_now

if TYPE_CHECKING:
    from web.installation import Installation


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@refusing
def tick(as_json: bool) -> None:
    """Carry out what was planned and is due, and delete old needs for meetings.

    It is safe to run as often as one likes.
    """
    from web.installation import Installation

    installation = Installation(settings_now())
    try:
        for job in (carried_out, needs_deleted):
            for line in job(installation):
                click.echo(
                    json.dumps(line, ensure_ascii=False)
                    if as_json
                    else f"{line['act']} {line['about_id']}: {line['outcome']}"
                )
    finally:
        installation.close()


def carried_out(installation: "Installation", now: datetime | None = None) -> list[dict[str, Any]]:
    """Carry out what is due, the earliest first, and say what became of each.

    What is refused stays planned, and is tried again the next time.

    Args:
        installation: Where it is planned.
        now: An aware instant in the invented example; the real clock is read without it.
    """
    from forum.errors import ForumError
    from forum.policy import Role
    from forum.publishing.intent_commands import command_of
    from forum.record.acting import acting
    from forum.record.ids import SYSTEM_OFFICE_ID
    from projections.intents import due_at, open_intents
    from projections.visible import seen_by

    installation.catch_up()
    lines = []
    for intent in open_intents(installation.reading(), sees=seen_by(Role.SYSTEM)):
        if due_at(intent) > (now or datetime.now(UTC)):
            continue
        intent_id = UUID(intent["intent_id"])
        with acting(
            SYSTEM_OFFICE_ID,
            forum_id=UUID(intent["forum_id"]),
            command_id=command_of(intent_id),
            simulated_now=now,
        ) as context:
            try:
                installation.governance.carry_out_intent(intent_id=intent_id)
                outcome = "repeated" if context.done and context.done[-1].repeated else "done"
            except ForumError as error:
                outcome = str(error)
        lines.append({"act": intent["act"], "about_id": intent["about_id"], "outcome": outcome})
    return lines


def needs_deleted(
    installation: "Installation", now: datetime | None = None
) -> list[dict[str, Any]]:
    """Delete what people needed at meetings that are long over; one line if there was anything.

    Args:
        installation: Where it is kept.
        now: An aware instant; the real clock is read without it.
    """
    from forum.access.roles import side_room
    from forum.policy import Role
    from forum.record.when import When
    from projections.forums import forums
    from projections.meetings import meetings
    from projections.visible import seen_by
    from web.members.needs import NeedsStore

    conn, instant = installation.reading(), now or datetime.now(UTC)
    days = {}
    for forum in forums(conn, sees=seen_by(Role.SYSTEM)):
        rooms = (side_room(side["side"]) for side in forum["sides"])  # of their meetings, the day
        sees = seen_by(Role.SYSTEM, *rooms)
        for row in meetings(conn, forum_id=forum["forum_id"], sees=sees):
            days[UUID(row["meeting_id"])] = When(row["day"]).latest
    gone = NeedsStore(installation.accounts).delete_old(days, instant, instant.date())
    return [{"act": "delete_needs", "about_id": "-", "outcome": str(gone)}] if gone else []
