"""`forum account`: who can sign in. Links are told to whoever runs the program, and are secrets."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from web.cli_shared import refusing, settings_now, tell

if TYPE_CHECKING:
    from web.accounts.inviting import Inviting

_as_json = click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
_email = click.argument("email")


@click.group()
def account() -> None:
    """Say who can sign in: invite, list, disable, reset, or hand out a link."""


@account.command()
@_email
@click.option("--person", type=click.UUID, help="A person of the log who gets the account.")
@click.option("--office", type=click.UUID, help="An office that a new person holds from today.")
@click.option("--name", default="", help="The new person's name; with --office.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", help="Of letters.")
@_as_json
@refusing
def invite(
    email: str,
    person: UUID | None,
    office: UUID | None,
    name: str,
    language: str,
    as_json: bool,
) -> None:
    """Make an account for EMAIL and tell its invitation, which is good once for 72 hours."""
    if (person is None) == (office is None) or (office is not None) != bool(name.strip()):
        raise click.UsageError("say --person ID, or --office ID with --name NAME")
    with _inviting() as (do, now):
        if person is not None:
            link = do.invite(email, person, now, language)
        else:
            assert office is not None
            link = do.invite_to_office(email, office, name, now, language)
    _tell_link(link, as_json=as_json)


@account.command(name="list")
@_as_json
@refusing
def list_accounts(as_json: bool) -> None:
    """List the accounts: address, person, state, and by what each acts today."""
    with _inviting(reading=True) as (do, now):
        lines = list(_lines(do, now))
    tell(lines, as_json=as_json)


@account.command()
@_email
@_as_json
@refusing
def disable(email: str, as_json: bool) -> None:
    """Let nobody sign in as EMAIL; all its sessions and links end."""
    with _inviting() as (do, _now):
        found = do.disable(email)
    tell([{"email": found.email, "state": "disabled"}], as_json=as_json)


@account.command()
@_email
@click.argument("new")
@_as_json
@refusing
def address(email: str, new: str, as_json: bool) -> None:
    """Let whoever signs in as EMAIL do so as NEW, where letters go from now on; sessions end."""
    with _inviting() as (do, _now):
        found = do.move(email, new)
    tell([{"email": found.email, "state": "moved"}], as_json=as_json)


@account.command()
@_email
@_as_json
@refusing
def reset(email: str, as_json: bool) -> None:
    """Forget passphrase and codes of EMAIL, end its sessions, and tell a new invitation."""
    with _inviting() as (do, now):
        link = do.reset(email, now)
    _tell_link(link, as_json=as_json)


@account.command()
@_email
@_as_json
@refusing
def link(email: str, as_json: bool) -> None:
    """Tell a link that signs in as EMAIL, once; only where FORUM_BASE_URL is this machine."""
    with _inviting() as (do, now):
        told = do.operators_link(email, now)
    _tell_link(told, as_json=as_json)


@contextmanager
def _inviting(*, reading: bool = False) -> Iterator[tuple["Inviting", Any]]:
    """Open the installation for work with accounts."""
    from web.accounts.here import now
    from web.accounts.inviting import Inviting
    from web.installation import Installation

    installation = Installation(settings_now())
    try:
        if reading:
            installation.catch_up()
        yield Inviting(installation), now()
    finally:
        installation.close()


def _lines(do: "Inviting", now: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - a moment
    from web.accounts.links import LinkKind

    invited = do.links.awaits(LinkKind.INVITATION, now)
    for one in do.accounts.every():
        state = "active" if one.passphrase else "without passphrase"
        if one.account_id in invited:
            state = "invited"
        if one.is_disabled:
            state = "disabled"
        yield {
            "email": one.email,
            "person_id": str(one.person_id),
            "state": state,
            "codes": one.has_codes,
            "sessions": len(do.sessions.of_account(one.account_id, now)),
            "acts_by": do.acts_by(one, now),
        }


def _tell_link(address: str, *, as_json: bool) -> None:
    click.echo(json.dumps({"link": address}) if as_json else address)
