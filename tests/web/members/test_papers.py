"""Papers where a member meets them: the letter, the page it leads to, and Mitt forum."""

from __future__ import annotations

import io
import re
from uuid import UUID

import pytest
from pypdf import PdfReader

from tests.web.members.conftest import Holder, Links
from tests.web.papers.pdf_files import pdf
from tests.web.sitting import Sitting
from web.accounts.reply_links import ReplyKind


@pytest.fixture
def meeting_id(sitting: Sitting) -> UUID:
    """A meeting that was called, with two pages for everybody and three for those who sit."""
    meeting_id = sitting.meeting()
    sitting.convene(meeting_id)
    for title, pages, is_public in (("Öppen", 2, True), ("Sluten", 3, False)):
        sitting.act(
            "add_meeting_paper",
            meeting_id=meeting_id,
            title={"sv": title},
            file=pdf(title, pages=pages),
            media_type="application/pdf",
            language="sv",
            pages=pages,
            is_public=is_public,
        )
    sitting.installation.catch_up()
    return meeting_id


@pytest.fixture
def holder(links: Links, meeting_id: UUID) -> Holder:
    return links.to(ReplyKind.INVITATION, meeting_id)


def test_the_reply_page_says_how_many_pages_and_how_long_they_take(holder: Holder) -> None:
    said = holder.words(holder.opened())

    assert "Alla handlingar (1 PDF, 6 sidor) · ungefär 12 minuter att läsa" in said


def test_the_link_of_the_letter_opens_all_papers_without_signing_in(holder: Holder) -> None:
    got = holder.client.get(f"{holder.address}/papers.pdf")

    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(got.data)).pages)
    assert "Sluten 3" in said
    assert "sida 6 av 6" in said
    assert got.headers["Content-Disposition"].startswith("attachment")
    assert got.headers["Cache-Control"] == "no-store"


def test_a_link_that_opens_nothing_opens_no_papers(sitting: Sitting, holder: Holder) -> None:
    other = holder.client.get("/prov/reply/" + "x" * 43 + "/papers.pdf")

    assert other.status_code == 404


def test_without_a_link_the_papers_of_members_are_not_there(
    holder: Holder,
) -> None:
    (address,) = re.findall(r'href="(/prov/meetings/[^"]+)"', holder.opened().text)

    together = holder.client.get(f"{address}/papers.pdf")

    assert len(PdfReader(io.BytesIO(together.data)).pages) == 3
    assert holder.client.get(f"{address}/papers/1").status_code == 200
    assert holder.client.get(f"{address}/papers/2").status_code == 404
