"""What the commands of the `forum` program share: refusals, settings, and how one asks.

Heavy modules are imported where they are used, so that every command starts quickly.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from forum.errors import ForumError
from projections.read_model import ReadModelError
from web.importing.reading import ImportRefusedError
from web.logs import set_up_logging
from web.settings import Settings, SettingsError

if TYPE_CHECKING:
    from web.cli_asking import Question

C = TypeVar("C", bound=Callable[..., Any])
P = ParamSpec("P")


class Refused(click.ClickException):
    """A refusal as one line."""

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - as click has it
        """Write the sentence to standard error."""
        click.echo(f"forum: {self.format_message()}", err=True, file=file)


def refusing(command: Callable[P, None]) -> Callable[P, None]:
    """Turn every expected refusal of a command into one line."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except ForumError as error:
            raise Refused(_in_words(error)) from error
        except (ReadModelError, SettingsError, ImportRefusedError) as error:
            raise Refused(str(error)) from error
        except BrokenPipeError:
            sys.stderr.close()  # whoever read our lines has seen enough
        except OSError as error:
            raise Refused(_of_the_machine(error)) from error

    return run


def _in_words(error: ForumError) -> str:
    """A refusal in the language that the program was asked to speak."""
    from web.refusals import said

    return said(error, click.get_current_context().find_root().params["language"])


def _of_the_machine(error: OSError) -> str:
    what = error.filename or "a file"
    return f"{what} cannot be used ({error.strerror}): look at its rights and the free space"


def settings_now() -> Settings:
    """Read the settings, tell unknown ones on standard error, and set logging up."""
    import os

    settings = Settings.from_environment(os.environ)
    for note in settings.notes:
        click.echo(f"forum: {note}", err=True)
    set_up_logging(settings.logging)
    return settings


def without_identity_numbers(*texts: str) -> None:
    """Refuse a text that holds what looks like a personal identity number; none is kept.

    Raises:
        SettingsError: One does.
    """
    from web.texts.identity_numbers import find

    for text in texts:
        if found := find(text):
            raise SettingsError(
                f"{found[0].masked} looks like a personal identity number, and none is kept: "
                "write the text without it"
            )


def reading(command: C) -> C:
    """Give a command that reads one forum its argument and options."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="One JSON object a line."),
        click.option("--as-of", default=None, help="Log position, or instant, of what was known."),
        click.option("--on", "day", default=None, help="The day asked about; else today."),
        click.argument("forum"),
    ):
        command = option(command)
    return command


@contextmanager
def asking(forum: str, day: str | None, as_of: str | None) -> Iterator["Question"]:
    """Open the installation for questions about one forum; see `web.cli_asking`."""
    from web.cli_asking import asked

    with asked(settings_now(), forum, day, as_of) as question:
        yield question


def tell(lines: Iterable[dict[str, Any]], *, as_json: bool) -> None:
    """Write each answer on a line: as JSON, or its values beside each other."""
    for line in lines:
        if as_json:
            click.echo(json.dumps(line, ensure_ascii=False))
        else:
            click.echo("  ".join(str(value) for value in line.values() if value is not None))
