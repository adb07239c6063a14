"""Every act on a view is a form: done, refused with a sentence, or entered for somebody else."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from tests.web.secretariat.conftest import Work
from tests.web.secretariat.desk_of_views import (
    Send,
    ago,
    get,
    give,
    last_event,
    organization,
    words,
)


def test_an_office_without_an_account_gets_a_view_and_its_answer_is_entered_for_it(
    work: Work, send: Send
) -> None:
    number = give(send, "Vägen plogas för sent.", channel="e_mail", received=ago(20))

    passed = send(f"/views/{number}/refer", to="Länsväg, driftsenheten", due=ago(-10))
    waiting = get(work, f"/views/{number}").text
    answered = send(
        f"/views/{number}/answer",
        outcome="taken_up",
        text="Vi plogar före sju.",
        change="Plogning före sju.",
        change_kind="practice",
        link="https://driftsenheten.example/plogning",
        capacity="Länsväg, driftsenheten",
        channel="letter",
        received=ago(2),
    )

    assert (passed.status_code, answered.status_code) == (303, 303)
    assert 'name="capacity" type="text" value="Länsväg, driftsenheten"' in waiting
    entered = last_event(work, "feedback.given")
    assert (entered["channel"], entered["effective"]) == ("letter", ago(2))
    assert entered["on_behalf_of_id"] is None
    said = words(get(work, f"/views/{number}"))
    assert "Vi plogar före sju." in said
    assert "18 dagar, i tid" in said


def test_an_answer_that_was_put_off_in_time_is_in_time_though_it_is_typed_in_late(
    work: Work, send: Send
) -> None:
    number = give(send, "Belysningen är trasig.", channel="letter", received=ago(60))
    late = words(get(work, f"/views/{number}"))

    put_off = send(
        f"/views/{number}/extend",
        due=ago(4),
        reason="Vi väntar på delar.",
        channel="telephone",
        received=ago(20),
    )
    answered = send(
        f"/views/{number}/answer",
        outcome="answered",
        text="Den är lagad.",
        channel="letter",
        received=ago(5),
    )

    assert (put_off.status_code, answered.status_code) == (303, 303), words(put_off)
    assert "Försenad 15 dagar över" in late
    assert "55 dagar, i tid (förlängd)" in words(get(work, f"/views/{number}"))


def test_an_answer_after_the_last_day_is_taken_and_shown_as_late(work: Work, send: Send) -> None:
    number = give(send, "Bänken är borta.", channel="letter", received=ago(60))

    send(f"/views/{number}/answer", outcome="answered", text="Ny bänk på fredag.")

    assert "60 dagar, 15 dagar för sent" in words(get(work, f"/views/{number}"))


def test_the_rules_limit_is_said_before_an_answer_is_put_off_and_after(
    work: Work, send: Send
) -> None:
    number = give(send, "Hissen står still.")
    page = words(get(work, f"/views/{number}"))
    said = re.search(r"Den sista dag som den tillåter är ([^.]+)\.", page)
    assert said is not None
    assert "Det har inte förlängts än." in page

    refused = send(f"/views/{number}/extend", due=ago(-2000), reason="Vi hinner inte.")

    assert refused.status_code == 422
    assert "Vi hinner inte." in refused.text
    assert "Arbetsordningen" in words(refused)


def test_an_answer_that_the_rules_let_be_put_off_no_more_has_no_form_for_it(
    work: Work, send: Send
) -> None:
    number = give(send, "Skylten är fel.")
    send(f"/views/{number}/extend", due=ago(-45 - 120), reason="Det dröjer.")

    said = words(get(work, f"/views/{number}"))
    again = send(f"/views/{number}/extend", due=ago(-45 - 121), reason="Det dröjer ännu mer.")

    assert "Svaret kan inte förlängas mer" in said
    assert again.status_code == 422
    assert "Det dröjer ännu mer." in words(again)


@pytest.mark.parametrize(
    ("act", "fields", "topic"),
    [
        ("acknowledge", {}, "feedback.acknowledged"),
        ("promise", {"due": ago(-20)}, "feedback.promised"),
        ("no-news", {"text": "Inget nytt."}, "feedback.reported_without_news"),
        ("no-news", {}, "feedback.reported_without_news"),
        ("follow-up", {"text": "Vi har ringt."}, "feedback.followed_up"),
        ("withdraw", {"reason": "Löst.", "channel": "telephone"}, "view.withdrawn"),
    ],
)
def test_an_act_that_fits_is_carried_out(
    work: Work, send: Send, act: str, fields: dict[str, str], topic: str
) -> None:
    number = give(send, "En synpunkt till.")

    answer = send(f"/views/{number}/{act}", **fields)

    assert answer.status_code == 303, words(answer)
    assert last_event(work, topic)["command_id"] is not None
    assert f"/views/{number}?saved=" in answer.headers["Location"]


@pytest.mark.parametrize(
    ("act", "fields", "said"),
    [
        ("answer", {"text": "Ja."}, "Fyll i det här."),
        ("answer", {"outcome": "answered"}, "Fyll i det här."),
        ("answer", {"outcome": "not_taken_up", "text": "Nej."}, "varför"),
        ("answer", {"outcome": "answered", "text": "Ja.", "link": "javascript:1"}, "https://"),
        ("refer", {}, "vem synpunkten överlämnas till"),
        ("refer", {"to": "x", "to_id": str(uuid4())}, "inte båda"),
        ("refer", {"to_id": str(uuid4())}, "inte"),
        ("extend", {"due": "snart", "reason": "x"}, "Skriv en dag, till exempel 2018-05-31."),
        ("extend", {"due": ago(-50)}, "Fyll i det här."),
        ("promise", {}, "Fyll i det här."),
        ("promise", {"due": ago(-400)}, "senast"),
        ("follow-up", {}, "Fyll i det här."),
        ("return", {"reason": "Fel ställe."}, "är redan hos kansliet"),
        ("reopen", {"reason": "Ingen har svarat."}, "inte besvarad ännu"),
        ("judge", {"is_enough": "yes"}, "inte besvarad ännu"),
        ("gather", {"into": "99999"}, "ingen synpunkt 99999"),
        ("gather", {"into": "fem"}, "Skriv ett heltal"),
        ("take-up", {"reason": "Fel."}, "inget att ta upp igen"),
        ("answer", {"outcome": "answered", "text": "Ja.", "channel": "letter",
                    "received": ago(900)}, "rätta dagen"),
    ],
)  # fmt: skip
def test_an_act_that_does_not_fit_says_why_and_writes_nothing(
    work: Work, send: Send, act: str, fields: dict[str, str], said: str
) -> None:
    number = give(send, "En synpunkt som står kvar.")
    before = work.installation.position()

    answer = send(f"/views/{number}/{act}", **fields)

    assert answer.status_code == 422
    assert said in words(answer)
    assert work.installation.position() == before


def test_an_answer_is_given_once_and_a_doubled_form_counts_as_one(work: Work, send: Send) -> None:
    number, once = give(send, "Svara en gång."), str(uuid4())
    form = {"outcome": "answered", "text": "Här är svaret.", "command_id": once}

    doubled = [send(f"/views/{number}/answer", **form).status_code for _ in range(2)]
    another = send(f"/views/{number}/answer", outcome="answered", text="Någon annan var snabbare.")

    assert doubled == [303, 303]
    assert another.status_code == 422
    assert "redan besvarad" in words(another)
    assert "Någon annan var snabbare." in another.text
    assert words(get(work, f"/views/{number}")).count("Här är svaret.") == 2  # above, and below


def test_the_givers_word_on_the_answer_is_entered_for_them(work: Work, send: Send) -> None:
    giver = organization(work, "sprakcafe-bryggan")
    number = give(send, "Räcker det här?", f"organization:{giver}")
    send(f"/views/{number}/answer", outcome="answered", text="Kanske.")

    without = send(f"/views/{number}/judge", is_enough="no")
    said = send(
        f"/views/{number}/judge",
        is_enough="no",
        reason="Det säger ingenting.",
        channel="telephone",
    )
    entered = last_event(work, "feedback.judged")
    opened = send(f"/views/{number}/reopen", reason="De vill veta när.")

    assert (without.status_code, said.status_code, opened.status_code) == (422, 303, 303)
    assert (entered["channel"], entered["on_behalf_of_id"]) == ("telephone", giver)
    after = words(get(work, f"/views/{number}"))
    assert "Det säger ingenting." in after
    assert "Lämna över" in after


def test_a_view_goes_to_an_organization_and_comes_back(work: Work, send: Send) -> None:
    office = organization(work, "akero-bostader")
    number = give(send, "Trappan är hal.")

    send(f"/views/{number}/refer", to_id=office, text="Ni har trappan.")
    back = send(f"/views/{number}/return", reason="Trappan är kommunens.", channel="e_mail")

    entered = last_event(work, "view.returned")
    assert back.status_code == 303
    assert (entered["on_behalf_of_id"], entered["channel"]) == (office, "e_mail")
    said = words(get(work, f"/views/{number}"))
    assert "Lämnad tillbaka av Åkerö Påhittade Bostäder AB." in said
    assert "Lämnad tillbaka av" in words(work.reader.get(f"/exempel/views/{number}"))


def test_a_gathered_view_is_answered_with_the_other_and_can_be_taken_up_again(
    work: Work, send: Send
) -> None:
    one, other = give(send, "För lite ljus."), give(send, "Det är mörkt.")

    gathered = send(f"/views/{one}/gather", into=str(other))
    inside = words(get(work, f"/views/{one}"))
    again = send(f"/views/{one}/take-up", reason="De handlar om olika ställen.")

    assert (gathered.status_code, again.status_code) == (303, 303)
    assert f"Den besvaras där: Synpunkt {other}" in inside
    assert "Det här kan göras Ta upp den igen" in inside
    assert "Lämna svaret" in words(get(work, f"/views/{one}"))


def test_a_view_that_was_taken_back_by_mistake_is_read_again(work: Work, send: Send) -> None:
    number = give(send, "Den här texten kommer tillbaka.")
    send(f"/views/{number}/withdraw")
    gone = words(get(work, f"/views/{number}"))

    send(f"/views/{number}/take-up", reason="Fel synpunkt.")

    assert "Den här texten kommer tillbaka." not in gone
    assert "Den här texten kommer tillbaka." in words(get(work, f"/views/{number}"))


def test_an_act_that_is_not_there_is_not_found(send: Send) -> None:
    assert send("/views/1/publish").status_code == 404


def test_what_rests_on_another_act_did_not_come_in_before_it(work: Work, send: Send) -> None:
    number = give(send, "I rätt ordning.", channel="letter", received=ago(30))
    then = {"channel": "letter", "received": ago(9)}
    send(f"/views/{number}/refer", to="Driftsenheten")
    send(f"/views/{number}/promise", due=ago(-5))

    too_early = [
        send(f"/views/{number}/return", reason="Inte vår.", **then),
        send(f"/views/{number}/extend", due=ago(-9), reason="Dröjer.", **then),
    ]
    send(f"/views/{number}/answer", outcome="answered", text="Så är det.")
    too_early.append(send(f"/views/{number}/judge", is_enough="yes", **then))
    send(f"/views/{number}/reopen", reason="Igen.")
    too_early.append(send(f"/views/{number}/answer", outcome="answered", text="Nej.", **then))

    assert [answer.status_code for answer in too_early] == [422] * 4
    assert all("rätta dagen" in words(answer) for answer in too_early)
