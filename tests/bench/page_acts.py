"""Saving one act from the page of a meeting, against the command that it carries out.

Both write under the same item, in turn. The page's side is the whole answer to a form: session,
token, the command, and waiting until the read model shows it. The page that is loaded afterwards is
not in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import UUID, uuid4

from tests.web.signed import signed_client
from tests.web.sitting import Sitting

TEXT = "Så sade föreningarna. " * 91  # 2 kB
WARM = 3
"""Turns that are not counted."""


@dataclass(kw_only=True)
class Saved:
    """What was measured.

    Attributes:
        page: Seconds from sending the form to its answer, by turns.
        command: Seconds of the command alone.
    """

    page: list[float] = field(default_factory=list)
    command: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """The page against the command, median of the pairs."""
        return median(one / other for one, other in zip(self.page, self.command, strict=True))


def saved(folder: Path, turns: int) -> Saved:
    """Save from the page and by the command in turn.

    Args:
        folder: Where nothing is yet.
        turns: How often each is done.
    """
    measured = Saved()
    with _meeting(folder) as (by_page, by_command):
        for turn in range(-WARM, turns):
            page, command = (_timed(act) for act in (by_page, by_command))
            if turn >= 0:
                measured.page.append(page)
                measured.command.append(command)
    return measured


def _timed(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


@contextmanager
def _meeting(folder: Path) -> Iterator[tuple[Callable[[], object], Callable[[], object]]]:
    """A meeting that runs today, and both ways of writing under its item."""
    place = Sitting(folder)
    installation = place.installation
    try:
        meeting_id: UUID = place.meeting(after=0)
        item_id = uuid4()
        place.act(
            "add_agenda_item", meeting_id=meeting_id, title={"sv": "Lokaler"}, item_id=item_id
        )
        place.act("open_meeting", meeting_id=meeting_id)
        installation.catch_up()
        installation.follow()
        client = signed_client(place.app, installation, place.secretariat_id)
        address = f"/prov/secretariat/meetings/{place.day(0)}-dialogue"
        token = re.search(r'name="csrf_token" value="([^"]*)"', client.get(address).text)
        assert token is not None
        version = 0

        def by_page() -> None:
            nonlocal version
            answer = client.post(
                f"{address}/sections",
                data={
                    "csrf_token": token[1],
                    "command_id": str(uuid4()),
                    "item_id": str(item_id),
                    "text": f"{version} {TEXT}",
                    "read": str(version),
                },
            )
            assert answer.status_code == 303, answer.status
            version += 1

        def by_command() -> None:
            nonlocal version
            place.act(
                "write_section",
                meeting_id=meeting_id,
                item_id=item_id,
                text={"sv": f"{version} {TEXT}"},
                read=version,
            )
            version += 1

        yield by_page, by_command
    finally:
        place.close()
