"""`forum account`: who can sign in. Links are told to whoever runs the program, and are secrets."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

import click

from web.cli_shared import refusing, settings_now, tell, without_identity_numbers

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
@click.option("--secretariat", metavar="SLUG", help="A forum whose secretariat it is.")
@click.option("--name", default="", help="The new person's name; with either of the two before.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", help="Of letters.")
@_as_json
@refusing
def invite(
    email: str,
    person: UUID | None,
    office: UUID | None,
    secretariat: str | None,
    name: str,
    language: str,
    as_json: bool,
) -> None:
    """Make an account for EMAIL, and send or tell its invitation, good once for 72 hours.

    It is sent where FORUM_MAIL names a server, and told here otherwise.
    """
    asked = [one for one in (person, office, secretariat) if one is not None]
    if len(asked) != 1 or (person is None) != bool(name.strip()):
        raise click.UsageError(
            "say --secretariat SLUG or --office ID with --name NAME, or --person ID"
        )
    without_identity_numbers(name)
    with _inviting(reading=secretariat is not None) as (do, now):
        if secretariat is not None:
            office = do.secretariat_of(secretariat)
        if person is not None:
            link = do.invite(email, person, now, language)
        else:
            assert office is not None
            link = do.invite_to_office(email, office, name, now, language)
        _send_or_tell(do, email, link, as_json=as_json)


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
    """Forget all that EMAIL signs in by, end its sessions, and send or tell a new invitation."""
    with _inviting() as (do, now):
        _send_or_tell(do, email, do.reset(email, now), as_json=as_json)


@account.command()
@_email
@click.option("--subject", prompt=True, hide_input=True, help="What the issuer calls the person.")
@_as_json
@refusing
def bind(email: str, subject: str, as_json: bool) -> None:
    """Let EMAIL sign in by the issuer of FORUM_OIDC_ISSUER; of the subject only a hash is kept."""
    with _inviting() as (do, now):
        found = do.bind(email, subject.strip(), now)
    tell([{"email": found.email, "state": "bound"}], as_json=as_json)


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
            "passkeys": len(do.passkeys.of_account(one.account_id)),
            "identity": do.identities.has_one(one.account_id),
            "sessions": len(do.sessions.of_account(one.account_id, now)),
            "acts_by": do.acts_by(one, now),
        }


def _send_or_tell(do: "Inviting", email: str, link: str, *, as_json: bool) -> None:
    """Send an invitation where letters are sent; tell it where they are not, or cannot be now."""
    try:
        is_sent = do.send_invitation(email, link)
    except Exception as error:  # the account is made: the link must not be lost
        click.echo(f"forum: not sent ({error}); hand the link over yourself", err=True)
        is_sent = False
    if is_sent:
        tell([{"email": email, "state": "invitation sent"}], as_json=as_json)
    else:
        _tell_link(link, as_json=as_json)


def _tell_link(address: str, *, as_json: bool) -> None:
    click.echo(json.dumps({"link": address}) if as_json else address)
