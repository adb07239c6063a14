"""What good practice asks of a forum, whatever its rules say: judged over a whole year.

Source: domain reference, section 9 (W5–W7, W9, W10, W13, W14); design section 7.
"""

from enum import StrEnum
from typing import Final

from forum.governing.limits import RulesLimits


class Practice(StrEnum):
    """Something that a forum is looked at for, beside the limits that it gave itself."""

    HEADCOUNT_WITHIN_SEATS = "headcount_within_seats"  # no more people than seats (W5)
    HALF_PRESENT = "half_present"  # at least half of the organizations came (W6)
    POSTS_FILLED = "posts_filled"  # no post empty or held by an acting holder too long (W7)
    PROMISES_KEPT = "promises_kept"  # feedback came by the day that was promised (W9)
    POLITICIANS_PRESENT = "politicians_present"  # elected people took part in the year (W13)
    RULES_ADOPTED = "rules_adopted"  # rules are adopted when the year is constituted (W10)
    OUTSIDE_OFFICE_HOURS = "outside_office_hours"  # volunteers can come (W14)


EXPLAINED: Final = frozenset({*RulesLimits.__struct_fields__, *Practice})
"""What a forum can explain: each limit that rules can set, and what good practice asks."""
