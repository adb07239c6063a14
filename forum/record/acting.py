"""`acting(...)`: one command at the door: who acts, when, on what ground.

The envelope of every event is filled from here, so that no command's signature repeats it. A
command outside `acting` stops with a `LookupError`. The instant is taken once and serves guards,
timestamps and all events of the command.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from forum.record.values import Caution, Channel, Clock, Evidence
from forum.record.when import When


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """Where a command was written.

    Attributes:
        first_position: Log position of its first event.
        last_position: Log position of its last event: wait for this one.
        repeated: The command had been written before, and nothing was written now.
    """

    first_position: int
    last_position: int
    repeated: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Acting:
    """What every event of the running command has in common; see `ForumAggregate.Event`."""

    actor_id: UUID
    mandate_of_id: UUID | None = None
    forum_id: UUID | None
    command_id: UUID
    instant: datetime
    clock: Clock | None = None
    effective: When | None = None
    on_behalf_of_id: UUID | None = None
    channel: Channel | None = None
    received: When | None = None
    rules_version: UUID | None = None
    cautions: tuple[Caution, ...] = ()
    evidence: Evidence | None = None
    reasons: dict[str, str] = field(default_factory=dict)
    standing_reason: str | None = None
    language: str = "sv"
    done: list[Done] = field(default_factory=list)

    def today(self, zone: str = "Europe/Stockholm") -> date:
        """The day of the command's instant in a zone."""
        return self.instant.astimezone(ZoneInfo(zone)).date()

    def day(self) -> date:
        """The day that guards ask about: the last day that `effective` can mean, or today."""
        return self.effective.latest if self.effective else self.today()


_ACTING: ContextVar[Acting] = ContextVar("acting")


def current() -> Acting:
    """Return the running command's context.

    Raises:
        LookupError: Nobody acts: commands run inside `acting(...)`.
    """
    try:
        return _ACTING.get()
    except LookupError:
        raise LookupError("nobody acts: run commands inside acting(actor_id=…)") from None


@contextmanager
def acting(
    actor_id: UUID,
    *,
    mandate_of_id: UUID | None = None,
    forum_id: UUID | None = None,
    command_id: UUID | None = None,
    simulated_now: datetime | None = None,
    effective: When | None = None,
    on_behalf_of_id: UUID | None = None,
    channel: Channel | None = None,
    received: When | None = None,
    evidence: Evidence | None = None,
    reasons: dict[str, str] | None = None,
    standing_reason: str | None = None,
    language: str = "sv",
    within: Acting | None = None,
) -> Iterator[Acting]:
    """Act by a mandate, an office or an import run for the length of one command or one batch.

    Args:
        actor_id: The mandate, office, system job or import run that acts; never a person.
        mandate_of_id: Where a mandate acts, the organization whose delegation it belongs to; the
            log says whether it does.
        forum_id: The forum acted in; None for the installation itself.
        command_id: Repeat the same one to be sure that a command is written once.
        simulated_now: An aware instant for the invented example alone; `Governance` refuses it in
            any other forum. Without it the real clock is read, here and nowhere else.
        effective: The day that what is recorded held true, if not the day of recording.
        on_behalf_of_id: Organization or person's mandate that an office enters the act for.
        channel: How the act came in.
        received: When it came in.
        evidence: Basis, source and note.
        reasons: Reasons by caution code (`W3`), where the rules ask for them.
        standing_reason: One reason for whatever is asked, as an import gives.
        language: Language tag that reasons are written in; `und` where nobody knows.
        within: The context of a running batch: its command, instant and clock hold here too, only
            the actor is another.
    """
    if simulated_now is not None and simulated_now.tzinfo is None:
        raise ValueError("simulated_now needs a time zone")
    context = Acting(
        actor_id=actor_id,
        mandate_of_id=mandate_of_id,
        forum_id=forum_id,
        command_id=within.command_id if within else command_id or uuid4(),
        instant=within.instant if within else (simulated_now or datetime.now(UTC)).astimezone(UTC),
        clock=within.clock if within else Clock.SIMULATED if simulated_now else None,
        effective=effective,
        on_behalf_of_id=on_behalf_of_id,
        channel=channel,
        received=received,
        evidence=evidence,
        reasons=dict(reasons or {}),
        standing_reason=standing_reason,
        language=language,
        done=within.done if within else [],
    )
    token = _ACTING.set(context)
    try:
        yield context
    finally:
        _ACTING.reset(token)


@contextmanager
def noting(**changes: object) -> Iterator[Acting]:
    """Change a part of the running context (effective, evidence, cautions …) for some events.

    Who acts, the command and its instant stay.

    Raises:
        LookupError: Nobody acts.
        ValueError: The change would touch actor, command, instant or clock.
    """
    fixed = changes.keys() & {"actor_id", "mandate_of_id", "command_id", "instant", "clock", "done"}
    if fixed:
        raise ValueError(f"{', '.join(sorted(fixed))} belong to the whole command")
    token = _ACTING.set(replace(current(), **changes))  # type: ignore[arg-type]
    try:
        yield current()
    finally:
        _ACTING.reset(token)
