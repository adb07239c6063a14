"""What a forum writes: the lives of its things, and how many things of each kind it has.

The shares follow the history files of the demo, with more persons and more texts, so that a fifth
of all events holds a sealed name and a fifth names a text of 2 kB: the mix that earlier trials had.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple
from uuid import UUID

from forum.record.values import Wording

SIDES = ("civil_society", "government", "other_public")


class Life(NamedTuple):
    """How many things of a kind there are, and what happens to each.

    Attributes:
        weight: How often a new thing is of this kind, against the other weights.
        noun: The aggregate's topic.
        steps: Verbs in order. `verb*3` happens up to three times, `verb?30` in 30 of 100 things.
    """

    weight: int
    noun: str
    steps: str

    def unfold(self, rng: Random) -> list[str]:
        """Return the topics of one thing's life."""
        topics: list[str] = []
        for step in self.steps.split():
            verb, _, share = step.partition("?")
            verb, _, times = verb.partition("*")
            if not share or rng.randrange(100) < int(share):
                topics += [f"{self.noun}.{verb}"] * (rng.randint(1, int(times)) if times else 1)
        return topics


LIVES = (
    Life(700, "person", "registered renamed?20"),
    Life(40, "organization", "registered renamed?30 also_named?20 form_stated?30"),
    Life(
        40,
        "delegation",
        "opened representative_appointed*4 representative_rotated?30 mandate_ended?40",
    ),
    Life(10, "selection", "opened step_planned*4 step_taken*4 decided"),
    Life(20, "nomination", "opened made accepted?30 taken_back?10"),
    Life(
        10,
        "seating",
        "opened size_stated seat_granted*12 reserve_placed*4 "
        "participant_listed?30 seat_vacated?50 reserve_called_up?50 reserve_declined?20",
    ),
    Life(3, "presidium", "opened appointed*4 left?50"),
    Life(3, "rules_of_procedure", "proposed adopted repealed?30"),
    Life(2, "forum_year", "opened case_numbered*2 reason_kept?20 limit_explained?50 closed?80"),
    Life(
        30,
        "theme",
        "proposed retitled?30 adopted?70 continued?30 scheduled?60 discussed?70 replaced?10",
    ),
    Life(60, "theme_support", "given taken_back?10"),
    Life(15, "group", "formed member_joined*8 member_left?20"),
    Life(
        40,
        "meeting",
        "planned scheduled retitled?20 item_added*6 convened numbered "
        "items_reordered?20 item_retitled?20 item_dropped?20 presided_by?50 held?90 cancelled?8 "
        "item_decided?30 item_reopened?5",
    ),
    Life(330, "presence", "opened apologized?15 attended?80 unaccounted?5 arrived?10 left?10"),
    Life(90, "decision", "taken followed_up?30 reopened?10"),
    Life(40, "task", "given done?70 dropped?10"),
    Life(
        40,
        "minutes",
        "assembled redrafted*2 circulated approved filed published corrected?20 withdrawn?5",
    ),
    Life(2, "year_turn", "begun step_done*6 step_put_off?50 step_set_aside?50"),
    Life(30, "section", "written rewritten*2"),
    Life(20, "comment", "made answered?80"),
    Life(5, "intent", "planned carried_out?80"),
    Life(5, "publication", "published"),
    Life(170, "view", "recorded referred?20 gathered?10 withdrawn?5"),
    Life(
        120,
        "feedback",
        "owed promised?60 acknowledged?50 extended?30 reported_without_news?30 "
        "followed_up?30 given judged?30 reopened?5",
    ),
    Life(10, "evaluation", "opened closed commented?40"),
    Life(60, "registered_document", "registered described?5 numbered?90"),
    Life(20, "claim", "taken"),
    Life(4, "register", "opened issued*60"),
    Life(1, "source_file", "read continued*2 read_again?50"),
)
"""Everything but the host, its offices and its forums, which the log begins with."""

STRUCK = 0.003
"""Share of events that are struck a moment later."""


@dataclass(slots=True)
class Thing:
    """A thing of the invented log while it lives.

    Attributes:
        noun: The aggregate's topic.
        id: Its id.
        forum_id: The forum it belongs to; None for the installation's own.
        steps: Topics that are still to come.
        version: Of its newest event.
        topic: Of its newest event.
        year: The forum year.
        side: The side.
        parts: Ids of its items or mandates.
        text: The text that it spoke last.
        key: Id and key of its sealed name.
    """

    noun: str
    id: UUID
    forum_id: UUID | None
    steps: list[str]
    version: int = 0
    topic: str = ""
    year: int = 2018
    side: str = SIDES[0]
    parts: list[UUID] = field(default_factory=list)
    text: tuple[Wording, ...] = ()
    key: tuple[UUID, bytes] | None = None
