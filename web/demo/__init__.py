"""The demo: the real history of Partsgemensamt forum, and an invented example beside it.

`history/` holds the facts as CSV files with their README, `founding` says what the forum itself
is, `example` is the invented season, `accounts` who can sign in there. The demo goes the same way
as everybody: commands and import.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from forum.errors import ForumError
from forum.policy import Role
from projections import forums, publications
from projections.visible import seen_by
from web.demo.founding import SLUG, found_pgf, name_administrators
from web.installation import Installation
from web.progress import progress
from web.settings import Settings

HISTORY = Path(__file__).parent / "history"
EXAMPLE_SLUG = "exempel"
HOST = "Demo of the dialogue forum"


class FilledFolderError(ForumError):
    """The data folder holds something that is not the demo."""

    code = "filled_folder"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"the folder {folder} holds another installation: "
            "set FORUM_DATA to an empty folder for the demo, or use `forum serve`"
        )


class InterruptedDemoError(ForumError):
    """The invented example was interrupted while it was made."""

    code = "interrupted_demo"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"the demo in {folder} was interrupted while it was made: "
            "remove that folder and start again"
        )


def make_demo(
    settings: Settings, say: Callable[[str], None], today: date = date.min
) -> Installation:
    """Make what is missing of the demo and open it; a whole one is only opened.

    Args:
        settings: Where it lies.
        say: Told what is done, a line at a time.
        today: The day in the example's zone, for a meeting to come; without it there is none.

    Raises:
        FilledFolderError: The folder holds another installation.
        InterruptedDemoError: The example is half made.
        ImportRefusedError: The history was changed by hand and does not fit any more.
    """
    installation = Installation.made(settings, host=HOST)
    try:
        if installation.host_name() != HOST:
            raise FilledFolderError(settings.data)
        found_pgf(installation.governance)
        installation.catch_up()
        if not _is_read(installation):
            say("reading the history of Partsgemensamt forum into the log")
            _read(installation)
        if not installation.has_forum(EXAMPLE_SLUG):
            from web.demo.example import make_example  # not needed once it is made

            say("making the invented example")
            make_example(installation.governance, lambda: _report(installation), today)
        installation.catch_up()
        if not _is_whole(installation):
            raise InterruptedDemoError(settings.data)
        from web.demo.accounts import make_accounts

        make_accounts(installation)
    except BaseException:
        installation.close()
        raise
    return installation


def _report(installation: Installation) -> dict[str, str | None]:
    """The report of the example's year, as of its last day."""
    from web.report import composed

    installation.catch_up()
    return composed(installation, EXAMPLE_SLUG, 2026, date(2026, 11, 20))


def _read(installation: Installation) -> None:
    from web.importing.history import import_history  # not needed once it is read

    forum_id = installation.forum_id(SLUG)
    with progress("rows", 1) as told:
        import_history(
            installation.governance,
            HISTORY,
            forum_id,
            told=lambda done, in_all: told(done / in_all),
        )
    name_administrators(installation.governance, forum_id)


def _is_read(installation: Installation) -> bool:
    """Whether the history is read: who ran the forum is what is said last."""
    forum_id = str(installation.forum_id(SLUG))
    conn, sees = installation.reading(), seen_by(Role.PUBLIC)
    last = forums.administrator_id(conn, forum_id=forum_id, sees=sees, day=date.max)
    return last is not None


def _is_whole(installation: Installation) -> bool:
    """Whether the example is made to its end: its yearly report."""
    forum_id = str(installation.forum_id(EXAMPLE_SLUG))
    found = publications.publications(
        installation.reading(), forum_id=forum_id, sees=seen_by(Role.PUBLIC)
    )
    return any(row["classification"] == "annual_publication" for row in found)
