"""Who may do what, and who may see what: organizations, persons, selections and seats."""

from typing import Final

from forum.access.roles import OFFICES, PUBLIC, SECRETARIAT, Acts, Audiences

ACTS: Final[Acts] = {
    "register_organization": OFFICES,
    "rename_organization": OFFICES,
    "add_organization_name": OFFICES,
    "state_association_form": OFFICES,
    "open_selection": OFFICES,
    "plan_selection_step": OFFICES,
    "take_selection_step": OFFICES,
    "decide_selection": OFFICES,
    "open_seating": OFFICES,
    "state_seating_size": OFFICES,
    "grant_seat": OFFICES,
    "place_reserve": OFFICES,
    "list_participant": OFFICES,
    "vacate_seat": OFFICES,
    "call_up_reserve": OFFICES,
    "decline_reserve_call": OFFICES,
    "register_person": OFFICES,
    "rename_person": OFFICES,
    "appoint_representative": OFFICES,
    "rotate_representative": OFFICES,
    "end_mandate": OFFICES,
}
"""Roles that may carry out a command, by the command's name."""

AUDIENCES: Final[Audiences] = {
    "organization.registered": PUBLIC,
    "organization.renamed": PUBLIC,
    "organization.also_named": PUBLIC,
    "organization.form_stated": PUBLIC,
    "person.registered": SECRETARIAT,
    "person.renamed": SECRETARIAT,
    "selection.opened": PUBLIC,
    "selection.step_planned": PUBLIC,
    "selection.step_taken": PUBLIC,
    "selection.decided": PUBLIC,
    "seating.opened": PUBLIC,
    "seating.size_stated": PUBLIC,
    "seating.seat_granted": PUBLIC,
    "seating.reserve_placed": PUBLIC,
    "seating.participant_listed": PUBLIC,
    "seating.seat_vacated": PUBLIC,
    "seating.reserve_called_up": PUBLIC,
    "seating.reserve_declined": PUBLIC,
    "delegation.opened": PUBLIC,
    "delegation.representative_appointed": PUBLIC,
    "delegation.representative_rotated": PUBLIC,
    "delegation.mandate_ended": PUBLIC,
}
"""Who may see what an event tells, by its topic."""
