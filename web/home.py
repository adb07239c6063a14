"""`/`: the forums of the installation."""

from flask import Blueprint, current_app, render_template

from forum.policy import Role
from projections import forums
from projections.visible import seen_by

home = Blueprint("home", __name__)


@home.get("/")
def start() -> str:
    """List the forums, those that are invented marked."""
    conn = current_app.extensions["forum"].reading()
    return render_template(
        "public/home.html", forums=forums.forums(conn, sees=seen_by(Role.PUBLIC))
    )
