"""Whom letters go to: people with a mandate today, and shared mailboxes.

A person who speaks for two organizations is two recipients, so that each letter says for whom it
is answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from forum.access.roles import organization_room, side_room
from forum.policy import Role
from projections import forums
from projections.acting_by import acts_by
from projections.visible import seen_by
from web.accounts.accounts import Accounts
from web.mail.mailboxes import OFFICE, ORGANIZATION, SECRETARIAT, Mailbox, Mailboxes

if TYPE_CHECKING:
    from web.installation import Installation

_OF_MEMBERS: Final = frozenset({"mandate", "contact"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody whom letters go to, in one forum.

    Attributes:
        key: Names the recipient in what is remembered of letters; never an address.
        email: The address.
        language: sv or en.
        forum_id: The forum.
        role: What the mandate acts as; `PUBLIC` for a mailbox, which acts as nothing.
        whose: organization, office or secretariat, as a duty has it.
        whose_id: Id of the organization, or the office in words; None for the secretariat.
        side: Key of the side, or None.
        mandate_id: The mandate or contact that the person acts by; None for a mailbox.
        since: When the account was made, aware UTC; None for a mailbox.
    """

    key: str
    email: str
    language: str
    forum_id: str
    role: Role
    whose: str
    whose_id: str | None
    side: str | None = None
    mandate_id: UUID | None = None
    since: datetime | None = None

    @property
    def owner(self) -> str:
        """Whose choice it is how often letters come: see `web.mail.paces`."""
        return "/".join(self.key.split("/")[:2])

    @property
    def owner_id(self) -> UUID:
        """The id of the account or of the mailbox."""
        return UUID(self.key.split("/")[1])

    @property
    def organization_id(self) -> str | None:
        """The organization, where it is one's."""
        return self.whose_id if self.whose == ORGANIZATION else None

    @property
    def sees(self) -> str:
        """What the recipient may see, to bind as `:sees`."""
        if self.whose == OFFICE:
            return seen_by(Role.PUBLIC)
        rooms = [side_room(self.side)] if self.side else []
        if self.organization_id:
            rooms.append(organization_room(self.organization_id))
        return seen_by(Role.FORMER_MEMBER, *rooms)


def recipients(
    installation: Installation, now: datetime, *, with_examples: bool = False
) -> list[Recipient]:
    """Return whom letters go to now, in an order that stays.

    Args:
        installation: Where the accounts and the read model are.
        now: The aware instant.
        with_examples: Write to people of invented forums, too.
    """
    found = forums.forums(installation.reading(), sees=seen_by(Role.PUBLIC))
    here = {one["forum_id"] for one in found if with_examples or not one["is_invented"]}
    sides: dict[tuple[str, str], str] = {}
    every = [one for one in _people(installation, now) if one.forum_id in here]
    for one in every:
        if one.side and one.whose_id:
            sides.setdefault((one.forum_id, one.whose_id), one.side)
    shared = Mailboxes(installation.accounts).every()
    every += [_shared(box, sides) for box in shared if str(box.forum_id) in here]
    return sorted(every, key=lambda one: one.key)


def _people(installation: Installation, now: datetime) -> Iterator[Recipient]:
    conn = installation.reading()
    for account in Accounts(installation.accounts).every():
        if account.is_disabled:
            continue
        for row in acts_by(conn, person_id=str(account.person_id), now=now):
            if row["kind"] in _OF_MEMBERS and row["forum_id"] and row["organization_id"]:
                yield Recipient(
                    key=f"account/{account.account_id}/{row['actor_id']}",
                    email=account.email,
                    language=account.language,
                    forum_id=row["forum_id"],
                    role=Role(row["role"]),
                    whose=ORGANIZATION,
                    whose_id=row["organization_id"],
                    side=row["side"],
                    mandate_id=UUID(row["actor_id"]),
                    since=account.created_at,
                )


def _shared(box: Mailbox, sides: dict[tuple[str, str], str]) -> Recipient:
    """A mailbox reads what the organization's representatives are written."""
    forum_id = str(box.forum_id)
    return Recipient(
        key=f"mailbox/{box.mailbox_id}",
        email=box.email,
        language=box.language,
        forum_id=forum_id,
        role=Role.PUBLIC,
        whose=box.whose,
        whose_id=None if box.whose == SECRETARIAT else box.whose_id,
        side=sides.get((forum_id, box.whose_id)),
    )
