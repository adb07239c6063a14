"""A spreadsheet of members: looked at row by row, asked about, and written as one whole."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from werkzeug.test import TestResponse

from tests.web.secretariat.conftest import Work
from tests.web.secretariat.said import alert, organization, words
from tests.web.working import csrf_of
from web.mail.mailboxes import Mailboxes

YEAR = datetime.now(UTC).year
IMPORT = "/exempel/secretariat/import/"
HEAD = "Organisation;Kortnamn;Orgnr;Part;Plats;Platser;Namn;Roll;E-post"
Sheet = Callable[..., TestResponse]


@pytest.fixture
def look(work: Work) -> Sheet:
    """Choose a file, as the page does it."""

    def look_at(*rows: str, head: str = HEAD, raw: bytes | None = None) -> TestResponse:
        content = raw if raw is not None else "\r\n".join((head, *rows, "")).encode("utf-8-sig")
        data = {"file": (io.BytesIO(content), "medlemmar.csv"), "year": str(YEAR)}
        return work.secretary.post(IMPORT, data={**csrf_of(work.secretary), **data})

    return look_at


@pytest.fixture
def answer(work: Work) -> Sheet:
    """Send the rows that a page shows, with what was chosen; ticks are as the page has them."""

    def send(page: TestResponse, without: tuple[int, ...] = (), **chosen: str) -> TestResponse:
        text = page.text
        sheet = re.search(r'name="sheet" value="([^"]+)"', text)
        assert sheet is not None, words(page)
        shown = re.findall(r'name="shown" value="(\d+)"', text)
        ticked = re.findall(r'name="line" value="(\d+)" checked', text)
        held = dict(re.findall(r'type="hidden" name="((?:same|take)-\d+)" value="([^"]*)"', text))
        held |= dict(re.findall(r'type="radio" name="(take-\d+)" value="([^"]*)" checked', text))
        data = {
            **csrf_of(work.secretary),
            "sheet": html.unescape(sheet[1]),
            "year": str(YEAR),
            "shown": shown,
            "line": [one for one in ticked if int(one) not in without],
            **held,
            **{name.replace("_", "-"): value for name, value in chosen.items()},
        }
        data.setdefault("do", "write")
        return work.secretary.post(f"{IMPORT}rows", data=data)

    return send


@contextmanager
def nothing_written(work: Work) -> Iterator[None]:
    before = work.installation.position()
    yield
    assert work.installation.position() == before


def exported(work: Work, dialect: str = "") -> bytes:
    answer = work.secretary.get(f"/exempel/secretariat/seats/{YEAR}/seats.csv?dialect={dialect}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.data


def test_a_preview_writes_nothing_and_says_which_events_would_be_written(
    work: Work, look: Sheet
) -> None:
    with nothing_written(work):
        page = look("Lupinens vänner;LV;;civilsamhället;plats;1;Anna Påhittad;ordinarie;")

    assert page.status_code == 200
    said = words(page)
    assert "Skriv in 1 rad" in said
    for event in ("Organisation registrerad", "Organisation fick plats", "Representant utsedd"):
        assert event in said


def test_a_file_is_written_whole_and_once(work: Work, look: Sheet, answer: Sheet) -> None:
    rows = (
        "Åkerö Ängsråd;ÅÄR;802999-9995;civilsamhället;plats;2;Anna Ring;;rad@akero.example",
        "Åkerö Ängsråd;;;;;;Bo Ring;ersättare;bo@akero.example",
    )
    page = look(*rows)
    before = work.installation.position()

    done = answer(page)

    assert done.status_code == 200
    assert "Klart:" in words(done)
    assert "Adressen" not in words(done)
    assert "den på rad 2" in words(done)  # one address an organization; said, not kept in silence
    its = organization(work, "akero-angsrad")
    boxes = {box.whose_id: box.email for box in Mailboxes(work.installation.accounts).every()}
    assert boxes[its] == "rad@akero.example"
    assert work.installation.position() > before
    with nothing_written(work):
        assert "Allt i filen finns redan" in words(look(*rows))
        assert "Allt i filen finns redan" in words(answer(page))  # the page of before, sent again


def test_an_organization_that_may_be_here_is_asked_about(
    work: Work, look: Sheet, answer: Sheet
) -> None:
    page = look("AKERO ODLARFORENING, ek. för.;;;;;;;;", "AKERO ODLARFORENING, ek. för.;ÅO;;;;;;;")
    assert "Är det någon av dessa?" in words(page)
    assert "Svaret på rad 2 gäller här också" in words(page)
    with nothing_written(work):
        assert answer(page).status_code == 422

    same = answer(page, same_2=organization(work, "akero-odlare"), do="look")
    assert "här Åkerö odlarförening, i filen AKERO ODLARFORENING" in words(same)

    done = answer(answer(same, do="keep-here"))
    assert done.status_code == 200, words(done)
    assert "Organisation har också namnet" in words(done)
    assert "Organisation registrerad" not in words(done)


def test_the_same_number_under_another_name_is_asked_about(
    work: Work, look: Sheet, answer: Sheet
) -> None:
    assert answer(look("Kanotklubben;;802999-9912;;;;;;")).status_code == 200

    page = look("Paddlarna;;8029999912;;;;;;")

    assert "Ja, det är Kanotklubben · 802999-9912" in words(page)


def test_another_answer_enters_it_as_one_of_its_own(work: Work, look: Sheet, answer: Sheet) -> None:
    page = look("Sagobygdens Byalag;;;;;;;;")

    done = answer(page, same_2="new")

    assert done.status_code == 200, words(done)
    assert organization(work, "sagobygdens-byalag-2")


def test_two_names_alike_in_one_file_are_asked_about(look: Sheet) -> None:
    page = look("Snickargillet;;;;;;;;", "SNICKARGILLET;;;;;;;;")

    assert "Ja, det är Snickargillet · ny på rad 2" in words(page)


def test_what_differs_is_chosen(work: Work, look: Sheet, answer: Sheet) -> None:
    assert answer(look("Drakflygarna;;;;;;;;ny@drake.example")).status_code == 200
    page = look("Drakflygarna;;;;;;;;annan@drake.example")
    with nothing_written(work):
        refused = answer(page)
    assert refused.status_code == 422
    assert "väntar på dig" in alert(refused) or "väntar på dig" in words(refused)

    assert answer(page, take_2="file").status_code == 200

    its = organization(work, "drakflygarna")
    boxes = {box.whose_id: box.email for box in Mailboxes(work.installation.accounts).every()}
    assert boxes[its] == "annan@drake.example"


def test_nothing_is_written_while_a_row_is_wrong_unless_it_is_left_out(
    work: Work, look: Sheet, answer: Sheet
) -> None:
    page = look("Visfestivalen;;;;;;;;", "Ingenstans;;;månfolket;plats;1;;;")
    assert "ingen part i forumet" in words(page)
    with nothing_written(work):
        assert answer(page).status_code == 422

    done = answer(page, without=(3,))

    assert done.status_code == 200, words(done)
    assert organization(work, "visfestivalen")
    assert "Tas inte med" in words(done)


def test_all_wrong_rows_are_left_out_by_one_button(look: Sheet, answer: Sheet) -> None:
    page = answer(look("Syjuntan;;;;;;;;", ";;;;;;Anna;;", "X;;123;;;;;;"), do="leave-wrong")

    assert re.findall(r'name="line" value="(\d+)" checked', page.text) == ["2"]
    assert "Skriv in 1 rad" in words(page)


def test_a_row_with_a_personal_identity_number_is_refused_and_the_number_goes_nowhere(
    work: Work, look: Sheet, answer: Sheet
) -> None:
    head = f"{HEAD};Anteckning"
    page = look("Bokcirkeln;;;;;;Anna 19811218-9876;;;", "Bagarna;;;;;;;;;811218-9876", head=head)

    said = words(page)
    assert said.count("ser ut som ett personnummer") == 2
    assert "9876" not in page.text
    with nothing_written(work):
        assert answer(page).status_code == 422


def test_reserves_are_taken_in_their_order_whatever_the_files(look: Sheet) -> None:
    head = "Organisation;Part;Plats;Reservplats"
    page = look(
        "Reserv fem;civilsamhället;reserv;5", "Reserv fyra;civilsamhället;reserv;4", head=head
    )

    assert "Skriv in 2 rader" in words(page), words(page)


@pytest.mark.parametrize("dialect", ["", "excel-sv"])
def test_a_file_goes_round_and_finds_nothing_to_do(work: Work, look: Sheet, dialect: str) -> None:
    raw = exported(work, dialect)

    page = look(raw=raw)

    assert page.status_code == 200
    assert "Allt i filen finns redan" in words(page), words(page)
    assert raw.startswith("\ufefforganization_key;".encode() if dialect else b"organization_key,")


def test_a_formula_is_guarded_for_excel_and_comes_back_as_it_was(
    work: Work, look: Sheet, answer: Sheet
) -> None:
    head = "Organisation;Part;Plats"
    assert answer(look("=Summan;kommunen;", head=head.replace("Plats", "Enhet"))).status_code == 422
    assert answer(look("'=Summan;civilsamhället;plats", head=head)).status_code == 200

    assert b"\n=Summan" not in exported(work)
    assert b";'=Summan;" in exported(work, "excel-sv")
    assert "Allt i filen finns redan" in words(look(raw=exported(work, "excel-sv")))


def test_unknown_columns_are_named(look: Sheet) -> None:
    page = look("Åkerö kommun;070", head="Organisation;Telefon")

    assert "En kolumn är okänd och läses inte: Telefon." in words(page)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "inga rader"),
        (b"Organisation;Part\nA;B;C\n", "Rad 2:"),
        ("Organisation\nÅkerö\n".encode("mac_roman"), "Rad 2:"),
    ],
    ids=["empty", "wide", "mac"],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(
    work: Work, look: Sheet, raw: bytes, said: str
) -> None:
    with nothing_written(work):
        page = look(raw=raw)

    assert page.status_code == 422
    assert said in alert(page)


def test_rows_that_were_not_signed_here_are_not_taken(work: Work) -> None:
    with nothing_written(work):
        page = work.secretary.post(
            f"{IMPORT}rows", data={**csrf_of(work.secretary), "sheet": "e30.x.y", "do": "write"}
        )

    assert page.status_code == 422
    assert "välj filen igen" in alert(page)


def test_a_page_of_rows_is_kept_by_nobody(look: Sheet) -> None:
    assert look("Åkerö kommun;;;;;;;;").headers["Cache-Control"] == "no-store"


def test_the_buttons_for_all_rows_stand_only_where_something_can_be_chosen(look: Sheet) -> None:
    kept = look("Åkerö föreningsråd;;;;;5;;;", "X;;123;;;;;;")
    chosen = look("Åkerö föreningsråd;;;;;;;;", head=HEAD.replace("Kortnamn", "Organisationsform"))

    assert "Platser : här 2, i filen 5 behålls" in words(kept)
    assert "Ta filens i alla" not in words(kept)
    assert "Ta filens i alla" not in words(chosen)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_a_member_file_gives_the_same_preview_however_it_was_saved(
    look: Sheet, encoding: str
) -> None:
    text = "Organisation;Part\r\nÖgonblickets Ängsråd;Föreningsparten\r\nÅkerö kommun;\r\n;\r\n"

    said = words(look(raw=text.encode(encoding)))

    assert "2 rader" in said
    assert "Ögonblickets Ängsråd Rad 2" in said
    assert "Skriv in 1 rad" in said
