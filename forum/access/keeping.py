"""Who may do what, and who may see what: claims, numbers, the registry, files and strikes."""

from typing import Final

from forum.access.roles import IMPORT, OFFICES, PUBLIC, SECRETARIAT, SYSTEM, Acts, Audiences

ACTS: Final[Acts] = {
    "import_history": SYSTEM,
    "record_source_file": IMPORT,
    "strike_event": OFFICES,
    "register_document": OFFICES,
    "describe_document": OFFICES,
    "number_document": SYSTEM | OFFICES,
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
    "register.opened": SECRETARIAT,
    "register.issued": SECRETARIAT,
    "source_file.read": SECRETARIAT,
    "source_file.read_again": SECRETARIAT,
    "source_file.continued": SECRETARIAT,
}
"""Who may see what an event tells, by its topic."""
