"""Swedish wordings for a history that was written down in English.

The optional file `wordings.csv` has the columns `english` and `swedish`. It translates wordings of
our own (titles of items, views, answers); names and titles that the sources give are never
translated.
"""

from pathlib import Path

from web.importing.reading import parse, read_text

NAME = "wordings.csv"


def read_wordings(folder: Path) -> dict[str, str]:
    """Return Swedish by English; empty where the folder has no such file.

    Raises:
        ImportRefusedError: The file is there and cannot be read.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    lines = parse(NAME, read_text(path), ("english", "swedish"))
    return {line.values["english"]: line.values["swedish"] for line in lines}
