"""The preview of a file, and carrying all of it out as one whole."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any
from uuid import UUID

from forum.record.ids import derived_id
from web.mail.mailboxes import ORGANIZATION, Mailboxes
from web.public import Reader
from web.sheets.known import knowledge
from web.sheets.planned import Answers, Plan
from web.sheets.planning import plan
from web.sheets.reading import Sheet


class NotReadyError(Exception):
    """Something changed meanwhile, or is not answered: nothing was written.

    Attributes:
        plan: What would become of the rows now.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__("the file cannot be carried out as it is")
        self.plan = plan


def id_of(sheet: Sheet, answers: Answers, forum_id: str) -> UUID:
    """Return the id of carrying a file out with these answers: the same twice writes once."""
    return derived_id("sheet", forum_id, answers.digest(sheet))


def preview(
    installation: Any,  # noqa: ANN401 - see `web.app`
    r: Reader,
    sheet: Sheet,
    answers: Answers,
    by: AbstractContextManager[object] | None = None,
) -> Plan:
    """Say what would become of a file; call it while somebody acts, nothing is written.

    Args:
        installation: Where it would be written.
        r: The secretariat as a reader of the forum.
        sheet: The rows.
        answers: What was chosen.
        by: By whom the rows are carried out, if not by who acts.
    """
    do = installation.governance
    known = knowledge(r, installation.accounts)
    with do.rehearsal() as unit, by or nullcontext():
        return plan(do, unit, r, known, sheet, answers)


def carry_out(
    installation: Any,  # noqa: ANN401 - see `web.app`
    r: Reader,
    sheet: Sheet,
    answers: Answers,
    by: AbstractContextManager[object] | None = None,
) -> Plan:
    """Write a file, all of it or nothing; call it while somebody acts by its `id_of`.

    Mailboxes are set when the log is written: a second try sets what is missing.

    Args:
        installation: Where it is written.
        r: The secretariat as a reader of the forum.
        sheet: The rows.
        answers: What was chosen.
        by: By whom the rows are carried out, if not by who acts.

    Raises:
        NotReadyError: A row is wrong, asks or waits for a choice.
        ConflictError: It was carried out before, or somebody else wrote at the same time.
    """
    do = installation.governance
    known = knowledge(r, installation.accounts)
    with do.batch("import_sheet", answers=answers.digest(sheet)) as unit:
        with by or nullcontext():
            found = plan(do, unit, r, known, sheet, answers)
        if not found.is_ready:
            raise NotReadyError(found)
    boxes = Mailboxes(installation.accounts)
    for organization_id, address in found.mail.items():
        boxes.put(UUID(r.forum_id), ORGANIZATION, str(organization_id), address)
    return found
