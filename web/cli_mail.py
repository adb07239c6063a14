"""`forum mail`: send the letters that are due, once, and go; read those that came back."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.cli_shared import refusing, settings_now
from web.settings import SettingsError

if TYPE_CHECKING:
    from web.installation import Installation


@click.group(invoke_without_command=True)
@click.option("--dry-run", is_flag=True, help="Show what would be sent; send and change nothing.")
@click.option("--example", is_flag=True, help="Write to people of invented forums, too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def mail(context: click.Context, dry_run: bool, example: bool, as_json: bool) -> None:
    """Send what is due by e-mail; safe to run as often as one likes.

    Letters that a server refused for good, and addresses that do not work, are listed at the end.
    """
    if context.invoked_subcommand is None:
        _send(dry_run, example, as_json)


@refusing
def _send(dry_run: bool, example: bool, as_json: bool) -> None:
    settings = settings_now()
    if not settings.mail and not dry_run:
        raise SettingsError(
            "no letters are sent: name the mail server in FORUM_MAIL and FORUM_MAIL_FROM"
        )
    from contextlib import ExitStack

    from web import create_app
    from web.installation import Installation
    from web.mail.outgoing import MailDownError, outgoing
    from web.mail.sending import Sending, alone

    installation = Installation(settings)
    try:
        with ExitStack() as stack:
            if not dry_run and not stack.enter_context(alone(installation)):
                raise SettingsError("letters are being sent already: wait until that has ended")
            installation.catch_up()
            to = None
            if not dry_run:
                to = stack.enter_context(outgoing(settings.mail, settings.mail_from))
            app = create_app(settings, installation)
            now = datetime.now(UTC)
            round_ = Sending(app, installation, now=now, to=to, with_examples=example)
            for one in round_.send():
                _tell(asdict(one), as_json)
        _tell_troubles(installation, as_json)
    except MailDownError as error:
        raise SettingsError(str(error)) from error
    finally:
        installation.close()


@mail.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@refusing
def bounced(file: Path, as_json: bool) -> None:
    """Read letters that came back: FILE is a message, mbox or Maildir, or - for what is piped.

    An address that does not work gets no letters until another is entered, and the secretariat
    has it on its list. What was told by the letter stays due. Reading the same again does nothing.
    """
    from web.installation import Installation
    from web.mail.bounces import NoMailError, messages, messages_of, take_in
    from web.mail.unreached import Unreached

    installation = Installation(settings_now())
    try:
        unreached = Unreached(installation.accounts)
        is_piped = str(file) == "-"
        found = messages_of(sys.stdin.buffer) if is_piped else messages(file)
        for raw in found:
            _tell(asdict(take_in(raw, unreached, datetime.now(UTC))), as_json)
    except NoMailError as error:
        raise SettingsError(str(error)) from error
    finally:
        installation.close()


def _tell_troubles(installation: "Installation", as_json: bool) -> None:
    """List what could not be sent, and to whom nothing can be."""
    from web.mail.sending import failures
    from web.mail.unreached import Unreached

    for failure in failures(installation):
        _tell({**asdict(failure), "at": failure.at.isoformat(), "outcome": "refused"}, as_json)
    for one in Unreached(installation.accounts).every().values():
        line = {"recipient": one.recipient, "sentence": one.sentence, "at": one.at.isoformat()}
        _tell({**line, "outcome": "does not work"}, as_json)


def _tell(line: dict[str, object], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(line, ensure_ascii=False))
    else:
        click.echo("  ".join(str(value) for value in line.values() if value))
