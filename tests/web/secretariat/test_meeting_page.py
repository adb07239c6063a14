"""A meeting is run from one page, from plan to published notes."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from werkzeug.test import TestResponse

from forum.record.values import Channel
from tests.web.working import Work, csrf_of

Send = Callable[..., TestResponse]
TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()
REF = f"{TODAY}-dialogue"
YEAR = TODAY[:4]


def words(page: TestResponse) -> str:
    """What a page says, in words."""
    main = page.text[page.text.index("<main") :]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


@pytest.fixture(scope="module")
def meeting(work: Work) -> str:
    """The address of a dialogue meeting today with three items, opened."""
    client = work.secretary
    base, csrf = "/exempel/secretariat/meetings/", csrf_of(client)

    def send(path: str, **fields: str) -> None:
        answer = client.post(base + path, data={"command_id": str(uuid4()), **csrf, **fields})
        assert answer.status_code == 303, words(answer)

    send("", kind="dialogue", day=TODAY, title="Möte på prov")
    here = f"{REF}/"
    send(f"{here}move-on/schedule", day=TODAY, start="00:00", end="23:59", place="Biblioteket")
    for title, kind in (("Öppning", "practical"), ("Lokaler", "discussion"), ("Slut", "practical")):
        send(f"{here}items", title=title, kind=kind)
    send(f"{here}move-on/open")
    return f"/meetings/{REF}"


def page(work: Work, meeting: str, **asked: str) -> TestResponse:
    answer = work.secretary.get(
        f"/exempel/secretariat{meeting}", query_string=asked, headers={"Accept-Language": "sv"}
    )
    assert answer.status_code == 200
    return answer


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of the attendance list: what each sends, and how it is called."""
    found = re.findall(
        r'name="organization_id" value="([^"]+)"><input type="hidden" name="side" value="([^"]*)">'
        r'<input type="hidden" name="capacity" value="([^"]*)">\s*<button name="do" '
        r'value="([^"]*)"[^>]*>.*?<span>([^<]*)</span>',
        text,
        re.DOTALL,
    )
    names = ("organization_id", "side", "capacity", "do", "called")
    return [dict(zip(names, row, strict=True)) for row in found]


def row_of(work: Work, meeting: str, called: str) -> dict[str, str]:
    return next(row for row in rows_of(page(work, meeting).text) if row["called"] == called)


def touch(work: Work, send: Send, meeting: str, called: str, **other: str) -> TestResponse:
    fields = {name: it for name, it in row_of(work, meeting, called).items() if name != "called"}
    return send(f"{meeting}/attendance", **(fields | other))


def items_of(work: Work, meeting: str) -> list[str]:
    """The ids of the items, the open one left out where it is not linked."""
    text = page(work, meeting, item="none").text
    found = re.findall(r'name="item_id" value="([^"]+)"|[?&;]item=([0-9a-f-]{36})', text)
    return list(dict.fromkeys(one or other for one, other in found))


def test_each_kind_that_the_page_offers_can_be_planned(work: Work, send: Send) -> None:
    form = work.secretary.get("/exempel/secretariat/meetings/").text.partition('name="kind"')[2]
    kinds = re.findall(r'<option value="([^"]+)"', form[: form.index("</select>")])

    answers = {kind: send("/meetings/", kind=kind, day="2027-11-02").status_code for kind in kinds}

    assert len(kinds) > 3
    assert set(answers.values()) == {303}, answers


def test_one_touch_says_that_an_organization_is_here_and_another_takes_it_back(
    work: Work, send: Send, meeting: str
) -> None:
    assert touch(work, send, meeting, "Grannskap Åkerö").status_code == 303
    here = row_of(work, meeting, "Grannskap Åkerö")["do"]
    assert touch(work, send, meeting, "Grannskap Åkerö").status_code == 303

    assert here == "undo"
    assert row_of(work, meeting, "Grannskap Åkerö")["do"] == "here"


def test_what_an_organization_said_on_the_telephone_is_its_own_entry(
    work: Work, send: Send, meeting: str
) -> None:
    row = next(one for one in rows_of(page(work, meeting).text) if one["do"] == "here")

    answer = touch(work, send, meeting, row["called"], do="apology", channel="telephone")

    assert answer.status_code == 303
    source = work.installation.source
    (stored,) = source.log.read_rows(work.installation.position() - 1, 1)
    event = source.mapper.decode(*stored[1:])
    assert event.TOPIC.partition(".")[0] == "presence"
    assert str(event.on_behalf_of_id) == row["organization_id"]
    assert event.channel is Channel.TELEPHONE


def test_who_comes_late_gets_the_time_by_itself(work: Work, send: Send, meeting: str) -> None:
    touch(work, send, meeting, "Tillgängliga Åkerö")

    row = words(page(work, meeting)).partition("Tillgängliga Åkerö")[2]
    assert re.match(r" kom kl\.\s\d+", row)


def test_who_comes_at_a_time_is_here_without_another_touch(
    work: Work, send: Send, meeting: str
) -> None:
    name = "Ungdomsgården Ankaret i Låtsasvik"
    answer = touch(work, send, meeting, name, do="arrived", at="00:05")

    assert answer.status_code == 303
    row = words(page(work, meeting)).partition(name)[2]
    assert re.match(r" kom kl\.\s0\.05", row)


def test_nobody_leaves_who_was_not_here(work: Work, send: Send, meeting: str) -> None:
    answer = touch(work, send, meeting, "Kulturföreningen Påhittet", do="left", at="00:10")

    assert answer.status_code == 422
    assert "lägg först in att organisationen var där" in words(answer).lower()


def test_nobody_leaves_before_they_came(work: Work, send: Send, meeting: str) -> None:
    touch(work, send, meeting, "Åkerö föreningsråd")

    answer = touch(work, send, meeting, "Åkerö föreningsråd", do="left", at="00:01")

    assert answer.status_code == 422
    assert "kan inte" in words(answer) or "cannot" in words(answer)


def test_a_time_that_is_none_is_said_at_its_field_and_kept(
    work: Work, send: Send, meeting: str
) -> None:
    answer = touch(work, send, meeting, "Åkerö föreningsråd", do="left", at="kvart i")

    assert answer.status_code == 422
    assert 'value="kvart i"' in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_an_organization_nobody_knows_is_not_walked_in(send: Send, meeting: str) -> None:
    answer = send(f"{meeting}/walk-in", name="Ingen sådan", capacity="guest")

    assert answer.status_code == 422
    assert "Ingen sådan" in answer.text


def test_a_section_that_somebody_else_wrote_meanwhile_shows_both_texts(
    work: Work, send: Send, meeting: str
) -> None:
    item = items_of(work, meeting)[1]
    send(f"{meeting}/sections", item_id=item, text="Den första texten.", read="0")

    answer = send(f"{meeting}/sections", item_id=item, text="Den andra texten.", read="0")

    assert answer.status_code == 409
    assert "Den första texten." in answer.text
    assert "Den andra texten." in answer.text
    again = send(f"{meeting}/sections", item_id=item, text="Båda texterna.", read="1")
    assert again.status_code == 303


def test_a_decision_with_an_owner_and_a_view_stand_under_their_item(
    work: Work, send: Send, meeting: str
) -> None:
    item = items_of(work, meeting)[1]
    send(
        f"{meeting}/decisions",
        item_id=item,
        title="Listan skickas till alla",
        owner="Kansliet",
        due="2027-01-07",
    )
    send(f"{meeting}/views", item_id=item, text="Lokalerna är dyra.", giver="side:civil_society")

    said = words(page(work, meeting, item=item))

    assert "Listan skickas till alla Kansliet" in said
    assert "Lokalerna är dyra. Föreningsparten" in said


def test_a_form_sent_twice_is_carried_out_once(work: Work, send: Send, meeting: str) -> None:
    item, once = items_of(work, meeting)[1], str(uuid4())
    form = {"item_id": item, "title": "Bara en gång", "command_id": once}

    first, second = (send(f"{meeting}/decisions", **form) for _ in range(2))

    assert (first.status_code, second.status_code) == (303, 303)
    assert words(page(work, meeting, item=item)).count("Bara en gång") == 1


def test_the_page_says_what_now_stands_in_the_history(work: Work, send: Send, meeting: str) -> None:
    answer = send(f"{meeting}/chair", chair="vice_chair")

    page_after = work.secretary.get(answer.headers["Location"], headers={"Accept-Language": "sv"})
    assert re.search(r"Sparat \d\d\.\d\d · .* händelser", words(page_after))


def test_notes_go_from_sections_to_everybody(work: Work, send: Send, meeting: str) -> None:
    item = items_of(work, meeting)[0]
    send(f"{meeting}/sections", item_id=item, text="Ordföranden hälsade välkommen.", read="0")
    for act in ("close", "assemble", "circulate"):
        assert send(f"{meeting}/move-on/{act}").status_code == 303, act
    ref = work.secretary.get(f"/exempel/secretariat{meeting}").headers["Location"].split("/")[-1]
    here = f"/meetings/{ref}"

    rewritten = send(f"{here}/notes", text="## 1. Öppning\n\nVälkommen, alla.", read="1")
    stale = send(f"{here}/notes", text="Något annat.", read="1")
    sent = send(f"{here}/move-on/circulate")
    before = work.reader.get(f"/exempel/minutes/{ref}")
    approved = send(f"{here}/move-on/approve", at_meeting="writing", title="Godkända")
    published = send(f"{here}/move-on/publish")

    assert (rewritten.status_code, stale.status_code, sent.status_code) == (303, 409, 303)
    assert "Något annat." in stale.text
    assert (approved.status_code, published.status_code) == (303, 303)
    assert "Välkommen, alla." not in before.text
    assert "Välkommen, alla." in work.reader.get(f"/exempel/minutes/{ref}").text


def test_only_the_forums_own_secretariat_comes_in(work: Work, send: Send, meeting: str) -> None:
    before = work.installation.position()

    for client in (work.outsider, work.reader):
        got = client.get(f"/exempel/secretariat{meeting}")
        sent = send(f"{meeting}/chair", by=client, chair="chair")
        assert got.status_code in {303, 403}
        assert sent.status_code == 403

    assert work.installation.position() == before


def test_the_start_page_lists_what_is_late_first(work: Work) -> None:
    answer = work.secretary.get("/exempel/secretariat/", headers={"Accept-Language": "sv"})

    assert answer.status_code == 200
    assert "Att göra" in words(answer)
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_invitation_is_read_before_it_is_sent(work: Work, send: Send) -> None:
    send("/meetings/", kind="dialogue", day=f"{YEAR}-12-30", title="Möte att bjuda till")
    here = f"/meetings/{YEAR}-12-30-dialogue"
    send(f"{here}/items", title="Lokaler", kind="discussion")

    shown = page(work, f"{here}/move-on/invite")

    said = words(shown)
    assert re.search(
        r"Ingen har en adress till: .*Kulturföreningen Påhittet.* Brevet Det går till 2 adresser",
        said,
    )
    assert "Kommer du onsdag 30 december?" in said.partition("Brevet")[2]
    assert "Lokaler – diskussion" in said.partition("Brevet")[2]
    assert f'value="{YEAR}-12-25"' in shown.text
    assert "/reply/" not in shown.text
