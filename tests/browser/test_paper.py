"""The way out on paper: one sheet to tick on, without a script, and nothing else printed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.working import Work

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("work")]


@pytest.mark.parametrize(("forum", "ref"), [("exempel", "2026-05"), ("pgf", "2018-02")])
def test_the_attendance_list_and_the_agenda_are_one_sheet_of_paper(
    open_page: Callable[..., Page], work: Work, work_address: str, forum: str, ref: str
) -> None:
    meeting = f"{work_address}/{forum}/secretariat/meetings/{ref}"
    signed = work.secretary if forum == "exempel" else work.outsider
    page = open_page(f"{meeting}/paper", "sv-SE", 1280, signed=signed)
    assert page.locator(".ticks tbody tr").count() > 12

    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    expect(page.locator(".top")).to_be_hidden()
    expect(page.get_by_role("button", name="Skriv ut")).to_be_hidden()
