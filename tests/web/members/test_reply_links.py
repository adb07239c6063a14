"""A personal link opens one thing for one holder, as long as mandate and duty last."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from forum.record.when import When
from tests.web.members.conftest import Holder, Links
from tests.web.sitting import Sitting
from web.accounts.reply_links import ReplyKind, ReplyLinks, hashed
from web.accounts.tables import REPLY_LINKS

pytestmark = pytest.mark.tried(
    "personal links", "guessed, forwarded, revoked, after the mandate, for another thing"
)


@pytest.fixture
def meeting_id(sitting: Sitting) -> UUID:
    meeting_id = sitting.meeting()
    sitting.convene(meeting_id)
    return meeting_id


def refused(holder: Holder) -> bool:
    """Whether a link opens nothing and records nothing."""
    before = holder.sitting.installation.position()
    pages = (
        holder.opened(),
        holder.send(answer="coming", form="on_site"),
        holder.client.get(f"{holder.address}/meeting.ics"),
        holder.client.get(f"{holder.address}/receipt/{before}"),
    )
    is_unchanged = holder.sitting.installation.position() == before
    return is_unchanged and all(page.status_code == 404 for page in pages)


def test_of_a_link_only_a_hash_is_kept(links: Links, sitting: Sitting, meeting_id: UUID) -> None:
    holder = links.to(ReplyKind.INVITATION, meeting_id)

    with sitting.installation.accounts.reading() as connection:
        (row,) = connection.execute(sa.select(REPLY_LINKS)).all()
    assert row.token_hash == hashed(holder.token)
    assert holder.token not in str(row)
    assert len(holder.token) == 43  # 32 bytes


def test_a_guessed_link_opens_nothing(links: Links, sitting: Sitting, meeting_id: UUID) -> None:
    real = links.to(ReplyKind.INVITATION, meeting_id)
    swapped = real.token[:-2] + ("AA" if real.token[-2:] != "AA" else "BB")

    for token in (swapped, real.token.lower(), real.token[:-1], "x", "0" * 43, str(uuid4())):
        assert refused(Holder(sitting, token)), token


def test_a_link_opens_nothing_in_another_forum(links: Links, meeting_id: UUID) -> None:
    holder = links.to(ReplyKind.INVITATION, meeting_id)
    holder.address = holder.address.replace("/prov/", "/annat/")

    assert refused(holder)


def test_a_revoked_link_opens_nothing(links: Links, sitting: Sitting, meeting_id: UUID) -> None:
    holder = links.to(ReplyKind.INVITATION, meeting_id)
    ReplyLinks(sitting.installation.accounts).revoke(holder.token)

    assert refused(holder)


def test_a_link_ends_with_the_mandate(links: Links, sitting: Sitting, meeting_id: UUID) -> None:
    holder = links.to(ReplyKind.INVITATION, meeting_id)
    sitting.act(
        "end_mandate",
        organization_id=sitting.organizations["ankaret"],
        mandate_id=sitting.mandates["ankaret"],
        end=When.on(sitting.day(-1)),
    )
    sitting.installation.catch_up()

    assert refused(holder)


def test_a_link_ends_when_the_meeting_is_cancelled(
    links: Links, sitting: Sitting, meeting_id: UUID
) -> None:
    holder = links.to(ReplyKind.INVITATION, meeting_id)
    sitting.act("cancel_meeting", meeting_id=meeting_id)
    sitting.installation.catch_up()

    assert refused(holder)


def test_a_forwarded_link_shows_nothing_of_others_and_acts_for_its_owner_alone(
    links: Links, sitting: Sitting, meeting_id: UUID
) -> None:
    sitting.view("bryggan", "Bryggans egen synpunkt")
    sitting.account("ankaret")
    links.to(ReplyKind.INVITATION, meeting_id, "bryggan").send(answer="not_coming")
    holder = links.to(ReplyKind.INVITATION, meeting_id)

    page = holder.opened()

    assert "Bryggan" not in page.text
    assert "@example.org" not in page.text
    assert "påhittad" not in page.text
    holder.send(answer="coming", form="on_site", organization_id=str(uuid4()))
    assert sitting.events()[-1].actor_id == sitting.mandates["ankaret"]


def test_a_link_made_for_one_thing_does_not_do_another(
    links: Links, sitting: Sitting, meeting_id: UUID
) -> None:
    view_id = sitting.view("bryggan")
    sitting.act("give_feedback", view_id=view_id, outcome="answered", text={"sv": "Svar"})
    holder = links.to(ReplyKind.INVITATION, meeting_id)
    before = sitting.installation.position()

    page = holder.send(path=f"/views/{view_id}", enough="yes")

    assert page.status_code == 422
    assert "egen organisation" in holder.words(page)
    assert sitting.installation.position() == before


def test_a_receipt_of_what_others_recorded_is_not_shown(
    links: Links, sitting: Sitting, meeting_id: UUID
) -> None:
    links.to(ReplyKind.INVITATION, meeting_id, "bryggan").send(answer="not_coming")
    holder = links.to(ReplyKind.INVITATION, meeting_id)

    shown = [
        holder.client.get(f"{holder.address}/receipt/{position}").status_code
        for position in range(sitting.installation.position() + 2)
    ]

    assert set(shown) == {404}


def test_links_of_a_mandate_are_revoked_together(
    links: Links, sitting: Sitting, meeting_id: UUID
) -> None:
    own = [links.to(ReplyKind.INVITATION, meeting_id) for _ in range(2)]
    other = links.to(ReplyKind.INVITATION, meeting_id, "bryggan")
    kept = ReplyLinks(sitting.installation.accounts)

    assert kept.revoke_mandate(sitting.mandates["ankaret"]) == 2
    assert [kept.find(holder.token) for holder in own] == [None, None]
    assert kept.find(other.token) is not None


def every_kind(sitting: Sitting, links: Links) -> dict[str, Holder]:
    """A link of each kind that is good, and the invitation to an evaluation."""
    coming, held = sitting.meeting(), sitting.meeting(after=0)
    sitting.convene(coming)
    answered, waiting = sitting.view("ankaret"), sitting.view("ankaret", "Bussarna går sällan.")
    sitting.act("give_feedback", view_id=answered, outcome="answered", text={"sv": "Två till."})
    sitting.act("refer_view", view_id=waiting, to="Kulturnämnden")
    notes = sitting.act("assemble_minutes", meeting_id=held, text={"sv": "Vi talade."})
    sitting.act("circulate_minutes", minutes_id=notes)
    return {
        "coming": links.to(ReplyKind.INVITATION, coming),
        "comment": links.to(ReplyKind.COMMENT, notes),
        "judge": links.to(ReplyKind.JUDGE, answered),
        "answer": links.of_office(waiting, "Kulturnämnden"),
    }


def test_a_program_that_opens_every_link_of_a_letter_records_nothing(
    links: Links, sitting: Sitting
) -> None:
    """Scanners and previews ask by GET and HEAD, with what stands in the letter, many times."""
    holders = every_kind(sitting, links)
    before = sitting.installation.position()

    for holder in holders.values():
        for asked in ("", "?answer=coming", "?answer=not_coming", "?enough=yes", "?enough=no"):
            for headers in ({}, {"Sec-Purpose": "prefetch"}, {"Purpose": "preview"}):
                address = holder.address + asked
                assert holder.client.get(address, headers=headers).status_code == 200
                assert holder.client.head(address, headers=headers).status_code == 200
        for method in ("PUT", "DELETE", "PATCH"):
            assert holder.client.open(holder.address, method=method).status_code == 405

    assert sitting.installation.position() == before
    kept = ReplyLinks(sitting.installation.accounts)
    assert all(kept.find(holder.token) is not None for holder in holders.values())


def test_a_link_serves_until_its_duty_ends_and_then_only_shows_its_receipt(
    links: Links, sitting: Sitting
) -> None:
    holders = every_kind(sitting, links)
    holder = holders["answer"]

    receipt = holder.send(act="answer", outcome="answered", text="Fler turer i höst.")
    late = holder.send(act="answer", outcome="not_taken_up", text="Nej.", why="Dyrt.")

    assert "kvitto nr" in holder.words(receipt)
    assert late.status_code in {404, 422}
    given = [event for event in sitting.events() if event.TOPIC == "feedback.given"]
    assert len(given) == 2  # that of the sample, and this one


def test_a_forwarded_link_of_any_kind_shows_no_address_name_or_view_of_others(
    links: Links, sitting: Sitting
) -> None:
    for slug in ("ankaret", "bryggan"):
        sitting.account(slug)
    sitting.view("bryggan", "Bryggans egen synpunkt")
    holders = every_kind(sitting, links)
    other = links.to(ReplyKind.INVITATION, holders_meeting(holders), "bryggan")
    other.send(answer="other", name="Vera Påhittad", needs="Glutenfritt")

    for name, holder in holders.items():
        page = holder.opened().text
        for secret in ("@example.org", "påhittad", "Påhittad", "Glutenfritt", "Bryggans egen"):
            assert secret not in page, name


def holders_meeting(holders: dict[str, Holder]) -> UUID:
    kept = ReplyLinks(holders["coming"].sitting.installation.accounts)
    found = kept.find(holders["coming"].token)
    assert found is not None
    return found.thing_id


def test_the_links_of_a_successor_are_not_those_of_the_predecessor(
    links: Links, sitting: Sitting, meeting_id: UUID
) -> None:
    """A round of letters takes back what a mandate left that nobody acts by any more."""
    holder = links.to(ReplyKind.INVITATION, meeting_id)
    sitting.act(
        "rotate_representative",
        organization_id=sitting.organizations["ankaret"],
        mandate_id=sitting.mandates["ankaret"],
        person_id=sitting.act("register_person", name="Efterträdaren (påhittad)"),
        start=When.on(sitting.day(0)),
    )
    sitting.installation.catch_up()

    assert refused(holder)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_what_scans_letters_records_nothing_by_any_kind_of_link(
    links: Links, sitting: Sitting, meeting_id: UUID, method: str
) -> None:
    judged, due = sitting.view("ankaret"), When.on(sitting.day(20))
    passed_on = sitting.view("bryggan", due=When.on(sitting.day(30)))
    sitting.act("give_feedback", view_id=judged, outcome="answered", text={"sv": "Svar"})
    sitting.act("refer_view", view_id=passed_on, to="Kulturnämnden", due=due)
    held = sitting.meeting(after=0)
    minutes_id = sitting.act("assemble_minutes", meeting_id=held, text={"sv": "Text"})
    sitting.act("circulate_minutes", minutes_id=minutes_id)
    holders = [
        links.to(ReplyKind.INVITATION, meeting_id),
        links.to(ReplyKind.JUDGE, judged),
        links.to(ReplyKind.COMMENT, minutes_id),
        links.of_office(passed_on, "Kulturnämnden"),
    ]
    before = sitting.installation.position()

    answers = [
        holder.client.open(holder.address + rest, method=method).status_code
        for holder in holders
        for rest in (
            "",
            "?answer=coming",
            "?act=answer&outcome=taken_up&text=x",
            f"/views/{judged}",
        )
    ]

    assert sitting.installation.position() == before
    assert 200 in answers
    assert [holder.opened().status_code for holder in holders] == [200] * 4
