"""The `forum` program on a data folder of its own, for tests of what it prints."""

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from web.cli import main

HISTORY = Path(__file__).parents[2] / "web" / "demo" / "history"


class Forum:
    """The program on one data folder, and on a database if an address is given."""

    def __init__(self, data: Path, store: str = "") -> None:
        self.data = data
        self.store = store

    def __call__(self, *arguments: str, piped: bytes | None = None, **environment: str) -> Result:
        settings = {
            "FORUM_DATA": str(self.data),
            "FORUM_STORE": self.store,
            "FORUM_LOGGING": "error",
        }
        return CliRunner().invoke(main, arguments, input=piped, env={**settings, **environment})


def copy_of_history(folder: Path) -> Path:
    """Copy the demo's history files to a folder where they can be changed."""
    shutil.copytree(HISTORY, folder)
    return folder


def one_line(result: Result) -> str:
    """Return the one line that a refusal is told in."""
    assert result.exit_code > 0
    assert result.exception is None or isinstance(result.exception, SystemExit)
    (line,) = result.stderr.strip().splitlines()
    return line
