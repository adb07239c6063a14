"""Who may do what, and who may see what: the only two access rules, as tables.

`may` answers for commands, `audience` for what an event tells, `sees` for who is asking. Every
command, every topic and every query has an entry; `check_complete` stops the start where one is
missing.

Source: design section 5.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from forum.errors import NotAllowedError
from forum.record.envelope import StruckFields


class Role(StrEnum):
    """What an actor acts as; it follows from the office or mandate, never from a person."""

    SYSTEM = "system"
    IMPORT_RUN = "import_run"
    SECRETARIAT = "secretariat"
    PUBLIC = "public"


_SYSTEM: Final = frozenset({Role.SYSTEM})
_IMPORT: Final = frozenset({Role.IMPORT_RUN})
_OFFICES: Final = frozenset({Role.SECRETARIAT, Role.IMPORT_RUN})
_EVERYBODY: Final = frozenset(Role)

_OFFICE_ACTS: Final = (
    "open_year number_case close_year propose_rules adopt_rules repeal_rules "
    "appoint_presidium_member leave_presidium appoint_administrator describe_forum "
    "register_organization rename_organization add_organization_name state_association_form "
    "open_selection plan_selection_step take_selection_step decide_selection open_seating "
    "state_seating_size grant_seat place_reserve list_participant vacate_seat call_up_reserve "
    "decline_reserve_call register_person rename_person appoint_representative "
    "rotate_representative end_mandate propose_theme adopt_theme retitle_theme continue_theme "
    "schedule_theme record_theme_discussed replace_theme form_group join_group leave_group "
    "plan_meeting schedule_meeting retitle_meeting convene_meeting hold_meeting cancel_meeting "
    "add_agenda_item retitle_agenda_item drop_agenda_item reorder_agenda preside_meeting "
    "record_attendance record_apology record_unaccounted record_arrival record_leaving "
    "take_decision reopen_decision follow_up_decision assemble_minutes redraft_minutes "
    "circulate_minutes approve_minutes file_minutes publish_minutes correct_minutes "
    "withdraw_minutes record_publication record_view refer_view withdraw_view gather_view "
    "promise_feedback acknowledge_view extend_feedback report_without_news follow_up_view "
    "give_feedback judge_feedback reopen_feedback strike_event "
)
"""What the secretariat records, and an import run records afterwards."""

ACTS: Final[Mapping[str, frozenset[Role]]] = {
    "establish_host": _SYSTEM,
    "rename_host": _SYSTEM,
    "open_office": _SYSTEM,
    "close_office": _SYSTEM,
    "found_forum": _SYSTEM,
    "rename_forum": _SYSTEM | _OFFICES,
    "import_history": _SYSTEM,
    "record_source_file": _IMPORT,
    **dict.fromkeys(_OFFICE_ACTS.split(), _OFFICES),
}
"""Roles that may carry out a command, by the command's name; batches have names too."""

PUBLIC: Final = "public"
MEMBERS: Final = "members"
SECRETARIAT: Final = "secretariat"


def _meeting_room(event: Any) -> str:  # noqa: ANN401 - a Meeting.Planned
    """A side's own meeting is that side's room, unless the side lets it be listed."""
    return PUBLIC if event.side is None or event.is_listed else f"side:{event.side}"


def _corrected_text(event: Any) -> str:  # noqa: ANN401 - a Minutes.Corrected
    """A correction is public where the notes were; else it waits to be published."""
    return PUBLIC if event.is_public else SECRETARIAT


_PUBLIC_TOPICS: Final = (
    "host.established host.renamed office.opened office.closed forum.founded forum.described "
    "forum.renamed forum.administered forum_year.opened forum_year.case_numbered "
    "forum_year.closed rules_of_procedure.proposed rules_of_procedure.adopted "
    "rules_of_procedure.repealed presidium.opened presidium.appointed presidium.left "
    "organization.registered organization.renamed organization.also_named "
    "organization.form_stated selection.opened selection.step_planned selection.step_taken "
    "selection.decided seating.opened seating.size_stated seating.seat_granted "
    "seating.reserve_placed seating.participant_listed seating.seat_vacated "
    "seating.reserve_called_up seating.reserve_declined delegation.opened "
    "delegation.representative_appointed delegation.representative_rotated "
    "delegation.mandate_ended theme.proposed theme.adopted theme.retitled theme.continued "
    "theme.scheduled theme.discussed theme.replaced group.formed group.member_joined "
    "group.member_left meeting.scheduled meeting.retitled meeting.convened meeting.held "
    "meeting.cancelled meeting.numbered meeting.item_added meeting.item_retitled "
    "meeting.item_dropped meeting.item_decided meeting.item_reopened meeting.items_reordered "
    "meeting.presided_by presence.opened presence.apologized presence.attended "
    "presence.unaccounted presence.arrived presence.left decision.taken decision.reopened "
    "decision.followed_up minutes.approved minutes.filed minutes.published minutes.withdrawn "
    "publication.published view.recorded view.referred view.withdrawn view.gathered "
    "feedback.owed feedback.promised feedback.acknowledged feedback.extended "
    "feedback.reported_without_news feedback.followed_up feedback.given feedback.judged "
    "feedback.reopened "
)
_OFFICE_TOPICS: Final = (
    "claim.taken register.opened register.issued source_file.read source_file.read_again "
    "source_file.continued person.registered person.renamed minutes.assembled minutes.redrafted "
)

AUDIENCES: Final[Mapping[str, str | Callable[[Any], str]]] = {
    **dict.fromkeys(_PUBLIC_TOPICS.split(), PUBLIC),
    **dict.fromkeys(_OFFICE_TOPICS.split(), SECRETARIAT),
    "minutes.circulated": MEMBERS,
    "meeting.planned": _meeting_room,
    "minutes.corrected": _corrected_text,
}
"""Who may see what an event tells, by topic: `public`, `members`, `side:X`, `secretariat`.

A strike has no entry: it is told to those who were told what it strikes.
"""

QUERIES: Final[dict[str, frozenset[Role]]] = {}
"""Roles that may ask a query, by its name; `projections` enters each with `asked_by`."""


def may(role: Role, act: str, day: date) -> bool:
    """Whether a role may carry out a command on a day.

    Args:
        role: Of the actor on that day.
        act: The command's name.
        day: The day of the act; offices have no last day, mandates will.
    """
    del day
    return role in ACTS.get(act, frozenset())


def check(role: Role, act: str, day: date) -> None:
    """Refuse what a role may not do.

    Raises:
        NotAllowedError: `may` says no.
    """
    if not may(role, act, day):
        raise NotAllowedError(
            f"the {role.value.replace('_', ' ')} may not {act.replace('_', ' ')}: "
            "ask an office that may",
            role=role.value,
            act=act,
        )


def audience(event: Any) -> str:  # noqa: ANN401 - any event class of the catalogue
    """Say who may see what an event tells, from the event alone.

    What belongs to a meeting also needs that meeting to be visible: its room, which queries check.
    """
    if isinstance(event, StruckFields):
        return _of_a_strike(event.topic)
    entry = AUDIENCES[event.TOPIC]
    return entry if isinstance(entry, str) else entry(event)


def _of_a_strike(topic: str) -> str:
    """A strike is told to those who were told what it strikes; a meeting's room decides itself."""
    entry = AUDIENCES[topic]
    if isinstance(entry, str):
        return entry
    return PUBLIC if entry is _meeting_room else SECRETARIAT


def sees(role: Role) -> tuple[str, ...]:
    """Return the audiences that a role belongs to. A side's room is open to that side only."""
    if role is Role.PUBLIC:
        return (PUBLIC,)
    return (PUBLIC, MEMBERS, SECRETARIAT)


def check_complete(commands: Iterable[str], topics: Iterable[str]) -> None:
    """Stop the start if a command or a topic has no entry, or an entry has nothing behind it.

    Raises:
        LookupError: Names what is missing or left over.
    """
    for kind, there, entered in (
        ("command", set(commands) | {"import_history"}, set(ACTS)),
        ("topic", set(topics), set(AUDIENCES)),
    ):
        if missing := there - entered:
            raise LookupError(
                f"no entry in forum/policy.py for {kind} {', '.join(sorted(missing))}"
            )
        if left := entered - there:
            raise LookupError(
                f"forum/policy.py has entries for no {kind}: {', '.join(sorted(left))}"
            )
