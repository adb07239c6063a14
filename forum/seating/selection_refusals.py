"""How acts of a selection are refused: window, committee, proposal, decision, nominations."""

from forum.errors import AgainstRulesError, ForumError


class SelectionDecidedError(ForumError):
    """The selection was decided already."""

    code = "selection_decided"


class SelectionNotDecidedError(ForumError):
    """The selection was not decided, or not with its places."""

    code = "selection_not_decided"


class SelectionSeatedError(ForumError):
    """Those who were chosen have their seats and reserve places."""

    code = "selection_seated"


class RepeatedOrganizationError(ForumError):
    """An organization is named twice."""

    code = "repeated_organization"


class NominationsOpenedError(ForumError):
    """Nominations were opened for other times."""

    code = "nominations_opened"


class WindowError(ForumError):
    """Nominations would close before they open."""

    code = "nomination_window"


class CommitteeSizeError(AgainstRulesError):
    """The committee has more members than the rules say."""


class NotInCommitteeError(ForumError):
    """The organization has no member in the committee."""

    code = "not_in_committee"


class ProposedPlaceError(ForumError):
    """A proposed or decided place cannot be."""

    code = "proposed_place"


class StillClosedError(ForumError):
    """Nominations and proposal may not be laid open yet."""

    code = "selection_still_closed"


class TooEarlyToLayOpenError(AgainstRulesError):
    """The day from which the rules let nominations be laid open has not come."""


class DecisionDocumentedError(ForumError):
    """The decision was documented already."""

    code = "decision_documented"


class AlreadyNominatedError(ForumError):
    """The same organization nominated it already."""

    code = "already_nominated"


class NotNominatedError(ForumError):
    """There is no such nomination that stands."""

    code = "not_nominated"


class ConsentGivenError(ForumError):
    """The organization has answered already whether it stands."""

    code = "consent_given"
