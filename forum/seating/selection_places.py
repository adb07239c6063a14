"""What a selection says of one organization: nominated, proposed, given a place, or left out."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

import msgspec

from forum.record.values import Instant, Wording


class Outcome(StrEnum):
    """What the committee proposes for an organization."""

    SEAT = "seat"
    RESERVE = "reserve"
    NOT_PROPOSED = "not_proposed"


class CommitteeMember(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A member of the selection committee.

    Attributes:
        organization_id: The organization that the member comes from.
        person_id: The person; absent where that is not said.
    """

    organization_id: UUID
    person_id: UUID | None = None


class Conflict(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A member of the committee that takes no part in one organization's matter.

    Attributes:
        member_id: The organization that the member comes from.
        about_id: The organization that it concerns.
    """

    member_id: UUID
    about_id: UUID


class OpenNomination(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A nomination as everybody may see it.

    Attributes:
        organization_id: The organization that was nominated.
        by_id: The organization that nominated it; its own id where it nominated itself.
        received_at: When the nomination came in.
        is_late: It came in after nominations had closed.
    """

    organization_id: UUID
    by_id: UUID
    received_at: Instant
    is_late: bool


class ProposedPlace(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What the committee proposes for one organization.

    Attributes:
        organization_id: The organization.
        outcome: A seat, a reserve place, or neither.
        seats: How many seats, 1 or more; absent where unknown or none.
        reserve_order: Its place among the reserves, from 1; absent for others.
        reason: Why, for the committee, the decider and the organization itself.
        public_reason: Why, in words that everybody may read; empty for one that is not proposed.
    """

    organization_id: UUID
    outcome: Outcome
    seats: int | None = None
    reserve_order: int | None = None
    reason: tuple[Wording, ...] = ()
    public_reason: tuple[Wording, ...] = ()


class OpenPlace(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What was proposed for one organization, as everybody may see it.

    Attributes:
        organization_id: The organization, which was proposed for a seat or a reserve place.
        seats: How many seats, 1 or more; absent where unknown or none.
        reserve_order: Its place among the reserves, from 1; absent for a seat.
        reason: Why, in words that everybody may read; empty where none are.
    """

    organization_id: UUID
    seats: int | None = None
    reserve_order: int | None = None
    reason: tuple[Wording, ...] = ()


class DecidedPlace(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The place that one organization gets by the decision.

    Attributes:
        organization_id: The organization.
        seats: How many seats, 1 or more; absent where unknown or none.
        reserve_order: Its place among the reserves, from 1; absent for a seat.
    """

    organization_id: UUID
    seats: int | None = None
    reserve_order: int | None = None


class Proposed(NamedTuple):
    """What a committee lays before the decider about one organization, in its own words.

    Attributes:
        organization_id: The organization.
        reason: Why, by language tag; it is told to the organization.
        outcome: A seat, a reserve place, or neither.
        seats: How many seats; None where unknown.
        reserve_order: Its place among the reserves, from 1.
        public_reason: Why, by language tag, in words that everybody may read.
    """

    organization_id: UUID
    reason: Mapping[str, str | None]
    outcome: Outcome = Outcome.SEAT
    seats: int | None = None
    reserve_order: int | None = None
    public_reason: Mapping[str, str | None] = {}
