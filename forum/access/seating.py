"""Who may do what, and who may see what: organizations, persons, selections and seats."""

from typing import Any, Final

from forum.access.roles import (
    MANDATES,
    OFFICES,
    PUBLIC,
    SECRETARIAT,
    Acts,
    Audiences,
    organization_room,
)


def told_to_one(event: Any) -> str:  # noqa: ANN401 - any event that names its organization
    """What is told to one organization is for nobody else."""
    return organization_room(event.organization_id)


ACTS: Final[Acts] = {
    "register_organization": OFFICES,
    "rename_organization": OFFICES,
    "add_organization_name": OFFICES,
    "state_association_form": OFFICES,
    "open_selection": OFFICES,
    "plan_selection_step": OFFICES,
    "take_selection_step": OFFICES,
    "open_nominations": OFFICES,
    "nominate": OFFICES | MANDATES,
    "accept_nomination": OFFICES | MANDATES,
    "decline_nomination": OFFICES | MANDATES,
    "take_back_nomination": OFFICES | MANDATES,
    "answer_nomination": OFFICES,
    "elect_committee": OFFICES,
    "declare_conflict": OFFICES | MANDATES,
    "propose_selection": OFFICES,
    "decide_selection": OFFICES,
    "document_selection_decision": OFFICES,
    "lay_open_selection": OFFICES,
    "seat_selected": OFFICES,
    "open_seating": OFFICES,
    "state_seating_size": OFFICES,
    "grant_seat": OFFICES,
    "place_reserve": OFFICES,
    "list_participant": OFFICES,
    "vacate_seat": OFFICES,
    "call_reserve": OFFICES,
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
    "selection.nominations_opened": PUBLIC,
    "selection.nomination_received": SECRETARIAT,
    "selection.committee_elected": PUBLIC,
    "selection.conflict_declared": SECRETARIAT,
    "selection.proposed": SECRETARIAT,
    "selection.decided": PUBLIC,
    "selection.places_decided": PUBLIC,
    "selection.decision_documented": PUBLIC,
    "selection.laid_open": PUBLIC,
    "nomination.opened": SECRETARIAT,
    "nomination.made": SECRETARIAT,
    "nomination.accepted": SECRETARIAT,
    "nomination.declined": SECRETARIAT,
    "nomination.taken_back": SECRETARIAT,
    "nomination.answered": told_to_one,
    "seating.opened": PUBLIC,
    "seating.size_stated": PUBLIC,
    "seating.seat_granted": PUBLIC,
    "seating.reserve_placed": PUBLIC,
    "seating.participant_listed": PUBLIC,
    "seating.seat_vacated": PUBLIC,
    "seating.reserve_called": PUBLIC,
    "seating.reserve_called_up": PUBLIC,
    "seating.reserve_declined": PUBLIC,
    "delegation.opened": PUBLIC,
    "delegation.representative_appointed": PUBLIC,
    "delegation.representative_rotated": PUBLIC,
    "delegation.mandate_ended": PUBLIC,
}
"""Who may see what an event tells, by its topic."""
