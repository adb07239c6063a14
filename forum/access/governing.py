"""Who may do what, and who may see what: the host, forums, years, rules, presidium and offices."""

from typing import Final

from forum.access.roles import COORDINATORS, OFFICES, PUBLIC, SYSTEM, Acts, Audiences

ACTS: Final[Acts] = {
    "establish_host": SYSTEM,
    "rename_host": SYSTEM,
    "classify_host": SYSTEM,
    "open_office": SYSTEM,
    "close_office": SYSTEM,
    "found_forum": SYSTEM,
    "rename_forum": SYSTEM | OFFICES,
    "open_year": OFFICES,
    "number_case": OFFICES,
    "close_year": OFFICES,
    "keep_reason": OFFICES,
    "end_kept_reason": OFFICES,
    "explain_limit": OFFICES,
    "do_turn_step": OFFICES,
    "put_off_turn_step": OFFICES,
    "set_turn_step_aside": OFFICES,
    "propose_meetings": OFFICES,
    "propose_rules": OFFICES,
    "adopt_rules": OFFICES,
    "drop_rules": OFFICES,
    "repeal_rules": OFFICES,
    "appoint_presidium_member": OFFICES | COORDINATORS,
    "leave_presidium": OFFICES,
    "appoint_administrator": OFFICES,
    "describe_forum": OFFICES,
}
"""Roles that may carry out a command, by the command's name."""

AUDIENCES: Final[Audiences] = {
    "host.established": PUBLIC,
    "host.renamed": PUBLIC,
    "host.classified": PUBLIC,
    "office.opened": PUBLIC,
    "office.closed": PUBLIC,
    "forum.founded": PUBLIC,
    "forum.renamed": PUBLIC,
    "forum.described": PUBLIC,
    "forum.administered": PUBLIC,
    "forum_year.opened": PUBLIC,
    "forum_year.case_numbered": PUBLIC,
    "forum_year.closed": PUBLIC,
    "forum_year.reason_kept": PUBLIC,
    "forum_year.kept_reason_ended": PUBLIC,
    "forum_year.limit_explained": PUBLIC,
    "year_turn.begun": PUBLIC,
    "year_turn.step_done": PUBLIC,
    "year_turn.step_put_off": PUBLIC,
    "year_turn.step_set_aside": PUBLIC,
    "rules_of_procedure.proposed": PUBLIC,
    "rules_of_procedure.adopted": PUBLIC,
    "rules_of_procedure.dropped": PUBLIC,
    "rules_of_procedure.repealed": PUBLIC,
    "presidium.opened": PUBLIC,
    "presidium.appointed": PUBLIC,
    "presidium.left": PUBLIC,
}
"""Who may see what an event tells, by its topic."""
