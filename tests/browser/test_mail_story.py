"""From real letters on a telephone: a member's whole round, and a view that an office answers.

Each step counts its touches: what a member does twice a year takes under half a minute. A touch is
a link or a button that is pressed; reading and the words that one writes oneself are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from forum.answering.evaluation import Question, QuestionKind
from forum.record.values import names
from forum.record.when import When
from tests.browser.conftest import serving
from tests.browser.telephone import WORDS, Telephone
from tests.web.mail.post_office import PostOffice, post_office
from tests.web.sitting import Sitting
from web.mail.mailboxes import Mailboxes

pytestmark = pytest.mark.browser

MOST_TOUCHES = 4
"""For one letter, from the inbox to the receipt."""
ACTS = {
    "presence.registered",
    "comment.made",
    "feedback.judged",
    "feedback.extended",
    "feedback.given",
}


@pytest.fixture
def office() -> Iterator[PostOffice]:
    with post_office() as found:
        yield found


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    place = Sitting(tmp_path)
    yield place
    place.close()


@pytest.fixture
def address(sitting: Sitting) -> Iterator[str]:
    sitting.installation.follow()
    with serving(sitting.app) as found:
        yield found


@pytest.fixture
def telephone(browser: Browser, address: str) -> Iterator[Callable[..., Telephone]]:
    contexts: list[Any] = []

    def take(language: str, *, scripts: bool) -> Telephone:
        context = browser.new_context(
            locale=language,
            viewport={"width": 390, "height": 844},
            has_touch=True,
            is_mobile=True,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        return Telephone(context.new_page(), address)

    yield take
    for context in contexts:
        context.close()


def newest(sitting: Sitting, office: PostOffice, to: str) -> EmailMessage:
    """Send what is due and return the newest letter to somebody."""
    seen = len(office.to(to))
    sitting.send(office.address)
    (letter,) = office.to(to)[seen:]
    return letter


def acts(sitting: Sitting) -> list[str]:
    """What was recorded by links, without what each needs on the way."""
    by_link = (event.TOPIC for event in sitting.events() if event.channel == "reply_link")
    return [topic for topic in by_link if topic in ACTS]


@pytest.mark.parametrize(
    ("language", "scripts"), [("sv", True), ("en", False)], ids=["with scripts", "without"]
)
def test_a_members_whole_round_from_the_mail(
    sitting: Sitting,
    office: PostOffice,
    telephone: Callable[..., Telephone],
    language: str,
    scripts: bool,
) -> None:
    to, say = "ankaret@example.org", WORDS[language]
    sitting.account("ankaret", language)
    sitting.send(office.address)
    it = telephone(language, scripts=scripts)
    touches: dict[str, int] = {}

    def done(what: str) -> None:
        touches[what] = it.touches
        expect(it.page.get_by_role("heading", level=1)).to_have_text(say["thanks"])
        it.fits()

    def receipt(what: str) -> None:
        done(what)
        expect(it.page.get_by_role("main")).to_contain_text(re.compile(say["receipt"]))

    coming = sitting.meeting()
    sitting.convene(coming)
    it.read(newest(sitting, office, to))
    it.follow(say["else"])
    it.write(say["who"], "Vera Exempel")
    it.touch(it.page.get_by_role("button", name=say["send"]))
    receipt("somebody else comes")
    expect(it.page.get_by_role("main")).to_contain_text(say["another comes"])
    expect(it.page.get_by_role("link", name=say["change"])).to_be_visible()

    held = sitting.meeting(after=0)
    notes = sitting.act("assemble_minutes", meeting_id=held, text={"sv": "Vi talade i mars."})
    sitting.act("circulate_minutes", minutes_id=notes)
    it.read(newest(sitting, office, to))
    it.follow(say["comment"])
    it.write(say["said"], "Det var i april.")
    it.touch(it.page.get_by_role("button", name=say["send comment"]))
    receipt("a comment on the notes")

    view_id = sitting.view("ankaret")
    sitting.act("give_feedback", view_id=view_id, outcome="answered", text={"sv": "Två till."})
    it.read(newest(sitting, office, to))
    it.follow(say["no"])
    it.write(say["lacks"], "När öppnar de?")
    it.touch(it.page.get_by_role("button", name=say["send"]))
    receipt("an answer judged")

    sitting.act("hold_meeting", meeting_id=held)
    about = {"organization_id": sitting.organizations["ankaret"], "side": "civil_society"}
    sitting.act("record_attendance", meeting_id=held, head_count=1, **about)
    text = names({"sv": "Hur var det?", "en": "How was it?"})
    sitting.act(
        "open_evaluation",
        meeting_id=held,
        questions=(Question(key="whole", text=text, kind=QuestionKind.SCALE),),
        last_day=When.on(sitting.day(5)),
    )
    it.read(newest(sitting, office, to))
    it.follow(say["tell"])
    it.touch(it.page.get_by_label("4", exact=True))
    it.touch(it.page.get_by_role("button", name=say["send all"], exact=True))
    done("an evaluation")

    assert acts(sitting) == ["presence.registered", "comment.made", "feedback.judged"]
    assert max(touches.values()) <= MOST_TOUCHES, touches
    assert sum(touches.values()) <= 12, touches


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_plain_yes_is_two_touches(
    sitting: Sitting,
    office: PostOffice,
    telephone: Callable[..., Telephone],
    language: str,
) -> None:
    say = WORDS[language]
    sitting.account("ankaret", language)
    sitting.send(office.address)
    sitting.convene(sitting.meeting())
    it = telephone(language, scripts=True)

    it.read(newest(sitting, office, "ankaret@example.org"))
    it.follow(say["yes"])
    button = it.page.get_by_role("button", name=say["send"])
    expect(button).to_be_in_viewport()  # nothing has to be scrolled
    it.touch(button)

    expect(it.page.get_by_role("main")).to_contain_text(say["comes"])
    assert it.touches == 2


def test_a_view_is_extended_and_answered_by_an_office_without_an_account_and_judged(
    sitting: Sitting, office: PostOffice, telephone: Callable[..., Telephone]
) -> None:
    to_office, to_member = "kultur@example.org", "ankaret@example.org"
    sitting.account("ankaret")
    boxes = Mailboxes(sitting.installation.accounts)
    boxes.put(sitting.forum_id, "office", "Kulturnämnden", to_office)
    sitting.send(office.address)
    view_id = sitting.view("ankaret", "Bussarna går sällan på kvällarna.")
    sitting.act("promise_feedback", view_id=view_id, due=When.on(sitting.day(20)))
    sitting.act("refer_view", view_id=view_id, to="Kulturnämnden", due=When.on(sitting.day(20)))
    it = telephone("sv", scripts=False)
    letter = newest(sitting, office, to_office)

    it.read(letter)
    it.follow("Svara, eller säg att ni behöver mer tid")
    expect(it.page.get_by_text("Bussarna går sällan på kvällarna.")).to_be_visible()
    it.touch(it.page.get_by_text("Vi behöver mer tid", exact=True))
    it.page.get_by_label("Ny dag").fill(sitting.day(30).isoformat())
    it.page.locator("[name=reason]").fill("Vi väntar på trafikbolaget.")
    it.touch(it.page.get_by_role("button", name="Skicka", exact=True))
    expect(it.page.get_by_role("heading", level=1)).to_have_text("Tack")

    it.read(letter)  # the same letter serves until the view is answered
    it.follow("Svara, eller säg att ni behöver mer tid")
    it.page.get_by_label("Vad som gjordes med synpunkten").select_option("answered")
    it.page.get_by_label("Svaret", exact=True).fill("Två turer till från mars.")
    it.touch(it.page.get_by_role("button", name="Skicka", exact=True))
    expect(it.page.get_by_role("heading", level=1)).to_have_text("Tack")
    it.read(letter)
    it.page.on("response", lambda answer: statuses.append(answer.status))
    statuses: list[int] = []
    it.follow("Svara, eller säg att ni behöver mer tid")
    assert statuses[0] == 404  # answered: the link has done what it was for

    it.read(newest(sitting, office, to_member))
    it.follow("Ja")
    expect(it.page.get_by_text("Två turer till från mars.")).to_be_visible()
    it.touch(it.page.get_by_role("button", name="Skicka svaret"))
    expect(it.page.get_by_role("heading", level=1)).to_have_text("Tack")

    assert acts(sitting) == ["feedback.extended", "feedback.given", "feedback.judged"]
    public = sitting.client().get("/prov/views/1").text
    assert "Kulturnämnden" in public
    assert "Vi väntar på trafikbolaget." in public
