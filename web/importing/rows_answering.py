"""Rows about views, what came back, and publications as commands."""

from typing import TYPE_CHECKING, Any

from forum.answering.feedback import Outcome
from forum.answering.view import Giver, Setting
from forum.publishing.publication import PublicationKind

if TYPE_CHECKING:
    from web.importing.run import Run


def view(run: "Run", row: dict[str, Any]) -> None:
    """Record a view and what came back; what is no view ("other") is not recorded."""
    if row["kind"] == "other":
        run.left_out("a remark, not a view")
        return
    day = row["date"]
    meeting_id = run.forum_meeting_on(day)
    if row["setting"] == "pre_meeting" and day is not None:
        meeting_id = run.meeting(day, "pre_meeting")
    with run.on(day):
        view_id = run.governance.record_view(
            setting=Setting(row["setting"]),
            giver=Giver(row["giver"]),
            side=row["side"],
            organization_id=run.organization(row["organization_key"]),
            meeting_id=meeting_id,
            text=run.wording(row["view_summary"]),
        )
    if row["response"] is None:
        return
    answer = run.wording(row["response"])
    if row["outcome"] is None:
        run.governance.follow_up_view(view_id=view_id, text=answer)
    elif row["outcome"] == "forwarded":
        run.governance.refer_view(view_id=view_id, text=answer)
    else:
        run.governance.give_feedback(view_id=view_id, outcome=Outcome(row["outcome"]), text=answer)


def publication(run: "Run", row: dict[str, Any]) -> None:
    """Record that a publication exists."""
    year = row["covers_year"]
    run.open_year(year)
    run.governance.record_publication(
        covers_year=year,
        classification=PublicationKind(row["kind"]),
        publisher_id=run.organization(row["organization_key"]),
        title={"sv": f"PGF-skriften {year}", "en": f"Annual publication of the forum {year}"},
    )
