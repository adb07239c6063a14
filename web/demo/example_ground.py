"""What the example stands on: the forum, its offices and years, and the organizations around it."""

import csv
import io
from typing import Final

from forum.governing.forum import Side, SideKind
from forum.governing.office import OfficeKind
from forum.keeping.source_file import SourceRow
from forum.record.acting import acting, current, noting
from forum.record.values import Channel, EventAt, Name
from forum.record.when import When
from forum.seating.organization import SizeClass
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, ZONE, Season, both

SLUG: Final = "exempel"
SIDES: Final = (
    Side(
        key=ASSOCIATIONS,
        name=(
            Name(language="sv", text="Föreningsparten"),
            Name(language="en", text="Side of the associations"),
        ),
        classification=SideKind.CIVIL_SOCIETY,
        has_fixed_seats=True,
    ),
    Side(
        key=MUNICIPALITY,
        name=(
            Name(language="sv", text="Kommunparten"),
            Name(language="en", text="Side of the municipality"),
        ),
        classification=SideKind.PUBLIC,
        has_fixed_seats=False,
    ),
)
ABOUT: Final = both(
    "Det här forumet är påhittat. Kommunen, föreningarna och allt som sägs finns bara här, för "
    "att visa vad verktyget kan.\n\n"
    "I exemplet möts föreningar och kommun fyra kvällar om året. De talar om sådant som rör "
    "föreningslivet: lokaler, bidrag, språk och beredskap. Forumet beslutar bara om hur det "
    "självt arbetar. Den som lämnar en synpunkt får veta vad som hände med den.",
    "This forum is invented. The municipality, the associations and all that is said exist only "
    "here, to show what the tool can do.\n\n"
    "In the example, associations and municipality meet four evenings a year. They talk about "
    "what matters to associations: premises, grants, language and preparedness. The forum decides "
    "only on how it works itself. Whoever gives a view is told what became of it.",
)
REGISTER: Final = "foreningsregister.csv"
ORGANIZATIONS: Final = """\
nyckel,namn,form
akero-kommun,Åkerö kommun,kommun
akero-bostader,Åkerö Påhittade Bostäder AB,kommunalt bolag
akero-foreningsrad,Åkerö föreningsråd,ideell förening
latsasviks-bygdegard,Låtsasviks bygdegårdsförening,ideell förening
pahittsberga-if,Påhittsberga idrottsförening,ideell förening
ungdomsgarden-ankaret,Ungdomsgården Ankaret i Låtsasvik,ideell förening
handikappforeningen-akero,Handikappföreningen i Åkerö,ideell förening
sprakcafe-bryggan,Språkcafé Bryggan i Åkerö,nätverk
grannskap-akero,Grannskap Åkerö,ideell förening
akero-odlare,Åkerö odlarförening,ekonomisk förening
kulturforeningen-pahittet,Kulturföreningen Påhittet,ideell förening
sagobygdens-byalag,Sagobygdens byalag,ideell förening
studieforbundet-exemplet,Studieförbundet Exemplet,ideell förening
"""


def found(season: Season) -> None:
    """The forum is founded and gets its secretariat."""
    with season.at("2025-09-01 09:00", "found_forum", by="system") as do:
        do.found_forum(
            slug=SLUG,
            name=both("Dialogforum i Åkerö", "Dialogue forum in Åkerö"),
            sides=SIDES,
            zone=ZONE,
            invented=True,
        )
        season.id["secretariat"] = do.open_office(
            kind=OfficeKind.SECRETARIAT,
            name="Forumets kansli",
            serves_forum_id=season.forum_id,
        )
    with season.at("2025-09-01 10:00", "describe_forum") as do:
        do.describe_forum(text=ABOUT)
    with season.at("2025-09-01 10:05", "open_year") as do:
        do.open_year(year=2025, start=When("2025-09-01"), end=When("2025-12-31"))
        do.open_year(year=2026)


def read_register(season: Season) -> None:
    """The organizations are read from a file; the office that reads them is closed afterwards."""
    with season.at("2025-09-02 08:30", "import_history", by="system") as do:
        season.id["reading"] = do.open_office(
            kind=OfficeKind.IMPORT_RUN,
            name="Inläsning av föreningsregistret",
            serves_forum_id=season.forum_id,
        )
        with acting(
            season.id["reading"],
            forum_id=season.forum_id,
            channel=Channel.PUBLIC_SOURCE,
            within=current(),
        ):
            rows = []
            for row in csv.DictReader(io.StringIO(ORGANIZATIONS)):
                organization_id = do.register_organization(slug=row["nyckel"], name=row["namn"])
                do.state_association_form(
                    organization_id=organization_id, association_form=row["form"]
                )
                season.id[row["nyckel"]] = organization_id
                made = tuple(
                    EventAt(aggregate_id=organization_id, version=version) for version in (1, 2)
                )
                rows.append(SourceRow(key=row["nyckel"], made=made))
            do.record_source_file(name=REGISTER, content=ORGANIZATIONS, rows=rows)
        do.close_office(office_id=season.id["reading"])


def give_to_municipality(season: Season) -> None:
    """The municipality runs the forum and enters it in its registry."""
    with season.at("2025-09-03 13:00", "appoint_administrator", effective="2025-09-01") as do:
        do.appoint_administrator(organization_id=season.id["akero-kommun"])
        do.number_case(
            year=2025, case_number="KS 2025/0112", authority_id=season.id["akero-kommun"]
        )
        do.add_organization_name(organization_id=season.id["akero-foreningsrad"], name="ÅFR")


def number(season: Season) -> None:
    """The new year gets its number in the registry."""
    with season.at("2026-01-08 09:00", "number_case") as do:
        do.number_case(
            year=2026, case_number="KS 2026/0007", authority_id=season.id["akero-kommun"]
        )


def close_first_year(season: Season) -> None:
    """Nothing more is entered about the first autumn."""
    with season.at("2026-02-16 09:00", "close_year") as do:
        do.close_year(year=2025)


def rename(season: Season) -> None:
    """The forum takes the name that it decided on at its first meeting."""
    with season.at("2026-02-02 10:00", "rename_forum") as do:
        do.rename_forum(name=both("Exempelforum i Åkerö kommun", "Example forum in Åkerö"))


def describe_organizations(season: Season) -> None:
    """Some associations say what sort of organization they are."""
    with season.at("2025-12-15 13:10", "state_make_up") as do:
        for key, gathers, where, size in (
            ("pahittsberga-if", "idrottsutövare", "Påhittsberga", SizeClass.FROM_100),
            ("sprakcafe-bryggan", "den som vill öva språk", "hela kommunen", SizeClass.UNDER_100),
            ("akero-foreningsrad", "föreningar", "hela kommunen", SizeClass.FROM_1000),
        ):
            do.state_make_up(
                organization_id=season.id[key], gathers=gathers, works_where=where, size_class=size
            )


def rename_an_organization(season: Season) -> None:
    """An association takes another name and stays the same association."""
    with (
        season.at(
            "2026-04-15 14:00",
            "rename_organization",
            sent_by="handikappforeningen-akero",
            channel=Channel.E_MAIL,
            received="2026-04-14",
        ) as do,
        noting(effective=When("2026-04-11")),
    ):
        do.rename_organization(
            organization_id=season.id["handikappforeningen-akero"], name="Tillgängliga Åkerö"
        )


def state_facts(season: Season) -> None:
    """The language café tells its number and its website."""
    organization_id = season.id["sprakcafe-bryggan"]
    with season.at("2026-03-02 10:00", "state_organization_number") as do:
        do.state_organization_number(
            organization_id=organization_id, organization_number="802000-0009"
        )
        do.state_website(organization_id=organization_id, website="https://bryggan.example.org/")
