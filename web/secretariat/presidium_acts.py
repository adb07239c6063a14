"""Acts on the presidium of a year: a post taken, for good or for a time, and left."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from forum.record.posts import Post
from web.schemas.seating import LeavePost, TakePost
from web.secretariat import governance, secretariat
from web.secretariat.entered_for import Data
from web.secretariat.seats import address, carried_out


@secretariat.post("/seats/<int:year>/presidium/take")
def take_post(year: int) -> Response:
    """Give somebody a post, for good or until somebody is appointed."""

    def act(data: Data) -> None:
        governance().appoint_presidium_member(
            year=year,
            post=Post(data["post"]),
            side=data.get("side"),
            organization_id=data.get("organization_id"),
            is_acting=data["is_acting"],
            start=data["start"],
        )

    return carried_out(
        "take-post",
        TakePost,
        act,
        year=year,
        to=address(year, part="presidium"),
    )


@secretariat.post("/seats/<int:year>/presidium/leave")
def leave_post(year: int) -> Response:
    """Let the holder of a post leave it."""

    def act(data: Data) -> None:
        governance().leave_presidium(
            year=year, post=Post(data["post"]), label=data["label"], end=data["end"]
        )

    return carried_out(
        "leave-post",
        LeavePost,
        act,
        year=year,
        to=address(year, part="presidium"),
        key=request.form.get("label", ""),
    )
