"""Pages for those who sit: answering by a personal link, without signing in.

`opening` says what a link still opens, `reply` has the routes; each kind of link has a module with
what its page shows and what its form does (`invitation`, `judging`, `commenting`, `answering`);
`receipts` tells what was recorded, `evaluating` takes answers that nobody's name is on. `in_short`
tells a meeting in a few lines, also for letters.
"""

from __future__ import annotations

from flask import Blueprint, Response

from web.forum_pages import name_forum_once

members = Blueprint("members", __name__, url_prefix="/<slug>")


name_forum_once(members)


@members.after_request
def _keep_to_its_owner(response: Response) -> Response:
    """Let nobody keep, find or pass on the address of a page that is somebody's own."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


from web.members import evaluating, letters, reply  # noqa: E402 - they register their routes above

SUBJECTS = (reply, evaluating, letters)
"""The modules whose routes are on this blueprint."""
