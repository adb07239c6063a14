"""One marshmallow schema for each history file: which columns it has and what may stand in them.

Shape only; whether an organization or a meeting exists is asked when the row is carried out.
"""

import marshmallow as ma

from web.importing.fields import (
    ChoiceField,
    ClockField,
    DayField,
    NumberField,
    ShortField,
    TextField,
    WhenField,
    YearField,
)

SIDES = "civil_society government other_public"
BASES = "fact inferred planned"
MEETINGS = "constituting dialogue pre_meeting start_up_meeting after_talk other"


class RowSchema(ma.Schema):
    """What every row has: what it rests on, and where that stands."""

    basis = ChoiceField(BASES, must=True)
    basis_note = TextField()
    source = ShortField()


class OrganizationNameRow(RowSchema):
    """A name of an organization; several rows where it changed or has two."""

    key = ShortField()
    name = ShortField()
    from_ = WhenField(data_key="from")
    until = WhenField()


class OrganizationRow(RowSchema):
    """An organization in a year."""

    year = YearField()
    side = ChoiceField(SIDES, must=True)
    organization = ShortField()
    organization_key = ShortField()
    seats = NumberField()
    seats_basis = ChoiceField(BASES)
    status = ChoiceField("seat reserve participant", must=True)
    reserve_order = NumberField()
    association_form = ShortField()
    note = TextField()


class SeatTotalRow(RowSchema):
    """Totals of a side in a year."""

    year = YearField()
    side = ChoiceField(SIDES, must=True)
    organizations = NumberField()
    seats = NumberField()
    seats_basis = ChoiceField(BASES)
    note = TextField()


class MeetingRow(RowSchema):
    """A meeting, held, convened or only planned."""

    date = DayField()
    kind = ChoiceField(MEETINGS, must=True)
    side = ChoiceField(SIDES)
    theme_sv = ShortField()
    theme_en = ShortField()
    place = ShortField()
    start = ClockField()
    end = ClockField()
    registry_number = ShortField()
    registration_deadline = WhenField()
    annexes = NumberField()
    convener = ShortField()
    organization_key = ShortField()
    status = ChoiceField("held convened planned", must=True)
    note = TextField()


class ThemeRow(RowSchema):
    """A theme of the dialogue."""

    year = YearField()
    theme_sv = ShortField()
    theme_en = ShortField()
    proposed_by = ShortField()
    organization_key = ShortField()
    status = ChoiceField("proposed adopted discussed replaced", must=True)
    meeting_date = WhenField()
    note = TextField()


class PresidiumRow(RowSchema):
    """A post of a year's presidium."""

    year = YearField()
    role = ChoiceField("chair vice_chair administrator", must=True)
    holder_placeholder = ShortField()
    side = ChoiceField(SIDES)
    organization = ShortField()
    organization_key = ShortField()
    start = WhenField()
    end = WhenField()
    note = TextField()


class AgendaItemRow(RowSchema):
    """An item of an agenda."""

    meeting_date = DayField()
    meeting_kind = ChoiceField(MEETINGS, must=True)
    order = NumberField()
    time = ClockField()
    title = ShortField()
    kind = ChoiceField("information discussion decision practical")
    kind_basis = ChoiceField(BASES)


class DecisionRow(RowSchema):
    """A formal decision, or one that was only on an agenda."""

    forum_year = YearField()
    date = WhenField()
    meeting_kind = ChoiceField(MEETINGS + " outside_meeting")
    subject = ChoiceField(
        "organizations themes presidium chair vice_chair planning_groups selection_committee "
        "rules notes",
        must=True,
    )
    decision = ShortField()
    decided_by = ChoiceField("forum each_side civil_society government administrator")
    organization_key = ShortField()
    how = ChoiceField("jointly appointment election")
    outcome_seen = ChoiceField("yes no", must=True)
    note = TextField()


class AttendanceRow(RowSchema):
    """Head count of an organization at a meeting."""

    meeting_date = DayField()
    meeting_kind = ChoiceField(MEETINGS, must=True)
    organization = ShortField()
    organization_key = ShortField()
    side = ChoiceField(SIDES)
    capacity = ChoiceField("member guest secretariat", must=True)
    head_count = NumberField()
    status = ChoiceField("present apology not_listed present_unlisted", must=True)
    of_which_interns = NumberField()
    arrived = ClockField()
    left = ClockField()
    note = TextField()


class PlanningGroupRow(RowSchema):
    """An organization in the group that prepared a theme or drafted rules."""

    forum_year = YearField()
    purpose = ShortField()
    meeting_date = WhenField()
    organization = ShortField()
    organization_key = ShortField()
    side = ChoiceField(SIDES)
    capacity = ChoiceField("member convener secretariat", must=True)
    head_count = NumberField()
    note = TextField()


class SelectionRow(RowSchema):
    """A step of nomination and selection."""

    forum_year = YearField()
    step = ChoiceField(
        "nomination_information nomination_deadline selection_committee_formation "
        "selection_committee_election selection_committee_work proposal reserve_list "
        "decision_sent",
        must=True,
    )
    date = WhenField()
    detail = TextField()


class ViewRow(RowSchema):
    """A view and what came of it."""

    view_key = ShortField()
    date = WhenField()
    setting = ChoiceField(
        "dialogue dialogue_theme pre_meeting presentations look_back evaluation opening "
        "year_review news_item guidance_text",
        must=True,
    )
    kind = ChoiceField("view other", must=True)
    giver = ChoiceField("side both_sides participants presidium secretariat", must=True)
    side = ChoiceField(SIDES)
    organization = ShortField()
    organization_key = ShortField()
    view_summary = TextField()
    response = TextField()
    outcome = ChoiceField("answered taken_on_agenda follow_up_meeting forwarded")


class RulesRow(RowSchema):
    """A year's rules of procedure: who proposed them when, and whether they were adopted."""

    year = YearField()
    proposed_by = ChoiceField("sitting_presidium joint_drafting_group secretariat")
    proposed_at = WhenField()
    adopted = WhenField()
    adopted_basis = ChoiceField(BASES)
    note = TextField()


class PublicationRow(RowSchema):
    """A publication known to exist."""

    covers_year = YearField()
    kind = ChoiceField("annual_publication", must=True)
    publisher = ShortField()
    organization_key = ShortField()
    note = TextField()
