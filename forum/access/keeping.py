"""Who may do what, and who may see what: claims, numbers, the registry, files, faults, strikes."""

from typing import Final

from forum.access.roles import (
    AFTERCARE,
    IMPORT,
    OFFICES,
    PUBLIC,
    PUBLIC_FORMS,
    SECRETARIAT,
    SYSTEM,
    Acts,
    Audiences,
)

ACTS: Final[Acts] = {
    "import_history": SYSTEM,
    "record_source_file": IMPORT,
    "strike_event": OFFICES,
    "register_document": OFFICES,
    "describe_document": OFFICES,
    "number_document": SYSTEM | OFFICES,
    "report_fault": PUBLIC_FORMS | OFFICES,
    "close_fault": OFFICES,
    "object_to_entry": AFTERCARE,
    "answer_objection": OFFICES,
}
"""Roles that may carry out a command, by the command's name."""

AUDIENCES: Final[Audiences] = {
    "intent.planned": PUBLIC,
    "intent.carried_out": PUBLIC,
    "intent.called_off": PUBLIC,
    "claim.taken": SECRETARIAT,
    "registered_document.registered": PUBLIC,
    "registered_document.described": PUBLIC,
    "registered_document.numbered": PUBLIC,
    "fault.reported": SECRETARIAT,
    "fault.closed": SECRETARIAT,
    "objection.raised": SECRETARIAT,
    "objection.answered": SECRETARIAT,
    "register.opened": SECRETARIAT,
    "register.issued": SECRETARIAT,
    "source_file.read": SECRETARIAT,
    "source_file.read_again": SECRETARIAT,
    "source_file.continued": SECRETARIAT,
}
"""Who may see what an event tells, by its topic."""
