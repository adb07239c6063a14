"""`forum mail`: send the letters that are due, once, and go."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

import click

from web.cli_shared import refusing, settings_now
from web.settings import SettingsError


@click.command()
@click.option("--dry-run", is_flag=True, help="Show what would be sent; send and change nothing.")
@click.option("--example", is_flag=True, help="Write to people of invented forums, too.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@refusing
def mail(dry_run: bool, example: bool, as_json: bool) -> None:
    """Send what is due by e-mail; safe to run as often as one likes.

    Letters that a server refused for good are listed at the end.
    """
    settings = settings_now()
    if not settings.mail and not dry_run:
        raise SettingsError(
            "no letters are sent: name the mail server in FORUM_MAIL and FORUM_MAIL_FROM"
        )
    from contextlib import ExitStack

    from web import create_app
    from web.installation import Installation
    from web.mail.outgoing import MailDownError, outgoing
    from web.mail.sending import Sending, alone, failures

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
        for failure in failures(installation):
            _tell({**asdict(failure), "at": failure.at.isoformat(), "outcome": "refused"}, as_json)
    except MailDownError as error:
        raise SettingsError(str(error)) from error
    finally:
        installation.close()


def _tell(line: dict[str, object], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(line, ensure_ascii=False))
    else:
        click.echo("  ".join(str(value) for value in line.values() if value))
