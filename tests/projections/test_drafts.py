"""Drafts name their texts and hold none of them."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from forum.policy import Role
from forum.publishing.comment import Comment
from forum.publishing.minutes import Minutes
from forum.publishing.section import Section
from projections.drafts import comments, drafts, sections
from projections.visible import seen_by
from tests.projections.given import meeting, ref, worded
from tests.projections.telling import here, told

SECRETARIAT, MEMBER = seen_by(Role.SECRETARIAT), seen_by(Role.MEMBER)


def test_the_newest_version_of_a_section_is_named_and_its_text_is_nowhere(tmp_path: Path) -> None:
    it, item_id, first, second = meeting(), uuid4(), ref(), ref()
    with here():
        section = Section(meeting_id=it.id, item_id=item_id, text=worded(first))
        section.rewrite(worded(second), read=1)
    conn = told(tmp_path, it, section, opened={second.text_id: "hemligt utkast"})

    found = sections(conn, sees=SECRETARIAT, meeting_id=str(it.id))

    (row,) = found.values()
    assert (row["item_id"], row["number"], row["refs"]) == (str(item_id), 2, [("sv", second)])
    assert sections(conn, sees=MEMBER, meeting_id=str(it.id)) == {}
    assert not any("hemligt" in line for line in conn.iterdump())


def test_members_see_the_version_that_was_sent_to_them_and_no_later_draft(tmp_path: Path) -> None:
    it, first, second = meeting(), ref(), ref()
    with here():
        notes = Minutes(meeting_id=it.id, text=worded(first))
        notes.circulate(None)
        notes.redraft(worded(second))
    conn = told(tmp_path, it, notes)

    for_members = drafts(conn, sees=MEMBER, minutes_id=str(notes.id))
    for_us = drafts(conn, sees=SECRETARIAT, minutes_id=str(notes.id))

    assert [one["number"] for one in for_members] == [1]
    assert [(one["number"], one["refs"]) for one in for_us] == [
        *((1, [("sv", first)]), (2, [("sv", second)]))
    ]


def test_a_comment_has_what_became_of_it(tmp_path: Path) -> None:
    it, said, why, organization_id = meeting(), ref(), ref(), uuid4()
    with here():
        notes = Minutes(meeting_id=it.id, text=worded(ref()))
        notes.circulate(None)
        comment = Comment(
            minutes_id=notes.id,
            number=1,
            organization_id=organization_id,
            item_id=None,
            text=worded(said),
            is_late=True,
        )
        comment.answer(is_taken_in=False, reason=worded(why))

    (row,) = comments(told(tmp_path, it, notes, comment), sees=MEMBER, minutes_id=str(notes.id))

    assert (row["organization_id"], row["is_late"], row["is_taken_in"], row["reason"]) == (
        *(str(organization_id), True, False, [("sv", why)]),
    )
