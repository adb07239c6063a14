"""Refusals: every way in which the forum says no, each a sentence that says what to do.

A refusal has a `code` that pages translate and the values its sentence needs. Rules that the
domain reference calls *enforce* raise here; what it calls *warn* is `ReasonNeededError`, and only
where the forum's rules ask for a reason.
"""

import re
from collections.abc import Sequence
from typing import ClassVar, Final
from uuid import UUID

_VALUE: Final = re.compile(r"\{(\w+)\}")


class ForumError(Exception):
    """The base of all refusals.

    Attributes:
        code: Stable name of the ground, for translation and for the API.
        rule: The rule of the domain reference that it rests on (`E1` … `E10`), where it does.
        sentence: What is said, with `{name}` where a value goes: what a translator gets.
        values: What the sentence is about, by name; short and without personal data.
    """

    code: ClassVar[str] = "refused"
    rule: ClassVar[str | None] = None

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(filled(sentence, values))


def filled(sentence: str, values: dict[str, object]) -> str:
    """Put the values into a sentence; braces that name none of them stay as they are."""

    def put(found: re.Match[str]) -> str:
        name = found.group(1)
        return str(values[name]) if name in values else found.group()

    return _VALUE.sub(put, sentence)


class AgainstRulesError(ForumError):
    """A limit that the forum gave itself would be broken."""

    code = "against_rules"

    def __init__(self, sentence: str, *, limit: str, rules: str, **values: object) -> None:
        """Say which limit, and in which version of the rules.

        Args:
            sentence: What is said, with `{name}` where a value goes, and what would be allowed.
            limit: Name of the limit in `RulesLimits`.
            rules: The version as people cite it, such as `2026-1`.
            values: What the sentence is about.
        """
        super().__init__(sentence, limit=limit, rules=rules, **values)


class NotAllowedError(ForumError):
    """The actor may not do this on this day."""

    code = "not_allowed"


class UnknownThingError(ForumError):
    """What the command names does not exist, or not in this forum."""

    code = "unknown_thing"

    def __init__(self, kind: str, thing_id: object) -> None:
        super().__init__("there is no {kind} {thing_id} here", kind=kind, thing_id=thing_id)


class NoForumError(ForumError):
    """The act belongs to a forum, and none was named."""

    code = "no_forum"

    def __init__(self) -> None:
        super().__init__("this is an act of a forum: say which forum you act in")


class IncompleteError(ForumError):
    """Something that the act cannot do without was left out, or has no meaning."""

    code = "incomplete"


class EndsBeforeStartError(ForumError):
    """A last day lies certainly before the first."""

    code = "ends_before_start"

    def __init__(self, start: object, end: object) -> None:
        super().__init__(
            "the last day {end} is before the first day {start}: correct one of them",
            start=str(start),
            end=str(end),
        )


class ConflictError(ForumError):
    """Somebody else changed it since the caller read it, or the race was lost too often."""

    code = "conflict"


class RefusedBatchError(ForumError):
    """A command of a batch was refused, and the batch would have gone on without it."""

    code = "refused_batch"

    def __init__(self) -> None:
        super().__init__(
            "a part of this was refused, so nothing of it is written: correct that part first"
        )


class CommandReusedError(ForumError):
    """A command id came again with other arguments."""

    code = "command_reused"

    def __init__(self, command_id: UUID) -> None:
        super().__init__(
            "the command {command_id} was already carried out with other arguments: use a new id",
            command_id=str(command_id),
        )


class ReasonNeededError(ForumError):
    """The act needs a reason for each of these cautions.

    Attributes:
        codes: `W1` … `W15`, at most three.
    """

    code = "reason_needed"

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__("give a reason for {asked}", codes=tuple(codes), asked=", ".join(codes))
        self.codes = tuple(codes)


class TooLongError(ForumError):
    """A text or a state is over its limit."""

    code = "too_long"

    def __init__(self, what: str, size: int, limit: int, unit: str) -> None:
        super().__init__(
            "{what} has {size} {unit}; the limit is {limit}: shorten it or divide it",
            what=what,
            size=f"{size:,}",
            limit=f"{limit:,}",
            unit=unit,
        )


class SimulatedClockError(ForumError):
    """A simulated time was used outside the invented example."""

    code = "simulated_clock"

    def __init__(self) -> None:
        super().__init__("a simulated clock is for the invented example only: use the real clock")


class NewerLogError(ForumError):
    """The log was written by a newer version of the program.

    Attributes:
        what: The topic, or the topic and version, that this program does not know.
    """

    code = "newer_log"

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(
            "the log was written by a newer version ({what}): install that version to go on",
            what=what,
        )


class DamagedLogError(ForumError):
    """A stored event is not what its topic says."""

    code = "damaged_log"

    def __init__(self, topic: str, fault: str) -> None:
        super().__init__(
            "the log is damaged at an event {topic} ({fault}): restore a backup and compare",
            topic=topic,
            fault=fault,
        )
