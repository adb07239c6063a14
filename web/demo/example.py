"""The invented example: a forum in a municipality that does not exist, and its first season.

Read it as a table of contents: what happened, in order. What each line means, with its words, is
in the module of its noun. Every command of `Governance` is used that a forum has use for.
"""

from typing import Final
from uuid import UUID

from forum.application import Governance
from forum.governing.forum import Forum
from web.demo import example_agendas as agendas
from web.demo import example_answers as answers
from web.demo import example_decisions as decisions
from web.demo import example_ground as ground
from web.demo import example_groups as groups
from web.demo import example_meetings as meetings
from web.demo import example_minutes as minutes
from web.demo import example_people as people
from web.demo import example_presence as presence
from web.demo import example_presidium as presidium
from web.demo import example_publications as publications
from web.demo import example_rules as rules
from web.demo import example_seats as seats
from web.demo import example_selection as selection
from web.demo import example_themes as themes
from web.demo import example_views as views
from web.demo.example_season import Season, both

EXAMPLE_SLUG: Final = ground.SLUG


def make_example(governance: Governance) -> UUID:
    """Make the example and return the id of its forum.

    Raises:
        ForumFoundedError: It was made before.
    """
    season = Season(governance, Forum.create_id(EXAMPLE_SLUG))
    first_autumn(season)
    before_the_year(season)
    constituting_meeting(season)
    premises_in_march(season)
    spring(season)
    language_in_may(season)
    summer(season)
    grants_in_september(season)
    preparedness_in_october(season)
    return season.forum_id


def first_autumn(season: Season) -> None:
    """The forum is founded, meets once, and organizations are selected."""
    ground.found(season)
    ground.read_register(season)
    ground.give_to_municipality(season)
    meetings.plan(season, "2025-09-08 10:00", *meetings.FIRST)
    meetings.invite(season, "start-up", "2025-09-10 09:00", answer_by="2025-10-01", annexes=0)
    selection.plan(season)
    selection.inform(season)
    presidium.begin(season)
    meetings.hold(season, "start-up", "2025-10-08 17:00")
    themes.discuss_first(season)
    selection.form_committee(season)
    decisions.take_first(season)
    groups.form_first(season)
    presence.count(season, "start-up", "2025-10-08")
    minutes.write(season, "start-up", "2025-10-14 10:00")
    minutes.send(season, "start-up", "2025-10-15 10:00")
    selection.nominate(season)
    minutes.approve_in_writing(season)
    minutes.publish(season, "start-up", "2025-11-06 09:10")
    selection.decide(season)


def before_the_year(season: Season) -> None:
    """Seats, rules and themes are prepared."""
    seats.seat(season)
    rules.propose(season)
    people.appoint(season)
    meetings.plan(season, "2025-12-16 09:00", *meetings.YEAR)
    themes.propose(season)


def constituting_meeting(season: Season) -> None:
    """Rules, presidium, name, themes and groups are settled on one evening."""
    meetings.hold(season, "constituting", "2026-01-28 20:05")


def premises_in_march(season: Season) -> None:
    """The first dialogue, with a pre-meeting of the associations."""


def spring(season: Season) -> None:
    """Notes are corrected, a seat is vacated, and a reserve called up."""


def language_in_may(season: Season) -> None:
    """The second dialogue, and the change of the rules."""


def summer(season: Season) -> None:
    """Answers come or are put off; the autumn is planned anew."""


def grants_in_september(season: Season) -> None:
    """The third dialogue, moved by a week."""


def preparedness_in_october(season: Season) -> None:
    """The last dialogue, and the report of the year."""
