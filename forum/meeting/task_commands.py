"""Commands about tasks."""

from collections.abc import Mapping
from uuid import UUID

from forum.commanding import command
from forum.errors import TooLongError
from forum.meeting.ground import Ground, on_day_of
from forum.meeting.meeting import Meeting
from forum.meeting.meeting_rules import check_not_future
from forum.meeting.task import Task, TaskOwner
from forum.record.acting import current
from forum.record.values import SHORT
from forum.record.when import When


class TaskCommands(Ground):
    """Giving a task at a meeting, and saying that it was done or is not.

    All may raise `UnknownThingError` for what they name.
    """

    @command
    def give_task(
        self,
        *,
        meeting_id: UUID,
        text: Mapping[str, str | None],
        owner: TaskOwner,
        item_id: UUID | None = None,
        side: str | None = None,
        organization_id: UUID | None = None,
        office: str | None = None,
        due: When | None = None,
    ) -> UUID:
        """Give somebody a task at a meeting.

        Args:
            meeting_id: The meeting.
            text: What is to be done, by language tag.
            owner: Who does it.
            item_id: The item of the agenda on which it was given.
            side: Key of the side, where a side does it.
            organization_id: The organization, where one does it.
            office: The office outside the forum in short words, where one does it.
            due: Last day.

        Raises:
            IncompleteError: The text is empty.
            TaskOwnerError: Side, organization or office do not fit who does it.
            TaskDayError: The last day is before the meeting.
            TooLongError: The office has more than 300 characters.
            UnknownSideError: The forum has no such side.
            UnknownItemError: The agenda has no such item.
            MeetingCancelledError: The meeting was cancelled.
            HeldInFutureError: Its day has not come.
            YearClosedError: Its year is closed, and there is no evidence.
        """
        self.check_known(organization_id, side=side)
        if office is not None and len(office) > SHORT:
            raise TooLongError("who does the task", len(office), SHORT, "characters")
        meeting = self.load(Meeting, meeting_id)
        self.open_year_here(meeting.year)
        meeting.check_begun(self.today_here())
        if item_id is not None:
            meeting.check_item(item_id)
        said = self.wordings(text)
        Task.check_giving(said, owner, side, organization_id, office, due, meeting.day)
        with on_day_of(meeting):
            task = self.create(
                Task,
                year=meeting.year,
                meeting_id=meeting_id,
                item_id=item_id,
                text=said,
                owner=owner,
                side=side,
                organization_id=organization_id,
                office=office,
                due=due,
            )
        self.save(task)
        return task.id

    @command
    def finish_task(self, *, task_id: UUID, text: Mapping[str, str | None] | None = None) -> UUID:
        """Say that a task was done on the day `effective`, also after its year was closed.

        Members say it of tasks of their own organization, a side's office of those of its side.

        Args:
            task_id: The task.
            text: What came of it, by language tag.

        Raises:
            NotAllowedError: It is the task of another organization or side.
            TaskOverError: It was done or dropped already.
            HeldInFutureError: The day has not come.
        """
        task = self._own_task(task_id)
        check_not_future(current().effective, self.today_here())
        task.finish(self.wordings(text or {}))
        self.save(task)
        return task.id

    @command
    def drop_task(self, *, task_id: UUID, reason: Mapping[str, str | None]) -> UUID:
        """Say that a task is not done after all, also after its year was closed.

        Raises:
            IncompleteError: The reason is empty.
            TaskOverError: It was done or dropped already.
        """
        task = self.load(Task, task_id)
        task.drop(self.wordings(reason))
        self.save(task)
        return task.id

    def _own_task(self, task_id: UUID) -> Task:
        task = self.load(Task, task_id)
        is_mandate = current().mandate_of_id is not None
        self.check_own(organization_id=task.organization_id, side=None if is_mandate else task.side)
        return task
