"""What tasks ask for: whoever was given one at a meeting does it by its last day."""

from collections.abc import Iterator

from forum.record.when import When
from projections import tasks
from projections.asking import of_forum
from projections.duty import Asked, Duty


def found(asked: Asked) -> Iterator[Duty]:
    """Yield the tasks that are neither done nor dropped, for whoever does them.

    A task stays to be done when its year is closed. One entered from an older source asks for
    nothing: whether it was done is not known.
    """
    given = of_forum(asked.conn, tasks.TASKS, **asked.where)
    ids = [row["aggregate_id"] for row in given if row["basis"] is None]
    known = asked.acts(tasks.TASKS, "aggregate_id", ids)
    over = asked.acts(tasks.ACTS, "aggregate_id", known)
    for task_id, (row,) in known.items():
        if task_id in over:
            continue
        yield asked.duty(
            "do_task",
            "task",
            task_id,
            whose=row["owner"],
            whose_id=row["side"] or row["organization_id"] or row["office"],
            since=row["on"],
            due=When(row["due"]).latest if row["due"] else None,
        )
