"""`forum mailbox`: the shared mailboxes of organizations, outside offices and the secretariat."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

import click

from web.cli_shared import refusing, settings_now, without_identity_numbers
from web.settings import SettingsError

if TYPE_CHECKING:
    from web.installation import Installation

WHOSE = "WHOSE is `secretariat`, the key of an organization, or an outside office in words."


@click.group()
def mailbox() -> None:
    """Set where organizations, outside offices and the secretariat read their letters together."""


@mailbox.command(name="set", epilog=WHOSE)
@click.argument("forum")
@click.argument("whose")
@click.argument("email")
@click.option("--in", "language", type=click.Choice(["sv", "en"]), default="sv", help="Language.")
@refusing
def set_mailbox(forum: str, whose: str, email: str, language: str) -> None:
    """Set a shared mailbox; another address takes the place of the one there was."""
    from web.mail.mailboxes import Mailboxes

    without_identity_numbers(whose)
    with _opened() as installation:
        forum_id = installation.forum_id(forum)
        try:
            Mailboxes(installation.accounts).put(
                forum_id, *_named(installation, whose), email, language
            )
        except ValueError as error:
            raise SettingsError(f"{email!r} {error}") from error


@mailbox.command(name="clear", epilog=WHOSE)
@click.argument("forum")
@click.argument("whose")
@refusing
def clear_mailbox(forum: str, whose: str) -> None:
    """Take a shared mailbox away."""
    from web.mail.mailboxes import Mailboxes

    with _opened() as installation:
        forum_id = installation.forum_id(forum)
        if not Mailboxes(installation.accounts).clear(forum_id, *_named(installation, whose)):
            raise SettingsError(f"{whose} has no mailbox in {forum}: see `forum mailbox list`")


@mailbox.command(name="list")
@click.argument("forum")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@refusing
def list_mailboxes(forum: str, as_json: bool) -> None:
    """List the shared mailboxes of a forum."""
    from forum.policy import Role
    from projections.organizations import organizations
    from projections.visible import seen_by
    from web.mail.mailboxes import Mailboxes

    with _opened() as installation:
        known = organizations(installation.reading(), sees=seen_by(Role.SECRETARIAT))
        for box in Mailboxes(installation.accounts).every(installation.forum_id(forum)):
            slug = known[box.whose_id]["slug"] if box.whose_id in known else box.whose_id
            line = {
                "whose": box.whose,
                "whose_id": slug,
                "email": box.email,
                "language": box.language,
            }
            told = json.dumps(line, ensure_ascii=False) if as_json else "  ".join(line.values())
            click.echo(told)


@contextmanager
def _opened() -> Iterator["Installation"]:
    from web.installation import Installation

    installation = Installation(settings_now())
    try:
        installation.catch_up()
        yield installation
    finally:
        installation.close()


def _named(installation: "Installation", whose: str) -> tuple[str, str]:
    """Return whose mailbox is meant, as a duty names it."""
    from forum.policy import Role
    from projections.organizations import organization
    from projections.visible import seen_by
    from web.mail.mailboxes import OFFICE, ORGANIZATION, SECRETARIAT

    if whose == SECRETARIAT:
        return SECRETARIAT, ""
    found = organization(installation.reading(), slug=whose, sees=seen_by(Role.SECRETARIAT))
    if found is not None:
        return ORGANIZATION, str(UUID(found["organization_id"]))
    return OFFICE, whose.strip()[:300]
