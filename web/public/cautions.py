"""What each caution says in words; an act that was made in spite of one is shown with it.

Source: domain reference, section 9 (W1–W15). The words follow the auditors: *påpekande*.
"""

from __future__ import annotations

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

CAUTIONS: dict[str, LazyString] = {
    "W1": _l("The chair comes from the same side as last year."),
    "W2": _l("Unusually many or few organizations are new."),
    "W3": _l("Short notice: a late invitation, or few days left to answer."),
    "W4": _l("Not both sides are in the group."),
    "W5": _l("More people than the organization has seats."),
    "W6": _l("Fewer than half of the organizations were present."),
    "W7": _l("The post was empty, or held by an acting holder, for more than 60 days."),
    "W8": _l("Published before the notes were approved."),
    "W9": _l("No answer in the time that was set."),
    "W10": _l("The year has no adopted rules of procedure."),
    "W11": _l("The item does not say whether it is for information, discussion or decision."),
    "W12": _l("Took part, but is not on the attendance list."),
    "W13": _l("No politician took part during the year."),
    "W14": _l("In office hours, when it is hard for volunteers to come."),
    "W15": _l("A seat stands empty while there are reserves."),
}


def sentence(code: str) -> str:
    """What a caution says; its code where it is not known here."""
    return str(CAUTIONS.get(code, code))
