"""Decisions, themes and notes on their pages, with the demo's history and its invented season.

Source: the oddities in the history's README; trials 5, 8 and 16.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from projections import forums, themes
from web.installation import Installation
from web.public.longtext import long_text

Said = Callable[..., str]


def theme_address(demo: Installation, title: str, slug: str = "pgf") -> str:
    """The address of the newest theme with a title."""
    conn, sees = demo.reading(), '["public"]'
    forum = forums.forum_by_slug(conn, slug=slug)
    assert forum is not None
    every = themes.themes(conn, forum_id=forum["forum_id"], sees=sees)
    return f"/{slug}/themes/" + [row["ref"] for row in every if row["title"][0][1] == title][-1]


def test_a_decision_that_nobody_saw_is_on_the_agenda_and_no_decision(said: Said) -> None:
    decisions = said("/pgf/decisions/")

    assert "Arbetsordning" not in decisions
    assert "Urvalskommitté" not in decisions
    assert "Arbetsordning för 2019, förslag från det sittande presidiet beslut" in said(
        "/pgf/meetings/2019-01"
    )


def test_a_decision_tells_who_how_where_and_what_it_meant(said: Said) -> None:
    words = said("/pgf/decisions/2018-003")
    chair = said("/pgf/decisions/2018-001")
    outside = said("/pgf/decisions/2015-001")

    assert "Beslutat av Forumet Var mötet 31 maj 2018 Dag 31 maj 2018" in words
    assert "Minnesanteckningarna från mötet 28 mars 2018 godkändes" in words
    assert "Beslutat av Regeringsparten, Regeringskansliet, genom utnämning" in chair
    assert "Var utanför möte Dag senast 2 december 2014" in outside


def test_several_things_that_a_decision_meant_stand_under_one_term(pages: FlaskClient) -> None:
    page = pages.get("/exempel/decisions/2026-005").text

    (meant,) = re.findall("<dt>Innebar</dt>(.*?)</div>", page, re.DOTALL)
    assert meant.count("<dd>") >= 2
    assert "<dt></dt>" not in page


def test_a_past_day_has_no_decision_that_came_later(said: Said) -> None:
    words = said("/pgf/decisions/?on=2018-02-01")

    assert "2018-002" in words
    assert "2018-003" not in words
    assert "2019-001" not in words


def test_a_reopened_decision_names_the_one_in_its_place(said: Said) -> None:
    words = said("/exempel/decisions/2026-008")

    assert "Beslutet har tagits upp på nytt. Beslut 2026-012 gäller i stället." in words


def test_a_theme_names_what_it_deepens_and_what_deepens_it(said: Said, demo: Installation) -> None:
    earlier = "Civilsamhället och värdegrunden – demokratibegreppet"
    later = f"{earlier}, fördjupning"

    assert f"Fördjupas av {later} , 2018" in said(theme_address(demo, earlier))
    assert f"Fördjupar {earlier} , 2017" in said(theme_address(demo, later))


def test_a_group_says_whether_both_sides_are_seen_in_it(said: Said, demo: Installation) -> None:
    one = said(theme_address(demo, "Civilsamhället och arbetet för jämställdhet"))
    both = said(theme_address(demo, "Krympande utrymme för civilsamhället"))

    assert "Påpekande: Bara en part syns i gruppen: Civilsamhällesparten." in one
    assert "Båda parterna är med i gruppen." in both


def test_a_theme_is_adopted_discussed_or_replaced_as_the_log_says(said: Said) -> None:
    words = said("/pgf/themes/")

    assert "Inkludering och sänkta trösklar för engagemang Ersatt av ett annat" in words
    assert "Arbetsordningen för 2020 Togs upp på möte, att det antogs är inte sett" in words


def test_notes_before_their_approval_are_marked(said: Said) -> None:
    assert "Ej godkända ännu" in said("/exempel/minutes/2026-05?on=2026-11-15")
    assert "Ej godkända ännu" in said("/exempel/meetings/2026-05?on=2026-11-15")
    assert "Ej godkända ännu" not in said("/exempel/minutes/2026-02")


def test_a_corrected_version_says_so_and_the_approved_one_stays_to_be_read(
    pages: FlaskClient,
    said: Said,
) -> None:
    newest, approved = (said(f"/exempel/minutes/2026-01{v}") for v in ("", "/v2"))

    assert "Det här är en rättelse. Skäl:" in newest
    assert "Version 2, den godkända texten." in approved
    assert "Det finns en senare version av anteckningarna. Läs version 3" in approved
    assert pages.get("/exempel/minutes/2026-01/v1").status_code == 404


@pytest.mark.parametrize("version", ["", "/v1"])
def test_withdrawn_notes_answer_with_day_and_reason_and_no_text(said: Said, version: str) -> None:
    words = said(f"/exempel/minutes/2026-03-18-pre_meeting{version}")

    assert "Anteckningarna är avpublicerade sedan 24 mars 2026. Skäl:" in words
    assert "Versioner" not in words


def test_a_text_at_length_holds_no_markup_but_its_own() -> None:
    made = long_text("# Rubrik\n\n<script>x</script> [a](javascript:b) ![p](/p.png) **fet**")

    assert "<h3>Rubrik</h3>" in made
    assert "<strong>fet</strong>" in made
    assert "<script" not in made
    assert "<img" not in made
    assert 'href="javascript' not in made


def test_notes_keep_their_line_breaks_on_the_page_of_their_event(
    pages: FlaskClient, demo: Installation
) -> None:
    (position,) = demo.reading().execute(
        "SELECT max(position) FROM events WHERE topic = 'minutes.published' AND details LIKE ?",
        ("%Startmöte den 8 oktober%",),
    )

    page = pages.get(f"/exempel/history/{position[0]}").text

    (text,) = re.findall(r'<span class="as-written">(Startmöte.*?)</span>', page, re.DOTALL)
    assert "8 oktober 2025\n\nKommunen berättade" in text


def test_a_proposal_of_rules_that_was_taken_back_is_told_as_such(said: Said) -> None:
    assert "Arbetsordning 2027, version 1 föreslagen 17 november 2026, återtagen" in said(
        "/exempel/years/2027"
    )
    assert "Återtagen." in said("/exempel/rules/2027-1")
