"""The demo: the real history of Partsgemensamt forum, and an invented example beside it.

`history/` holds the facts as CSV files with their README, `founding` says what the forum itself
is, `example` is the invented season. The demo goes the same way as everybody: commands and import.
"""

from collections.abc import Callable
from pathlib import Path

from forum.errors import ForumError
from web.demo.example import EXAMPLE_SLUG, make_example
from web.demo.founding import found_pgf, name_administrators
from web.importing.history import import_history
from web.installation import Installation
from web.progress import progress
from web.settings import Settings

HISTORY = Path(__file__).parent / "history"
HOST = "Demo of the dialogue forum"


class FilledFolderError(ForumError):
    """The data folder holds something that is not the demo."""

    code = "filled_folder"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"the folder {folder} holds another installation: "
            "set FORUM_DATA to an empty folder for the demo, or use `forum serve`"
        )


def make_demo(settings: Settings, say: Callable[[str], None]) -> Installation:
    """Make what is missing of the demo and open it; a whole one is only opened.

    Args:
        settings: Where it lies.
        say: Told what is done, a line at a time.

    Raises:
        FilledFolderError: The folder holds another installation.
        ImportRefusedError: The history was changed by hand and does not fit any more.
    """
    installation = Installation.made(settings, host=HOST)
    try:
        if not _is_ours(installation):
            raise FilledFolderError(settings.data)
        forum_id = found_pgf(installation.governance)
        if forum_id is not None:
            say("reading the history of Partsgemensamt forum into the log")
            with progress("rows", 1) as told:
                import_history(
                    installation.governance,
                    HISTORY,
                    forum_id,
                    told=lambda done, in_all: told(done / in_all),
                )
            name_administrators(installation.governance, forum_id)
        if not installation.has_forum(EXAMPLE_SLUG):
            say("making the invented example")
            make_example(installation.governance)
        installation.catch_up()
    except BaseException:
        installation.close()
        raise
    return installation


def _is_ours(installation: Installation) -> bool:
    """Whether the log was begun by the demo: its host goes by the demo's name."""
    return installation.host_name() == HOST
