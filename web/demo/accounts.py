"""Accounts of the invented example: somebody of each kind, and links to sign in as them.

Nobody has a passphrase: whoever sits at the machine signs in by a link that the program tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from forum.policy import Role
from projections.acting_by import acts_by
from projections.asking import of_forum
from projections.forums import forum_by_slug
from projections.mandates import MANDATES
from projections.office_holders import office_holders
from projections.organizations import organizations
from projections.visible import seen_by
from web.accounts.accounts import Accounts
from web.accounts.inviting import Inviting
from web.demo.example_ground import SLUG
from web.installation import Installation

SECRETARY: Final = "kansliet@example.org"
MEMBER: Final = "forening@example.org"
OFFICES: Final = {
    "secretariat": SECRETARY,
    "auditor": "granskare@example.org",
    "coordinator": "samordnare@example.org",
}
"""Addresses of those who hold an office, by its kind."""
ORGANIZATIONS: Final = {"grannskap-akero": MEMBER, "akero-kommun": "kommunen@example.org"}
"""Addresses of those who speak for an organization, by its short name."""


def make_accounts(installation: Installation) -> None:
    """Make what is missing of the accounts."""
    accounts, now = Accounts(installation.accounts), datetime.now(UTC)
    for email, person_id in _people(installation, now):
        if accounts.by_email(email) is None:
            accounts.add(email, person_id, now)


def sign_in_links(installation: Installation, port: int) -> list[str]:
    """Return a line for each link that the demo tells; none where others reach it too.

    Args:
        installation: The demo.
        port: Where it is served.
    """
    if not installation.settings.is_loopback:
        return []
    inviting, now = Inviting(installation), datetime.now(UTC)
    lines = []
    for who, email in (("the secretary", SECRETARY), ("a member", MEMBER)):
        if inviting.accounts.by_email(email) is None:
            continue
        path = inviting.operators_link(email, now).removeprefix(installation.settings.base_url)
        lines.append(f"sign in as {who}, once: http://localhost:{port}{path}")
    return lines


def _people(installation: Installation, now: datetime) -> Iterator[tuple[str, UUID]]:
    """The address and the person of each account."""
    conn, sees = installation.reading(), seen_by(Role.SYSTEM)
    forum = forum_by_slug(conn, slug=SLUG, sees=sees)
    assert forum is not None
    forum_id = forum["forum_id"]
    for row in office_holders(conn, sees=sees, day=now.date()):
        if row["serves_id"] == forum_id and row["kind"] in OFFICES:
            yield OFFICES[row["kind"]], UUID(row["person_id"])
    slugs = {key: row["slug"] for key, row in organizations(conn, sees=sees).items()}
    people = [row["person_id"] for row in of_forum(conn, MANDATES, sees=sees, forum_id=forum_id)]
    for person_id in dict.fromkeys(people):
        for one in acts_by(conn, person_id=person_id, now=now):
            slug = slugs.get(one["organization_id"] or "")
            if slug in ORGANIZATIONS and one["role"] == Role.MEMBER:
                yield ORGANIZATIONS[slug], UUID(person_id)
