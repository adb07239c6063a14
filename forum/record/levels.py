"""The levels of participation and the steps of decision-making, as the Code names them.

Source: domain reference, section 12 (the Council of Europe's Code, 2009).
"""

from enum import StrEnum


class Level(StrEnum):
    """How far a contact between the sides goes; climbing is no aim in itself."""

    INFORMATION = "information"
    CONSULTATION = "consultation"
    DIALOGUE = "dialogue"
    PARTNERSHIP = "partnership"


class Step(StrEnum):
    """Where in decision-making a contact stands."""

    AGENDA_SETTING = "agenda_setting"
    FORMULATION = "formulation"
    DECIDING = "deciding"
    IMPLEMENTATION = "implementation"
    MONITORING = "monitoring"
    REFORMULATION = "reformulation"
