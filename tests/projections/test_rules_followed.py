"""How the forum follows its rules: for each limit kept, not kept, or not yet, with its events."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forum.answering.feedback import Outcome
from forum.governing.limits import RulesLimits
from forum.governing.practice import Practice
from forum.meeting.meeting import MeetingKind
from forum.policy import Role
from forum.record.acting import acting
from forum.record.posts import Post
from forum.record.values import Basis, Evidence
from forum.record.when import When
from projections.rules_followed import LIMITS
from tests.projections.accounted import AccountedForum
from tests.walk.people import OFFICE_ID, SIDES


@pytest.fixture
def forum() -> Iterator[AccountedForum]:
    forum = AccountedForum()
    yield forum
    forum.close()


def test_a_view_is_answered_by_the_day_promised_or_else_by_the_rules(forum: AccountedForum) -> None:
    forum.adopt(answer_days=30, acknowledge_days=7, answer_extension_days=30, extensions_most=1)
    forum.on("2016-02-01")
    silent, promised, put_off = forum.view(), forum.view(), forum.view()
    for view_id in (promised, put_off):
        forum.act("acknowledge_view", view_id=view_id)
        forum.act("promise_feedback", view_id=view_id, due=When("2016-02-20"))
    forum.on("2016-02-19")
    forum.act(
        "extend_feedback", view_id=put_off, due=When("2016-03-10"), reason={"sv": "Vi väntar."}
    )
    for day, view_id in (("2016-02-22", promised), ("2016-03-10", put_off)):
        forum.on(day)
        answer = {"outcome": Outcome.ANSWERED, "text": {"sv": "Svar"}}
        forum.act("give_feedback", view_id=view_id, **answer)

    rows = forum.followed("2016-04-01")

    told = {c["about_id"]: (c["outcome"], c["day"], c["due"]) for c in rows["answer_days"]["cases"]}
    assert told == {
        str(silent): ("not_kept", None, "2016-03-02"),
        str(promised): ("not_kept", "2016-02-22", "2016-02-20"),
        str(put_off): ("kept", "2016-03-10", "2016-03-10"),
    }
    assert [c["measured"] for c in rows["answer_extension_days"]["cases"]] == ["8"]
    assert rows["extensions_most"]["state"] == "kept"
    acknowledged = [c["outcome"] for c in rows["acknowledge_days"]["cases"]]
    assert acknowledged == ["not_kept", "kept", "kept"]


def test_a_view_opened_again_is_owed_another_answer(forum: AccountedForum) -> None:
    forum.adopt(answer_days=30)
    forum.on("2016-02-01")
    view_id = forum.view()
    forum.on("2016-02-05")
    answer = {"outcome": Outcome.ANSWERED, "text": {"sv": "Svar"}}
    forum.act("give_feedback", view_id=view_id, **answer)
    forum.act("reopen_feedback", view_id=view_id, reason={"sv": "Svaret räcker inte."})
    forum.act("promise_feedback", view_id=view_id, due=When("2016-03-01"))

    assert [c["outcome"] for c in forum.cases("answer_days", "2016-02-10")] == ["kept", "not_yet"]
    cases = forum.cases("answer_days", "2016-03-02")
    assert [c["outcome"] for c in cases] == ["not_kept", "kept"]


def test_without_a_limit_a_promise_is_what_is_measured(forum: AccountedForum) -> None:
    forum.on("2016-02-01")
    view_id = forum.view()
    forum.view()
    forum.act("promise_feedback", view_id=view_id, due=When("2016-03-01"))

    rows = forum.followed("2016-04-01")
    assert "answer_days" not in rows
    assert [c["about_id"] for c in rows[Practice.PROMISES_KEPT]["cases"]] == [str(view_id)]


def test_seats_and_terms_are_measured_by_what_the_rules_set(forum: AccountedForum) -> None:
    forum.seat(seats=2)
    forum.adopt(
        seats_total=3,
        seats_per_organization_most=2,
        term_months=12,
        years_in_a_row_most=1,
    )

    rows = forum.followed("2016-06-01")

    states = {limit: row["state"] for limit, row in rows.items() if limit in LIMITS}
    assert states == {
        "seats_total": "not_kept",
        "seats_per_organization_most": "kept",
        "term_months": "kept",
        "years_in_a_row_most": "unknown",  # the year before is not known
    }


def test_a_post_held_by_an_acting_holder_for_long_is_not_filled(forum: AccountedForum) -> None:
    about = {"year": 2016, "start": When("2016-02-01")}
    forum.adopt(acting_days_most=30, chair_alternates=True)
    chair = {"post": Post.CHAIR, "side": SIDES[0], "named_by": SIDES[0], "label": "Ordförande"}
    vice = {"post": Post.VICE_CHAIR, "side": SIDES[1], "named_by": SIDES[1], "label": "Vice"}
    forum.act("appoint_presidium_member", **about, **chair)
    forum.act("appoint_presidium_member", **about, **vice, is_acting=True)

    rows = forum.followed("2016-03-15")

    filled = {c["about_id"]: (c["outcome"], c["measured"]) for c in rows["posts_filled"]["cases"]}
    assert filled == {"chair": ("kept", "31"), "vice_chair": ("not_kept", "75")}
    (acting,) = rows["acting_days_most"]["cases"]
    assert (acting["outcome"], acting["measured"]) == ("not_kept", "44")
    assert rows["chair_alternates"]["state"] == "unknown"


def test_a_year_is_constituted_under_some_rules(forum: AccountedForum) -> None:
    forum.held("2016-02-01", MeetingKind.CONSTITUTING)

    assert forum.state(Practice.RULES_ADOPTED) == "not_kept"
    forum.adopt("2016-02-01", meetings_a_year=1)
    (case,) = forum.cases(Practice.RULES_ADOPTED)
    assert (case["outcome"], case["ref"]) == ("kept", "2016-1")


def test_what_an_old_source_does_not_tell_is_unknown_not_broken(forum: AccountedForum) -> None:
    forum.adopt(invitation_days=14, publish_minutes_days=14)
    meeting_id = forum.meeting("2016-02-01")
    forum.on("2016-02-01")
    evidence = Evidence(basis=Basis.FACT, source="Kallelsen")
    with acting(OFFICE_ID, forum_id=forum.forum_id, simulated_now=forum.now, evidence=evidence):
        forum.governance.hold_meeting(meeting_id=meeting_id)

    rows = forum.followed("2016-06-01")
    assert rows["invitation_days"]["state"] == rows["publish_minutes_days"]["state"] == "unknown"


def test_an_explanation_stands_beside_its_limit_from_its_day_on(
    forum: AccountedForum,
) -> None:
    forum.adopt(meetings_a_year=5)
    forum.on("2016-12-01")
    for text in ("Pandemi.", "Pandemin stoppade tre möten."):
        forum.act("explain_limit", year=2016, limit="meetings_a_year", text={"sv": text})

    assert forum.followed("2016-11-30")["meetings_a_year"]["explanation"] is None
    explained = forum.followed("2016-12-01")["meetings_a_year"]["explanation"]
    assert explained is not None
    assert explained["text"] == [("sv", "Pandemin stoppade tre möten.")]


def test_what_is_limited_to_the_members_is_no_case_for_the_public(forum: AccountedForum) -> None:
    forum.adopt(comment_days=7)
    minutes_id = forum.act(
        "assemble_minutes", meeting_id=forum.held("2016-02-01"), text={"sv": "Utkast"}
    )
    forum.act("circulate_minutes", minutes_id=minutes_id)

    assert forum.followed("2016-06-01")["comment_days"]["state"] == "kept"
    public = forum.followed("2016-06-01", role=Role.PUBLIC)
    assert public["comment_days"]["state"] == "no_case"


def test_a_year_that_has_not_begun_or_was_not_opened_has_no_account(forum: AccountedForum) -> None:
    forum.adopt(meetings_a_year=5)

    assert forum.followed("2016-12-31", year=2017) == {}
    assert forum.followed("2031-12-31", year=2031) == {}


def test_every_limit_that_is_measured_is_one_that_rules_can_set() -> None:
    assert set(LIMITS) <= set(RulesLimits.__struct_fields__)
