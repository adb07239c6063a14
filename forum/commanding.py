"""How a command is carried out: allowed, once, decided again after a lost race, and told.

`Commands` is what every chapter's `commands.py` builds on; what a command works with is in
`forum.working`. `command` marks a method as one. The method *is* the command; there is no bus and
no handler.
"""

import functools
import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from eventsourcing.persistence import IntegrityError

from forum import policy
from forum.actor import Actor
from forum.command_log import told_in_log
from forum.errors import (
    CommandReusedError,
    ConflictError,
    ForumError,
    NewerLogError,
    NotAllowedError,
    RefusedBatchError,
    SimulatedClockError,
    UnknownThingError,
)
from forum.record.acting import Acting, Done, current
from forum.record.closed import closed_in
from forum.record.text import TextRef
from forum.repeating import Fingerprints, what_is_asked
from forum.store.keys import Keys
from forum.store.refusals import TextsMissingError
from forum.store.rows import CommandRow, TextRow
from forum.turns import LostRaceError, Turns
from forum.unit import UNIT, Unit, running
from forum.working import Working

TRIES = 20
"""How often a command that lost a race is decided anew."""
ESTABLISHING = "establish_host"
"""The one act before there is a host: it makes position 1 of the log."""
FOUNDING = "found_forum"
"""The one act in a forum that does not exist yet."""

P = ParamSpec("P")
R = TypeVar("R")


def command(method: Callable[P, R]) -> Callable[P, R]:
    """Mark a method of `Commands` as a command.

    Called outside a batch it is carried out at once, in one transaction; inside one it joins it.
    A repeated command (same `command_id`, same arguments) writes nothing and answers with the id
    of the thing that it was about.
    """

    @functools.wraps(method)
    def carry_out(*args: P.args, **kwargs: P.kwargs) -> R:
        governance = cast("Commands", args[0])
        name = method.__name__
        unit = UNIT.get()
        if unit is None:
            return governance.execute(name, kwargs, lambda: method(*args, **kwargs))
        try:
            return governance.decide(name, lambda: method(*args, **kwargs))
        except Exception:
            unit.refused = True
            raise

    carry_out.is_command = True  # type: ignore[attr-defined]
    return carry_out


class Commands(Working):
    """Carrying out, shared by the commands of all chapters.

    Attributes:
        on_saved: Called after each save, to wake a follower in this process.
        stopped: What a newer version of the program wrote into the log, as a follower met it;
            while it is not None, nothing is written.
    """

    def __init__(self, env: Mapping[str, str] | None = None, *, keys: Keys) -> None:
        super().__init__(env, keys=keys)
        self.on_saved: Callable[[], None] | None = None
        self.stopped: str | None = None
        self._fingerprints = Fingerprints(keys.personal)
        self._turns = Turns()

    def execute(self, name: str, arguments: Mapping[str, Any], decide: Callable[[], R]) -> R:
        """Carry out one command in a unit of its own, or repeat its first answer.

        Raises:
            CommandReusedError: The command id came before with other arguments.
            ConflictError: Twenty races in a row were lost.
        """
        context = current()
        asked = what_is_asked(name, context, arguments)
        with told_in_log(name, context) as status, ExitStack() as turn:
            is_turn = False
            for attempt in range(TRIES):
                if (found := self._found(context, asked)) is not None:
                    status.append("repeated")
                    return cast(R, found)
                unit = Unit()
                try:
                    with self._working(unit):
                        answer = self.decide(name, decide)
                        _refuse_other_answer(name, answer, unit)
                        if not is_turn:
                            self._turns.check_free(unit)
                        self._commit(unit, context, asked)
                    return answer
                except ForumError:
                    # Sent twice at once, a command may meet what its twin has just written.
                    if self.recorder.find_command(context.command_id) is None:  # type: ignore[attr-defined]
                        raise
                except (IntegrityError, LostRaceError):
                    if not is_turn:
                        turn.enter_context(self._turns.taken(unit))
                        is_turn = True
                    else:  # lost to another process
                        time.sleep(random.uniform(0, 0.002 * (attempt + 1)))
            raise ConflictError("too many act on this at the same time: try again in a moment")

    @contextmanager
    def batch(self, name: str, **arguments: Any) -> Iterator[Unit]:
        """Carry out several commands in one transaction: all or none.

        Raises:
            ConflictError: Somebody changed what the batch depends on, or the batch was carried
                out before; nothing was written now.
            CommandReusedError: The command id came before with other arguments.
            RefusedBatchError: One of its commands was refused, and the caller went on.
        """
        context = current()
        asked = what_is_asked(name, context, arguments)
        with told_in_log(name, context):
            if self._found(context, asked) is not None:
                raise ConflictError("this was carried out before: look at what it wrote then")
            with self._working(Unit()) as unit:
                self.authorize(name)
                yield unit
                try:
                    self._commit(unit, context, asked)
                except IntegrityError as error:
                    raise ConflictError(
                        "somebody else wrote at the same time and nothing was saved: try again"
                    ) from error

    @contextmanager
    def rehearsal(self) -> Iterator[Unit]:
        """Decide commands without writing: read `unit.events` before it ends."""
        with self._working(Unit(is_rehearsed=True)) as unit:
            yield unit

    @contextmanager
    def _working(self, unit: Unit) -> Iterator[Unit]:
        token = UNIT.set(unit)
        try:
            yield unit
        finally:
            UNIT.reset(token)

    def _found(self, context: Acting, asked: bytes) -> UUID | None:
        """Return what a repeated command was about, or None if it is new."""
        found = self.recorder.find_command(context.command_id)  # type: ignore[attr-defined]
        if found is None:
            return None
        if not self._fingerprints.is_of(found.fingerprint, asked):
            raise CommandReusedError(context.command_id)
        first, last = found.first_position, found.last_position
        context.done.append(Done(first_position=first, last_position=last, repeated=True))
        rows = self.recorder.read_rows(first - 1, 1)  # type: ignore[attr-defined]
        return cast(UUID, rows[0].originator_id)

    def _commit(self, unit: Unit, context: Acting, asked: bytes) -> None:
        if self.stopped is not None:
            raise NewerLogError(self.stopped)
        if unit.refused:
            raise RefusedBatchError
        if not unit.events:
            return
        texts = self._texts_of(unit)
        written = {event.originator_id for event in unit.events}
        # The library's own save: that of `Working` only takes things into the unit.
        recordings = super(Working, self).save(
            *unit.in_order(),
            texts=texts,
            new_texts=len(texts),
            command=CommandRow(context.command_id, self._fingerprints.make(asked)),
            expect={key: version for key, version in unit.pinned.items() if key not in written},
        )
        first, last = recordings[0].notification.id, recordings[-1].notification.id
        context.done.append(Done(first_position=first, last_position=last, repeated=False))
        for act in unit.afterwards:
            act()
        if self.on_saved is not None:
            self.on_saved()

    def _texts_of(self, unit: Unit) -> list[TextRow]:
        """Return the new texts that events name; what was written and named by none is dropped.

        Raises:
            TextsMissingError: An event names a text that is neither new nor in the log.
        """
        named = {
            closed.text_id
            for event in unit.events
            for closed in closed_in(event)
            if isinstance(closed, TextRef)
        }
        new = [TextRow(text_id, unit.texts[text_id]) for text_id in unit.texts if text_id in named]
        older = named - unit.texts.keys()
        if older and older - self.recorder.read_texts(older).keys():  # type: ignore[attr-defined]
            raise TextsMissingError(len(named), len(new))
        return new

    def decide(self, act: str, decide: Callable[[], R]) -> R:
        """Decide one command of the running unit, if the running actor may do this.

        Raises:
            NotAllowedError: The actor may not.
            TypeError: The command is open to mandates or sides, and does not ask whose it is about.
        """
        role = self.authorize(act)
        unit = running()
        unit.is_own_checked = role in policy.FOR_OTHERS
        answer = decide()
        if not unit.is_own_checked:
            raise TypeError(f"{act} must call check_own: {role} acts for its own only")
        return answer

    def authorize(self, act: str) -> policy.Role:
        """Check that the running actor may do this; return its role.

        Raises:
            NotAllowedError: The actor's role may not, its office is closed or its mandate ended.
            UnknownThingError: The forum acted in does not exist.
            SimulatedClockError: A simulated clock outside the invented example.
        """
        context = current()
        role = self.who().role
        if role is policy.Role.SYSTEM and act != ESTABLISHING and not self.has_host():
            raise NotAllowedError("there is no host yet: run `forum init` first")
        policy.check(role, act, context.day())
        forum = self.forum_of(context)
        if forum is None:
            if context.forum_id is not None and act != FOUNDING:
                raise UnknownThingError("Forum", context.forum_id)
        elif context.clock is not None and not forum.is_invented:
            raise SimulatedClockError
        return role

    def after_strike(self, struck: Any) -> None:  # noqa: ANN401 - any event class
        """Set right what else depended on an event that was struck; chapters extend this."""

    def who(self) -> Actor:
        """Return who acts; see `Governance`."""
        raise NotImplementedError

    def has_host(self) -> bool:
        """Whether the installation was set up; see `Governance`."""
        raise NotImplementedError

    def forum_of(self, context: Acting) -> Any:  # noqa: ANN401
        """Return the forum acted in, or None for the installation; see `Governance`."""
        raise NotImplementedError


def _refuse_other_answer(name: str, answer: object, unit: Unit) -> None:
    """Refuse a command that would answer otherwise when it is repeated."""
    if unit.events and unit.in_order()[0].originator_id != answer:
        raise TypeError(f"{name} must answer with the id of the thing that its first event is of")
