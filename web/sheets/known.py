"""What the forum knows before a file is carried out, and what its rows have added meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from projections import mandates, membership
from projections.organizations import OrganizationRow, called, organizations
from projections.people import persons_of
from projections.sitting import standing_on
from web.closed_names import names_of
from web.mail.mailboxes import ORGANIZATION, Mailboxes
from web.public import Reader
from web.sheets.alike import folded


@dataclass(kw_only=True)
class Known:
    """An organization, as it is known while the rows are gone through.

    Attributes:
        organization_id: Its id.
        slug: Its key.
        name: What it is called now.
        names: All its names.
        short_name: The name that it goes by besides, or None.
        form: Its legal form, or None.
        number: Its organization number, or None.
        website: Its website, or None.
        line: The row that enters it, where it is new; None for one that was known before.
    """

    organization_id: UUID
    slug: str
    name: str
    names: set[str]
    short_name: str | None = None
    form: str | None = None
    number: str | None = None
    website: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an organization is on a side in a year.

    Attributes:
        side: Key of the side.
        place: seat, reserve, participant, or left for a seat that was left.
        seats: How many seats; None where it is unknown or it has none.
        order: Its place among the reserves, or None.
    """

    side: str
    place: str
    seats: int | None = None
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """Somebody who speaks for an organization.

    Attributes:
        mandate_id: The mandate; None for one that a row above gives.
        person_id: The person.
        name: The person's name; empty where it was erased.
        side: Key of the side.
        role: representative or deputy.
        unit: Part of the organization, or None.
        capacity: politician, official, employee, volunteer or None.
        start: First day.
        end: Last day, or None.
        is_over: The mandate has ended.
    """

    mandate_id: UUID | None
    person_id: UUID
    name: str
    side: str
    role: str
    unit: str | None
    capacity: str | None
    start: str
    end: str | None
    is_over: bool


@dataclass
class Knowledge:
    """All that rows are compared with.

    Attributes:
        by_id: Organizations by id.
        standings: What each is, by year and id of the organization.
        speaking: Who speaks for each, by id of the organization.
        mail: The shared mailbox of each, by id of the organization.
        mail_by: The row that names the mailbox of an organization, by id of that.
    """

    by_id: dict[UUID, Known]
    standings: dict[tuple[int, UUID], list[Standing]]
    speaking: dict[UUID, list[Speaking]]
    mail: dict[UUID, str]
    mail_by: dict[UUID, int] = field(default_factory=dict)

    def with_key(self, slug: str) -> Known | None:
        """The organization with a key."""
        return next((one for one in self.by_id.values() if one.slug == slug), None)

    def with_name(self, name: str) -> list[Known]:
        """Those that go by exactly this name now, or else did at some time."""
        now = [one for one in self.by_id.values() if one.name == name]
        return now or [one for one in self.by_id.values() if name in one.names]

    def maybe(self, name: str, number: str | None) -> list[Known]:
        """Those that may be meant: with this number, or a name alike."""
        wanted = folded(name)
        return [
            one
            for one in self.by_id.values()
            if (number is not None and one.number == number)
            or any(folded(known) == wanted for known in one.names)
        ]


def knowledge(r: Reader, accounts: Any) -> Knowledge:  # noqa: ANN401 - the store of accounts
    """Gather what is known now.

    Args:
        r: The secretariat as a reader of the forum.
        accounts: Where the mailboxes are.
    """
    asked: dict[str, Any] = {"forum_id": r.forum_id, "sees": r.sees}
    known = organizations(r.conn, sees=r.sees)
    boxes = Mailboxes(accounts).every(UUID(r.forum_id))
    return Knowledge(
        by_id={UUID(one): _organization(r, row, known) for one, row in known.items()},
        standings=_standings(r, asked),
        speaking=_speaking(r, asked),
        mail={UUID(box.whose_id): box.email for box in boxes if box.whose == ORGANIZATION},
    )


def _organization(r: Reader, row: OrganizationRow, known: Mapping[str, OrganizationRow]) -> Known:
    return Known(
        organization_id=UUID(row["organization_id"]),
        slug=row["slug"],
        name=called(known, row["organization_id"], r.day),
        names={name["name"] for name in row["names"]},
        short_name=next(
            (name["name"] for name in reversed(row["names"]) if name["how"] == "also"), None
        ),
        form=row["association_form"],
        number=row["organization_number"],
        website=row["website"],
    )


def _standings(r: Reader, asked: dict[str, Any]) -> dict[tuple[int, UUID], list[Standing]]:
    found: dict[tuple[int, UUID], list[Standing]] = {}
    for seating in membership.seatings(r.conn, **asked):
        acts: dict[str, list[membership.ActRow]] = {}
        for act in seating["acts"]:
            acts.setdefault(act["organization_id"], []).append(act)
        first, last = seating["start"], seating["end"]
        day = min(max(r.day, r.day.fromisoformat(first)), r.day.fromisoformat(last))
        for organization_id, its in acts.items():
            row = standing_on(its, day) or standing_on(its, r.day.fromisoformat(last))
            if row is not None:
                standing = Standing(
                    side=seating["side"],
                    place=row["standing"],
                    seats=row["seats"],
                    order=row["order"],
                )
                key = seating["year"], UUID(organization_id)
                found.setdefault(key, []).append(standing)
    return found


def _speaking(r: Reader, asked: dict[str, Any]) -> dict[UUID, list[Speaking]]:
    persons = persons_of(r.conn, **asked)
    names = names_of(r, _values(persons))
    found: dict[UUID, list[Speaking]] = {}
    for row in mandates.mandates_by(r.conn, **asked, day=r.day):
        person_id = persons[row["mandate_id"]]
        speaking = Speaking(
            mandate_id=UUID(row["mandate_id"]),
            person_id=UUID(person_id),
            name=names.get(person_id, ""),
            side=row["side"],
            role=row["role"],
            unit=row["unit"],
            capacity=row["capacity"],
            start=row["start"],
            end=row["end"],
            is_over=row["standing"] == "ended",
        )
        found.setdefault(UUID(row["organization_id"]), []).append(speaking)
    return found


def _values(persons: Mapping[str, str]) -> Iterable[str]:
    return set(persons.values())
