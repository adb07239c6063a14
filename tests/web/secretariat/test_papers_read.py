"""The papers of a meeting are read by those they are for, and joined to one PDF for each."""

from __future__ import annotations

import io
import re
from typing import Any

from pypdf import PdfReader
from werkzeug.test import TestResponse

from tests.web.papers.pdf_files import pdf
from tests.web.secretariat.uploads import (
    EVERYBODY,
    HERE,
    REF,
    Upload,
    check_harmless,
    meeting,
    newest,
    upload,
    words,
)
from tests.web.texts.word_files import bare
from tests.web.working import Work

__all__ = ["meeting", "upload"]


def test_a_paper_for_those_who_have_a_seat_is_nowhere_for_others_until_it_is_opened(
    work: Work, upload: Upload, send: Any
) -> None:
    upload(pdf("Hemlig"), title="Bara för ledamöter", readers="members")
    number = newest(work)
    address = f"{EVERYBODY}/papers/{number}"

    assert work.reader.get(address).status_code == 404
    assert work.outsider.get(address).status_code == 404
    assert work.reader.get(f"{HERE}/papers/{number}").status_code == 303  # to the sign-in page
    assert work.outsider.get(f"{HERE}/papers/{number}").status_code == 403
    assert "Bara för ledamöter" not in work.reader.get(EVERYBODY).text
    assert work.secretary.get(f"{HERE}/papers/{number}").status_code == 200
    assert send(f"/meetings/{REF}/papers/{number}/publish").status_code == 303
    assert work.reader.get(address).status_code == 200


def test_a_withdrawn_paper_answers_that_it_is_gone_and_why(
    work: Work, upload: Upload, send: Any
) -> None:
    content = pdf("Fel sida")
    upload(content, title="Fel underlag")
    number = newest(work)

    path = f"/meetings/{REF}/papers/{number}/withdraw"
    assert send(path, ground="secrecy", reason="").status_code == 422
    assert send(path, ground="secrecy", reason="Den hör inte hit.").status_code == 303

    gone = work.reader.get(f"{EVERYBODY}/papers/{number}", headers={"Accept-Language": "sv"})
    assert gone.status_code == 410
    assert "Den hör inte hit." in words(gone)
    assert "sekretess" in words(gone)
    assert content[:20] not in gone.data
    assert work.secretary.get(f"{HERE}/papers/{number}").status_code == 410
    assert "Den hör inte hit." in words(work.reader.get(EVERYBODY))


def test_the_history_says_what_kind_of_file_it_was_and_shows_nothing_of_it(
    work: Work, upload: Upload
) -> None:
    upload(pdf("Innehållet"), title="I historiken")
    row = work.installation.reading().execute("SELECT max(position) FROM meeting_papers")

    page = work.reader.get(f"/exempel/history/{row.fetchone()[0]}")

    assert re.search(r"PDF, \d+ kB", words(page))
    assert "Innehållet" not in page.text


def test_a_replaced_paper_hands_out_the_new_file_only(work: Work, upload: Upload) -> None:
    upload(pdf("Första"), title="Tabell")
    number = newest(work)

    answer = upload(pdf("Andra"), to=f"/papers/{number}/replace", reason="Tabell 2 var fel.")

    assert answer.status_code == 303
    assert work.reader.get(f"{EVERYBODY}/papers/{number}").data == pdf("Andra")
    assert "Tabell 2 var fel." in words(work.reader.get(EVERYBODY))


def test_all_papers_are_one_pdf_for_each_who_reads(work: Work, upload: Upload) -> None:
    upload(pdf("Öppen", pages=2), title="Öppet underlag")
    upload(pdf("Sluten", pages=2), title="Slutet underlag", readers="members")
    upload(bare().getvalue(), name="a.docx", title="Ur Word")

    page = work.reader.get(EVERYBODY, headers={"Accept-Language": "sv"})
    for_all = work.reader.get(f"{EVERYBODY}/papers.pdf", headers={"Accept-Language": "sv"})
    own = work.secretary.get(f"{HERE}/papers.pdf", headers={"Accept-Language": "sv"})

    pages = [len(PdfReader(io.BytesIO(one.data)).pages) for one in (for_all, own)]
    assert f"1 PDF, {pages[0]} sidor" in words(page)
    assert pages[1] == pages[0] + 2
    said = "".join(one.extract_text() for one in PdfReader(io.BytesIO(for_all.data)).pages)
    assert "Öppen 2" in said
    assert "Sluten" not in said
    assert f"sida {pages[0]} av {pages[0]}" in said
    assert (
        for_all.data
        == work.reader.get(f"{EVERYBODY}/papers.pdf", headers={"Accept-Language": "sv"}).data
    )
    check_harmless(for_all)


def test_papers_move_among_those_of_their_item(work: Work, upload: Upload, send: Any) -> None:
    upload(pdf("A"), title="Första i ordningen")
    upload(pdf("B"), title="Andra i ordningen")

    assert send(f"/meetings/{REF}/papers/{newest(work)}/move", up="true").status_code == 303

    said = words(work.reader.get(EVERYBODY))
    assert said.index("Andra i ordningen") < said.index("Första i ordningen")


def test_papers_of_a_meeting_that_is_kept_back_are_not_there_for_others(work: Work) -> None:
    from forum.meeting.meeting_kinds import MeetingKind
    from forum.record.acting import acting
    from forum.record.when import When

    office, forum_id = _secretariat(work)
    do = work.installation.governance
    with acting(office, forum_id=forum_id):
        kept_back = do.plan_meeting(
            classification=MeetingKind.DIALOGUE,
            year=2031,
            day=When("2031-04-04"),
            is_draft=True,
        )
    with acting(office, forum_id=forum_id) as running:
        do.add_meeting_paper(
            meeting_id=kept_back,
            title={"sv": "Inte än"},
            file=pdf(),
            media_type="application/pdf",
            language="sv",
            pages=1,
        )
    work.installation.wait(running.done[-1].last_position)

    there = "/exempel/meetings/2031-04-04-dialogue/papers"
    assert [work.reader.get(f"{there}{end}").status_code for end in (".pdf", "/1")] == [404, 404]
    mine = "/exempel/secretariat/meetings/2031-04-04-dialogue/papers"
    assert [work.secretary.get(f"{mine}{end}").status_code for end in (".pdf", "/1")] == [200, 200]


def test_an_erased_file_is_handed_out_by_nobody(work: Work, upload: Upload) -> None:
    upload(pdf("Raderas", pages=2), title="Raderad handling")
    number = newest(work)
    together = f"{EVERYBODY}/papers.pdf"
    assert "Raderas" in _text(work.reader.get(together))
    row = work.installation.reading().execute(
        "SELECT file FROM meeting_papers WHERE number = ? ORDER BY position DESC", (number,)
    )
    (text_id,) = re.findall(r'"text_id":"([^"]+)"', row.fetchone()[0])

    from uuid import UUID

    work.installation.store.keys.texts.destroy([UUID(text_id)])

    assert work.reader.get(f"{EVERYBODY}/papers/{number}").status_code == 410
    assert "Raderas" not in _text(work.reader.get(together))
    assert "Raderad handling" in words(work.reader.get(EVERYBODY))


def _text(got: TestResponse) -> str:
    return "".join(one.extract_text() for one in PdfReader(io.BytesIO(got.data)).pages)


def _secretariat(work: Work) -> tuple[Any, Any]:
    from uuid import UUID

    rows = work.installation.reading().execute(
        "SELECT aggregate_id FROM offices WHERE name = 'Forumets kansli'"
    )
    (office,) = rows.fetchone()
    slug = work.installation.reading().execute(
        "SELECT aggregate_id FROM forums WHERE slug = 'exempel'"
    )
    return UUID(office), UUID(slug.fetchone()[0])
