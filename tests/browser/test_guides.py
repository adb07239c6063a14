"""What the guides say is so: their steps are done by their words, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import serving
from tests.browser.guide_scene import MEMBER, SECRETARY, Scene
from tests.web.signed import signed_client
from tests.web.working import Work, working
from web.accounts.accounts import Accounts
from web.demo.accounts import MEMBER as MEMBER_OF_THE_DEMO
from web.installation import Installation

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("guides")]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(("sv", True), id="sv"),
        pytest.param(("en", False), id="en, no scripts", marks=pytest.mark.slow),
    ],
)
def scene(
    request: pytest.FixtureRequest,
    demo: Installation,
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Scene]:
    language, scripts = request.param
    with working(demo, tmp_path_factory.mktemp("guides") / "data") as work:
        begun = work.installation.read_position()
        member = signed_client(work.app, work.installation, speaker(work))
        with serving(work.app) as address:
            yield Scene(work, address, language, browser, scripts, member, begun)
    for context in browser.contexts:
        context.close()


def speaker(work: Work) -> UUID:
    """Who speaks for the member of the demo."""
    account = Accounts(work.installation.accounts).by_email(MEMBER_OF_THE_DEMO)
    assert account is not None
    return account.person_id


def today() -> date:
    return datetime.now(UTC).astimezone(ZoneInfo("Europe/Stockholm")).date()


def ahead(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def test_a_meeting_is_planned_and_invited_to_as_the_guide_says(scene: Scene) -> None:
    follow = partial(scene.follow, scene.secretary(), "secretary")

    follow("Se vad som ska göras", {})
    follow(
        "Planera ett möte",
        {
            "Dag": ahead(30),
            "Rubrik": "Lekplatser",
            "Börjar": "17:30",
            "Slutar": "20:00",
            "Plats": "Biblioteket",
        },
    )
    follow("Skriva dagordningen", {"Rubrik": "Vad som saknas", "Slag": "discussion"})
    follow("Bjuda in", {"Sista dag att svara": ahead(20)})
    follow("Ta emot svar på inbjudan", {"Personer": "2"}, "har anmält förhinder")
    follow("Skicka handlingar", {"Antal handlingar": "1"})

    assert scene.topics() >= {
        *("meeting.planned", "meeting.scheduled", "meeting.item_added", "meeting.convened"),
        *("presence.registered", "meeting.papers_sent"),
    }


@pytest.mark.slow  # the stories of meetings and notes do the same each time
def test_meetings_are_run_and_notes_published_as_the_guide_says(scene: Scene) -> None:
    day = today().isoformat()
    scene.send("meetings/", kind="dialogue", day=day, title="Bibliotekets tider")
    here = f"meetings/{day}-dialogue"
    scene.send(f"{here}/items", title="Inledning", kind="practical")
    scene.send(f"{here}/items", title="Öppettider", kind="discussion")
    page = scene.secretary(here)
    follow = partial(scene.follow, page, "secretary")

    follow(
        "Starta mötet och anteckna närvaro",
        {
            "organisationens namn": "Tillgängliga Åkerö",
            "Tid": "18:10",
            "Organisation": "Coompanion",
            "Vem som leder mötet": "Åkerö föreningsråd",
        },
        "gick då",
    )
    follow(
        "Anteckna under punkterna",
        {
            "punktens rubrik": "2. Öppettider",
            "Anteckningar till punkten": "Alla vill ha kvällsöppet.",
            "Vad som beslutades": "Frågan tas vidare",
            "Vem som genomför det": "Åkerö kommun",
            "Sista dag": ahead(60),
            "Vad som sades": "Det är stängt när vi är lediga.",
            "Vem som sade det": "Tillgängliga Åkerö",
            "Går till": "Åkerö kommun",
            "Vad som ska göras": "Räkna besökarna",
            "Vem som gör den": "secretariat",
            "Vad som utlovades som återkoppling": "Besked om kvällarna",
            "Vem som ska ge den": "Åkerö kommun",
        },
    )

    yesterday = ahead(-1)
    scene.send("meetings/", kind="dialogue", day=yesterday, title="På papper")
    scene.send(f"meetings/{yesterday}-dialogue/items", title="Öppettider", kind="discussion")
    page.goto(f"{scene.address}{SECRETARY}meetings/{yesterday}-dialogue")
    follow(
        "Skriva in från papper dagen efter",
        {"organisationens namn": "Grannskap Åkerö", "Tid": "18:00"},
    )
    follow("Göra ett utkast", {"Anteckningarna": "## Öppettider\n\nRing 070-174 06 05."})
    follow("Skicka ut för synpunkter", {})
    scene.follow(
        scene.open(MEMBER, scene.member),
        "member",
        "Kommentera anteckningarna",
        {"mötets rubrik": "På papper", "Er kommentar": "Nästan alla."},
    )
    page.reload()
    follow(
        "Svara på kommentarer",
        {"Tas inte in, därför att": "Så sades det."},
        *("Ta in", "Skriv om"),
    )
    follow("Godkänna", {}, "Skriftligt, utanför ett möte")
    follow(
        "Kontrollera, maskera och publicera",
        {"det som ska bort": found_first, "Maskera det markerade, därför att": "uppgift"},
    )

    assert scene.topics() >= {
        *("meeting.opened", "presence.arrived", "meeting.presided_by"),
        *("decision.taken", "view.recorded", "task.given", "meeting.closed", "minutes.assembled"),
        *("minutes.circulated", "comment.made", "minutes.approved", "minutes.published"),
    }


def found_first(page: Page) -> str:
    """What the check before publishing says of the passage that it found first."""
    return " ".join(page.locator("label.finding .state").first.inner_text().split())


def test_a_view_goes_from_hand_to_hand_as_the_guide_says(scene: Scene) -> None:
    follow = partial(scene.follow, scene.secretary(), "secretary")

    follow(
        "Anteckna en synpunkt som kom in",
        {
            "Vad som sades": "Spåret är mörkt.",
            "Vem som sade det": "Tillgängliga Åkerö",
            "Hur det kom in": "telephone",
        },
    )
    follow("Lämna över en synpunkt", {"Till en funktion, i ord": "Elbolaget"}, *ON_ITS_PAGE)
    follow(
        "Säga att den är mottagen, och att svaret dröjer",
        {"Ny sista dag": ahead(60), "Varför tiden förlängs": "Vi väntar på anbud."},
    )
    follow(
        "Lämna svaret",
        {
            "Hur den togs till vara": "answered",
            "Svaret": "Lamporna tänds.",
            "Det ändrades": "Nya lampor.",
            "Vem som svarar": "Elbolaget",
        },
    )
    follow("Anteckna om svaret räcker", {"Hur det kom in": "e_mail"}, "Svaret räcker inte")

    assert scene.topics() >= {
        *("view.recorded", "view.referred", "feedback.acknowledged", "feedback.extended"),
        *("feedback.given", "feedback.judged"),
    }


ON_ITS_PAGE = ("Synpunkter och svar",)


def test_a_seat_is_left_and_filled_as_the_guide_says(scene: Scene) -> None:
    follow = partial(scene.follow, scene.secretary(), "secretary")

    follow(
        "Fylla en vakant plats",
        {
            "den som lämnar": "Språkcafé Bryggan i Åkerö",
            "Första dag utan platsen": today().isoformat(),
            "En plats står tom fast det finns reserver.": "Den erbjuds reserverna.",
            "Svarar senast": ahead(10),
            "Tar organisationen platsen?": "yes",
            "Hur det kom in": "e_mail",
            "Första dag med platsen": today().isoformat(),
        },
    )
    follow(
        "Utse någon för en organisation",
        {
            "den som fick platsen": "Åkerö odlarförening",
            "Namn på en ny person": "Representant P (påhittad)",
            "Hur det kom in": "e_mail",
        },
    )

    assert scene.topics() >= {
        *("seating.seat_vacated", "seating.reserve_called", "seating.reserve_called_up"),
        "delegation.representative_appointed",
    }


def test_a_document_is_entered_in_the_registry_as_the_guide_says(scene: Scene) -> None:
    scene.follow(
        scene.secretary(),
        "secretary",
        "Registrera en handling",
        {
            "Från eller till, i ord": "Elbolaget",
            "Vad den är, i några få ord": "Brev om spåret",
            "Nummer": "KS 2026/77",
        },
    )

    assert "registered_document.registered" in scene.topics()


def test_a_member_goes_through_my_forum_as_the_guide_says(scene: Scene) -> None:
    scene.send("meetings/", kind="dialogue", day=ahead(33), title="Lokaler")
    scene.send(f"meetings/{ahead(33)}-dialogue/move-on/invite")
    page = scene.open(MEMBER, scene.member)
    follow = partial(scene.follow, page, "member")

    follow("Svara på en inbjudan på Mitt forum", {}, "Jag kommer inte", "Vi skickar någon annan")
    page.goto(scene.address + MEMBER)
    follow("Säga om svaret räcker", {"Vad som fattas": "Vad det kostar."})
    follow("Skicka en synpunkt", {"Vad ni vill säga": "Skriv ut avgifterna."})
    follow("Se vad det blev av den", {"synpunktens text": "Skriv ut avgifterna."})
    follow("Föreslå ett tema", {"Vad det heter": "Avgifter", "Varför det behövs": "De är dolda."})
    follow("Utse någon", {"Personens namn": "Representant Q (påhittad)", "Som": "deputy"})

    assert scene.topics() >= {
        *("presence.registered", "feedback.judged", "view.recorded", "theme.proposed"),
        "delegation.representative_appointed",
    }
