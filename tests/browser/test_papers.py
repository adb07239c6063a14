"""Papers in a real browser: added without a script, read, and never run."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Page, Route

from forum.record.acting import acting
from tests.browser.barriers import NARROW_LIGHT, WIDE_DARK, barriers
from tests.web.papers.pdf_files import pdf
from tests.web.working import Work, csrf_of
from web.papers.refused import RefusedFileError
from web.papers.taking_in import taken_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("papers")]

REF = "2031-03-03-dialogue"
DESK = f"/exempel/secretariat/meetings/{REF}"
EVERYBODY = f"/exempel/meetings/{REF}"
RUNS = b"<html><script>fetch('/ran');document.title='ran'</script></html>"


@pytest.fixture(scope="module")
def meeting(work: Work) -> None:
    """A meeting to come with an item, a paper for everybody and one for those who sit."""
    client, csrf = work.secretary, csrf_of(work.secretary)
    for path, fields in (
        ("/exempel/secretariat/meetings/", {"kind": "dialogue", "day": "2031-03-03"}),
        (f"{DESK}/items", {"title": "Väntetider i vården", "kind": "discussion"}),
    ):
        sent = {"command_id": str(uuid4()), **csrf, **fields}
        assert client.post(path, data=sent).status_code == 303


def test_a_paper_is_added_and_fetched_without_a_script(
    work: Work, work_address: str, meeting: None, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "Bilaga åäö.pdf"
    file.write_bytes(pdf("Underlag", pages=2))
    page = open_page(work_address + DESK, "sv", 390, scripts=False, signed=work.secretary)

    page.get_by_text("Lägg till en handling", exact=True).click()
    page.set_input_files("#paper-file", str(file))
    page.fill("#paper-title", "Underlag om väntetider")
    page.select_option("#paper-item_id", label="1. Väntetider i vården")
    page.click("text=Lägg till handlingen")

    page.goto(work_address + EVERYBODY)
    with page.expect_download() as fetched:
        page.click("text=Underlag om väntetider")
    assert fetched.value.suggested_filename.endswith("Underlag om väntetider.pdf")
    assert Path(fetched.value.path()).read_bytes() == file.read_bytes()
    with page.expect_download() as together:
        page.click("text=Alla handlingar")
    assert together.value.suggested_filename.endswith("alla handlingar.pdf")


POLYGLOT = b"%PDF-1.7\n%" + RUNS + b"\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n"


def test_a_page_inside_a_pdf_is_not_taken_in() -> None:
    with pytest.raises(RefusedFileError):
        taken_in(io.BytesIO(POLYGLOT))


@pytest.mark.parametrize("is_shown", [False, True])
def test_a_page_inside_a_pdf_never_runs_even_if_it_were_kept(
    work: Work, work_address: str, meeting: None, open_page: Callable[..., Page], is_shown: bool
) -> None:
    """It is a file to save; and were it shown as a page all the same, its script is refused."""
    address = f"{work_address}{EVERYBODY}/papers/{_kept_all_the_same(work, POLYGLOT)}"
    page = open_page(work_address + EVERYBODY, "sv", 1280, expected="sandboxed")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    if is_shown:
        page.route(address, _shown_as_a_page)
        page.goto(address)
        assert "%PDF-1.7" in page.content()
    else:
        with page.expect_download(timeout=10_000):
            page.evaluate(f"location.href = '{address}'")

    assert page.title() != "ran"
    assert not any(one.endswith("/ran") for one in asked)


def _shown_as_a_page(route: Route) -> None:
    """Let a browser think that a file is a page to show."""
    answer = route.fetch()
    headers = {**answer.headers, "content-type": "text/html"}
    del headers["content-disposition"]
    route.fulfill(status=answer.status, headers=headers, body=answer.body())


@pytest.mark.parametrize("look", [NARROW_LIGHT, WIDE_DARK])
@pytest.mark.parametrize("where", [DESK, EVERYBODY])
def test_pages_with_papers_bar_nobody(
    work: Work,
    work_address: str,
    meeting: None,
    open_page: Callable[..., Page],
    look: tuple[str, int, str],
    where: str,
) -> None:
    page = open_page(work_address + where, *look, signed=work.secretary)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    kind = "work: papers" if where == DESK else "papers"
    assert barriers(page, kind, *look) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def _kept_all_the_same(work: Work, content: bytes) -> int:
    """Keep a file that nobody looked through, as an older program might have."""
    found = work.installation.reading().execute(
        "SELECT m.aggregate_id, m.forum_id FROM meetings AS m "
        "JOIN forums AS f ON f.aggregate_id = m.forum_id WHERE f.slug = 'exempel' "
        "ORDER BY m.position DESC LIMIT 1"
    )
    meeting_id, forum_id = map(UUID, found.fetchone())
    office = work.installation.reading().execute(
        "SELECT aggregate_id FROM offices WHERE name = 'Forumets kansli'"
    )
    with acting(UUID(office.fetchone()[0]), forum_id=forum_id) as running:
        work.installation.governance.add_meeting_paper(
            meeting_id=meeting_id,
            title={"sv": "Två slag"},
            file=content,
            media_type="application/pdf",
            language="sv",
        )
    work.installation.wait(running.done[-1].last_position)
    newest = work.installation.reading().execute(
        "SELECT number FROM meeting_papers WHERE act = 'added' ORDER BY position DESC"
    )
    return int(newest.fetchone()[0])
