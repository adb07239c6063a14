"""A whole meeting is run live in English without scripts: each act loads the page and is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.web.working import Work, csrf_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("work")]

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date().isoformat()
DESK = "/exempel/secretariat/meetings/"


@pytest.fixture
def meeting(work: Work) -> str:
    """The page of a meeting today with two items, not opened yet."""
    csrf = csrf_of(work.secretary)

    def send(path: str, **fields: str) -> None:
        fields |= {"command_id": str(uuid4()), **csrf}
        assert work.secretary.post(f"{DESK}{path}", data=fields).status_code == 303

    here = f"{TODAY}-planning_meeting"
    send("", kind="planning_meeting", day=TODAY, title="A meeting to try")
    send(f"{here}/move-on/schedule", day=TODAY, start="00:00", end="23:59", place="Library")
    for title in ("Rooms", "Next steps"):
        send(f"{here}/items", title=title, kind="discussion")
    return f"{DESK}{here}"


def test_a_meeting_is_run_from_start_to_end_without_scripts(
    open_page: Callable[..., Page], work: Work, work_address: str, meeting: str
) -> None:
    page = open_page(work_address + meeting, "en-GB", 1280, signed=work.secretary, scripts=False)
    for _ in range(2):  # the page that shows what it does, and the act
        page.locator("main .button-main").click()
    expect(page.get_by_text("The meeting is under way")).to_be_visible()

    page.get_by_role("button", name="Grannskap Åkerö").click()
    late = page.locator(".row", has_text="Tillgängliga Åkerö")
    late.get_by_role("button", name="Tillgängliga Åkerö").click()
    late.locator("summary").click()
    late.get_by_label("Time").fill("13:20")
    late.get_by_role("button", name="came then").click()
    expect(page.locator(".row.here")).to_have_count(2)
    expect(late).to_contain_text("arrived 13:20")

    for post in ("The chair", "The vice chair"):
        page.locator(".chairing > summary").click()
        page.get_by_label("Who chairs").select_option(index=0 if post == "The chair" else 1)
        page.get_by_role("button", name="Chairs from now").click()
    expect(page.locator(".chairing")).to_contain_text("ice chair")

    key(page, "Decision")
    page.get_by_label("What was decided").fill("The list goes to everybody")
    page.get_by_role("button", name="Record the decision").click()
    key(page, "View")
    page.get_by_label("What was said").fill("Rooms cost too much.")
    page.get_by_role("button", name="Record the view").click()
    key(page, "Task")
    page.get_by_label("What is to be done").fill("Send the list")
    page.get_by_label("Who does it").select_option(label="The secretariat")
    page.get_by_role("button", name="Give the task").click()
    expect(page.locator("#open-item .fixed")).to_have_count(2)
    expect(page.locator("#open-item .task")).to_contain_text("Send the list")
    page.get_by_role("link", name="2. Next steps").click()
    page.get_by_label("Notes on the item").fill("We meet again in May.")
    page.get_by_role("button", name="Save the notes").click()
    key(page, "Decision")
    page.get_by_label("What was decided").fill("We meet again in May")
    page.get_by_role("button", name="Record the decision").click()

    for _ in range(2):
        page.locator("main .button-main").click()
    expect(page.get_by_role("heading", name="To complete")).to_be_visible()
    told = work.reader.get(page.url.replace(work_address, "").replace("/secretariat", "")).text
    for said in ("The list goes to everybody", "We meet again in May", "Rooms cost too much."):
        assert said in told
    assert "Send the list" in told


def key(page: Page, name: str) -> None:
    """Open the form behind one of the keys under the open item."""
    page.locator("#open-item .keys summary", has_text=name).click()
