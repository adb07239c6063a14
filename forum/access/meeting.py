"""Who may do what, and who may see what: themes, groups, meetings, who came, decisions, tasks."""

from typing import Any, Final

from forum.access.roles import (
    COORDINATORS,
    MANDATES,
    MEMBERS,
    OFFICES,
    PUBLIC,
    SECRETARIAT,
    Acts,
    Audiences,
    side_room,
)


def meeting_room(event: Any) -> str:  # noqa: ANN401 - a Meeting.Planned
    """A side's own meeting is that side's room, unless the side lets it be listed."""
    return PUBLIC if event.side is None or event.is_listed else side_room(event.side)


def first_room(event: Any) -> str:  # noqa: ANN401 - a Meeting.Planned
    """Who may enter a meeting's room at first: the secretariat alone while it is kept back."""
    return SECRETARIAT if event.is_draft else meeting_room(event)


def link_of(event: Any) -> str:  # noqa: ANN401 - a Meeting.LinkGiven
    """The link of a meeting is for those invited: the members, or the side whose own it is."""
    return MEMBERS if event.side is None else side_room(event.side)


def readers_of(event: Any) -> str:  # noqa: ANN401 - an event about a paper of a meeting
    """A paper of a meeting is for everybody, or for those who have a seat."""
    return PUBLIC if event.is_public else MEMBERS


ACTS: Final[Acts] = {
    "propose_theme": OFFICES | COORDINATORS | MANDATES,
    "support_theme": OFFICES | COORDINATORS | MANDATES,
    "take_back_support": OFFICES | COORDINATORS | MANDATES,
    "withdraw_theme": OFFICES | COORDINATORS | MANDATES,
    "decline_theme": OFFICES,
    "conclude_theme": OFFICES,
    "adopt_theme": OFFICES,
    "retitle_theme": OFFICES,
    "declare_theme_level": OFFICES,
    "continue_theme": OFFICES,
    "schedule_theme": OFFICES,
    "record_theme_discussed": OFFICES,
    "replace_theme": OFFICES,
    "form_group": OFFICES,
    "join_group": OFFICES,
    "leave_group": OFFICES,
    "name_convener": OFFICES,
    "add_group_paper": OFFICES | MANDATES,
    "plan_meeting": OFFICES | COORDINATORS,
    "schedule_meeting": OFFICES | COORDINATORS,
    "retitle_meeting": OFFICES | COORDINATORS,
    "convene_meeting": OFFICES | COORDINATORS,
    "hold_meeting": OFFICES | COORDINATORS,
    "cancel_meeting": OFFICES | COORDINATORS,
    "publish_meeting": OFFICES,
    "give_meeting_link": OFFICES,
    "state_admission": OFFICES,
    "turn_on_notes": OFFICES | COORDINATORS,
    "declare_level": OFFICES,
    "send_papers": OFFICES,
    "add_meeting_paper": OFFICES,
    "replace_meeting_paper": OFFICES,
    "describe_meeting_paper": OFFICES,
    "publish_meeting_paper": OFFICES,
    "withdraw_meeting_paper": OFFICES,
    "reorder_meeting_papers": OFFICES,
    "open_meeting": OFFICES,
    "close_meeting": OFFICES,
    "add_agenda_item": OFFICES,
    "announce_agenda": OFFICES,
    "retitle_agenda_item": OFFICES,
    "drop_agenda_item": OFFICES,
    "reorder_agenda": OFFICES,
    "preside_meeting": OFFICES,
    "record_attendance": OFFICES,
    "register_for_meeting": OFFICES | MANDATES,
    "record_apology": OFFICES | MANDATES,
    "record_stand_in": OFFICES,
    "count_capacities": OFFICES,
    "record_unaccounted": OFFICES,
    "record_arrival": OFFICES,
    "record_leaving": OFFICES,
    "take_decision": OFFICES,
    "reopen_decision": OFFICES,
    "assign_decision": OFFICES,
    "follow_up_decision": OFFICES,
    "give_task": OFFICES,
    "finish_task": OFFICES | COORDINATORS | MANDATES,
    "drop_task": OFFICES,
}
"""Roles that may carry out a command, by the command's name."""

AUDIENCES: Final[Audiences] = {
    "theme.proposed": PUBLIC,
    "theme.adopted": PUBLIC,
    "theme.retitled": PUBLIC,
    "theme.continued": PUBLIC,
    "theme.level_declared": PUBLIC,
    "theme.scheduled": PUBLIC,
    "theme.discussed": PUBLIC,
    "theme.replaced": PUBLIC,
    "theme.declined": PUBLIC,
    "theme.withdrawn": PUBLIC,
    "theme.concluded": PUBLIC,
    "theme_support.given": PUBLIC,
    "theme_support.taken_back": PUBLIC,
    "theme_support.given_again": PUBLIC,
    "group.formed": PUBLIC,
    "group.member_joined": PUBLIC,
    "group.member_left": PUBLIC,
    "group.convener_named": PUBLIC,
    "group.paper_added": MEMBERS,
    "meeting.planned": meeting_room,
    "meeting.scheduled": PUBLIC,
    "meeting.retitled": PUBLIC,
    "meeting.convened": PUBLIC,
    "meeting.held": PUBLIC,
    "meeting.cancelled": PUBLIC,
    "meeting.published": PUBLIC,
    "meeting.link_given": link_of,
    "meeting.admission_stated": PUBLIC,
    "meeting.notes_turned_on": PUBLIC,
    "meeting.level_declared": PUBLIC,
    "meeting.papers_sent": PUBLIC,
    "meeting.paper_added": readers_of,
    "meeting.paper_replaced": readers_of,
    "meeting.paper_described": readers_of,
    "meeting.paper_published": PUBLIC,
    "meeting.paper_withdrawn": readers_of,
    "meeting.papers_reordered": PUBLIC,
    "meeting.opened": PUBLIC,
    "meeting.closed": PUBLIC,
    "meeting.feedback_promised": PUBLIC,
    "meeting.numbered": PUBLIC,
    "meeting.presided_by": PUBLIC,
    "meeting.item_added": PUBLIC,
    "meeting.standing_item_added": PUBLIC,
    "meeting.standing_item_settled": PUBLIC,
    "meeting.agenda_announced": PUBLIC,
    "meeting.item_retitled": PUBLIC,
    "meeting.item_dropped": PUBLIC,
    "meeting.items_reordered": PUBLIC,
    "meeting.item_decided": PUBLIC,
    "meeting.item_reopened": PUBLIC,
    "presence.opened": PUBLIC,
    "presence.registered": MEMBERS,
    "presence.apologized": PUBLIC,
    "presence.stood_in": PUBLIC,
    "presence.capacities_counted": PUBLIC,
    "presence.attended": PUBLIC,
    "presence.unaccounted": PUBLIC,
    "presence.arrived": PUBLIC,
    "presence.left": PUBLIC,
    "decision.taken": PUBLIC,
    "decision.reopened": PUBLIC,
    "decision.assigned": PUBLIC,
    "decision.followed_up": PUBLIC,
    "task.given": PUBLIC,
    "task.done": PUBLIC,
    "task.dropped": PUBLIC,
}
"""Who may see what an event tells, by its topic."""
