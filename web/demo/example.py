"""The invented example: a forum in a municipality that does not exist, and its first season.

A table of contents: what happened, in order. What each line means, with its words, is in the
module of its noun. Every command of `Governance` is used that a forum has use for.
"""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from forum.application import Governance
from forum.governing.forum import Forum
from web.demo import example_agendas as agendas
from web.demo import example_answers as answers
from web.demo import example_coming as coming
from web.demo import example_decisions as decisions
from web.demo import example_drafts as drafts
from web.demo import example_evaluations as evaluations
from web.demo import example_explanations as explanations
from web.demo import example_ground as ground
from web.demo import example_groups as groups
from web.demo import example_meetings as meetings
from web.demo import example_minutes as minutes
from web.demo import example_nominations as nominations
from web.demo import example_papers as papers
from web.demo import example_people as people
from web.demo import example_presence as presence
from web.demo import example_presidium as presidium
from web.demo import example_publications as publications
from web.demo import example_register as register
from web.demo import example_rules as rules
from web.demo import example_seats as seats
from web.demo import example_selection as selection
from web.demo import example_tasks as tasks
from web.demo import example_themes as themes
from web.demo import example_turn as turn
from web.demo import example_views as views
from web.demo.example_season import Season, Words


def make_example(
    governance: Governance, compose: Callable[[], Words] = dict, today: date = date.min
) -> UUID:
    """Make the example and return the id of its forum.

    Args:
        governance: Carries the commands out.
        compose: Composes the yearly report; without it the report lies elsewhere.
        today: The day in the forum's zone, for a meeting to come; without it there is none.

    Raises:
        ForumFoundedError: It was made before.
    """
    season = Season(governance, Forum.create_id(ground.SLUG))
    first_autumn(season)
    before_the_year(season)
    constituting_meeting(season)
    premises_in_march(season)
    spring(season)
    language_in_may(season)
    summer(season)
    grants_in_september(season)
    preparedness_in_october(season)
    publications.report(season, compose())
    coming.invite(season, today)
    return season.forum_id


def first_autumn(season: Season) -> None:
    """The forum is founded, meets once, and organizations are selected."""
    ground.found(season)
    people.hold_offices(season)
    ground.read_register(season)
    ground.give_to_municipality(season)
    register.begin(season)
    meetings.plan(season, "2025-09-08 10:00", *meetings.FIRST)
    meetings.invite(season, "start-up", "2025-09-10 09:00", answer_by="2025-10-01", annexes=0)
    selection.plan(season)
    selection.inform(season)
    nominations.open_for_2026(season)
    presidium.begin(season)
    meetings.hold(season, "start-up", "2025-10-08 17:00")
    themes.discuss_first(season)
    decisions.take_first(season)
    selection.form_committee(season)
    groups.form_first(season)
    presence.count(season, "start-up", "2025-10-08")
    minutes.write(season, "start-up", "2025-10-14 10:00")
    minutes.send(season, "start-up", "2025-10-15 10:00")
    nominations.nominate(season)
    selection.nominate(season)
    minutes.verify(season)
    minutes.publish(season, "start-up", "2025-11-06 09:10")
    selection.propose(season)
    selection.decide(season)
    nominations.answer(season)


def before_the_year(season: Season) -> None:
    """Seats are entered, rules proposed, representatives appointed, meetings planned."""
    seats.seat(season)
    rules.propose(season)
    people.appoint(season)
    people.end_substitute(season)
    ground.describe_organizations(season)
    meetings.plan(season, "2025-12-16 09:00", *meetings.YEAR)


def constituting_meeting(season: Season) -> None:
    """Rules, presidium, name, themes and groups are settled on one evening."""
    ground.number(season)
    agendas.write(season, "constituting", "2026-01-09 10:00", "2026-01-28")
    agendas.mend_first(season)
    themes.propose(season)
    meetings.invite(season, "constituting", "2026-01-13 11:00", answer_by="2026-01-22", annexes=3)
    themes.support(season)
    publications.hand_over(season)
    decisions.adopt_rules(season)
    rules.adopt(season)
    decisions.name_presidium(season)
    presidium.appoint(season)
    decisions.name_forum(season)
    decisions.choose_themes(season)
    themes.choose(season)
    decisions.form_groups(season)
    groups.form_planning(season)
    meetings.hold(season, "constituting", "2026-01-28 20:05")
    presence.count(season, "constituting", "2026-01-28")
    minutes.write(season, "constituting", "2026-01-30 10:00")
    minutes.rewrite(season)
    ground.rename(season)
    minutes.send(season, "constituting", "2026-02-03 09:00")
    minutes.publish(season, "constituting", "2026-02-10 09:00")
    ground.close_first_year(season)


def premises_in_march(season: Season) -> None:
    """The first dialogue, with a pre-meeting of the associations before it."""
    groups.prepare(season)
    themes.retitle(season)
    agendas.write(season, "premises", "2026-02-24 10:05", "2026-03-25")
    agendas.retitle_theme(season)
    meetings.plan(season, "2026-02-25 09:00", "before premises")
    meetings.invite(
        season,
        "before premises",
        "2026-02-26 09:00",
        answer_by="2026-03-16",
        annexes=0,
        convener="akero-foreningsrad",
    )
    meetings.let_in(season)
    people.rename(season)
    people.rotate(season)
    meetings.invite(season, "premises", "2026-03-10 09:00", answer_by="2026-03-20")
    papers.lay(season, "premises", "2026-03-10")
    presence.register(season)
    meetings.hold(season, "before premises", "2026-03-18 19:35")
    presence.count(season, "before premises", "2026-03-18")
    presence.excuse(season, "premises", "2026-03-20 12:00")
    minutes.publish_by_mistake(season)
    presence.register_late(season)
    minutes.approve(season, "constituting")
    decisions.plan_autumn(season)
    decisions.follow_up_premises(season)
    meetings.hold(season, "premises", "2026-03-25 20:05")
    themes.discuss(season, "premises", "2026-03-25 20:10")
    presence.count(season, "premises", "2026-03-25")
    presence.mend_count(season)
    presence.count_capacities(season, "premises", "2026-03-26 08:55")
    views.record(season, "premises", "2026-03-26 10:00")
    views.gather(season)
    views.refer(season)
    answers.acknowledge(season)
    minutes.write(season, "premises", "2026-03-31 10:00")
    minutes.send(season, "premises", "2026-04-01 10:00")
    register.enter_what_came(season)


def spring(season: Season) -> None:
    """Notes are corrected, a view is taken back, and a seat is given up."""
    minutes.correct(season)
    views.withdraw(season)
    ground.rename_an_organization(season)
    answers.follow_up_keys(season)
    seats.leave(season)
    people.leave(season)
    groups.leave(season)


def language_in_may(season: Season) -> None:
    """A reserve is called up; the second dialogue, and the change of the rules."""
    rules.propose_change(season)
    agendas.write(season, "language", "2026-04-29 16:30", "2026-05-20")
    meetings.invite(season, "language", "2026-04-30 09:00", answer_by="2026-05-13")
    seats.call_up(season)
    people.join(season)
    presence.excuse(season, "language", "2026-05-18 12:00")
    answers.answer_booking(season)
    answers.put_off_ramp(season)
    minutes.approve(season, "premises")
    decisions.change_rules(season)
    rules.change(season)
    meetings.hold(season, "language", "2026-05-20 20:05")
    themes.discuss(season, "language", "2026-05-20 20:10")
    presence.count(season, "language", "2026-05-20")
    presence.receive_guest(season)
    answers.accept_booking(season)
    minutes.publish(season, "premises", "2026-05-21 10:00")
    register.enter_what_was_done(season)
    views.record(season, "language", "2026-05-21 11:00")
    answers.promise_languages(season)
    minutes.write(season, "language", "2026-05-25 10:00")
    meetings.plan(season, "2026-05-25 11:00", "after language")
    meetings.give_link(season)
    minutes.send(season, "language", "2026-05-26 10:00")
    meetings.cancel(season)
    minutes.publish(season, "language", "2026-06-08 10:00")
    register.take_numbers(season)


def summer(season: Season) -> None:
    """Answers come or are put off; the autumn is planned anew."""
    answers.answer_languages(season)
    answers.tell_nothing_new(season)
    presidium.change(season)
    themes.propose_in_summer(season)
    decisions.move_september(season)
    meetings.move(season, "2026-08-26 15:10", "grants", "2026-09-23")
    explanations.excuse_short_notice(season)
    meetings.plan(season, "2026-08-27 09:00", "before grants")
    answers.answer_ramp(season)


def grants_in_september(season: Season) -> None:
    """The third dialogue, moved by a week."""
    meetings.hold(season, "before grants", "2026-09-09 19:35")
    presence.count(season, "before grants", "2026-09-09")
    agendas.write(season, "grants", "2026-09-10 09:00", "2026-09-23")
    meetings.invite(season, "grants", "2026-09-11 09:00", answer_by="2026-09-18")
    selection.begin_the_next(season)
    nominations.begin_the_next(season)
    presence.excuse(season, "grants", "2026-09-21 12:00")
    minutes.approve(season, "language")
    decisions.replace_theme(season)
    themes.replace(season)
    meetings.hold(season, "grants", "2026-09-23 20:05")
    tasks.give(season)
    themes.discuss(season, "grants", "2026-09-23 20:10")
    presence.count(season, "grants", "2026-09-23")
    decisions.tell_what_became(season)
    evaluations.ask(season)
    answers.find_too_little(season)
    answers.answer_talk_time(season)
    views.record(season, "grants", "2026-09-28 10:00")
    views.pass_to_the_wrong_one(season)
    answers.promise_again(season)
    minutes.write(season, "grants", "2026-09-29 10:00")
    minutes.send(season, "grants", "2026-09-30 10:00")


def preparedness_in_october(season: Season) -> None:
    """The last dialogue, and the turn of the year."""
    explanations.end_excuse(season)
    evaluations.close(season)
    tasks.end(season)
    agendas.begin(season, "preparedness", "2026-10-05 08:55")
    agendas.write(season, "preparedness", "2026-10-05 09:00", "2026-10-28")
    agendas.welcome_first(season)
    minutes.publish(season, "grants", "2026-10-07 10:00")
    meetings.invite(season, "preparedness", "2026-10-09 09:00", answer_by="2026-10-21")
    themes.declare(season)
    meetings.declare(season)
    agendas.announce(season, "preparedness", "2026-10-09 09:05")
    meetings.send_papers(season, "preparedness", "2026-10-09 09:10")
    nominations.nominate_the_next(season)
    people.end_contact(season)
    agendas.mend_preparedness(season)
    meetings.begin(season, "preparedness", "2026-10-28 17:32")
    minutes.approve_alone(season)
    drafts.write_items(season)
    meetings.end(season, "preparedness", "2026-10-28 20:05")
    themes.discuss(season, "preparedness", "2026-10-28 20:10")
    presence.count(season, "preparedness", "2026-10-28")
    presence.stand_in(season)
    presence.count_capacities(season, "preparedness", "2026-10-28 20:25")
    nominations.lay_open(season)
    minutes.write(season, "preparedness", "2026-10-30 10:00")
    minutes.send(season, "preparedness", "2026-11-02 10:00")
    answers.answer_grants(season)
    drafts.comment(season)
    drafts.plan_publication(season)
    themes.conclude(season)
    turn.begin(season)
    meetings.plan_consultation(season)
    rules.drop_a_proposal(season)
    minutes.approve_in_writing(season)
    explanations.explain(season)
