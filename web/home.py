"""`/`: the forums of the installation, and what is said of it as a whole."""

from flask import Blueprint, current_app, render_template

from forum.policy import Role
from projections import forums
from projections.visible import seen_by
from web.about import personal_data_page

home = Blueprint("home", __name__)


@home.get("/")
def start() -> str:
    """List the forums, those that are invented marked."""
    conn = current_app.extensions["forum"].reading()
    return render_template(
        "public/home.html", forums=forums.forums(conn, sees=seen_by(Role.PUBLIC))
    )


@home.get("/personal-data")
def personal_data() -> str:
    """Say how personal data are handled, for pages of no forum: signing in, the own account."""
    return personal_data_page()
