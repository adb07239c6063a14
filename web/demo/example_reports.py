"""What people say is wrong: an entry made for them, and a page that cannot be used by everybody."""

from forum.governing.office import OfficeKind
from forum.keeping.fault import FaultOutcome
from forum.keeping.objection import ObjectionOutcome
from forum.record.ids import derived_id
from web.demo.example_season import Season, both

REGISTERED = 2
"""Version of the registration among the events of a presence: the first opens it."""


def object_to_registration(season: Season) -> None:
    """An association says that it did not ring to register; the secretariat shows that it did."""
    with season.at(
        "2026-03-26 08:52",
        "object_to_entry",
        by="mandate E",
        mandate_of="ungdomsgarden-ankaret",
    ) as do:
        objection_id = do.object_to_entry(
            organization_id=season.id["ungdomsgarden-ankaret"],
            entry_id=season.id["registered late"],
            version=REGISTERED,
            reason=both(
                "Vi tror inte att vi har ringt om det här.",
                "We do not think that we rang about it.",
            ),
        )
    with season.at("2026-03-26 08:53", "answer_objection") as do:
        do.answer_objection(
            objection_id=objection_id,
            outcome=ObjectionOutcome.STANDS,
            reason=both(
                "Er kassör ringde den 24 mars. Vi har talats vid, och uppgiften står kvar.",
                "Your treasurer rang on 24 March. We have talked, and the entry stays.",
            ),
        )


def report_fault(season: Season) -> None:
    """Somebody reports a table that a screen reader does not read; it is mended."""
    with season.at("2026-07-02 09:00", "open_office", by="system") as do:
        season.id["public form"] = do.open_office(
            kind=OfficeKind.PUBLIC_FORM,
            name="Öppet formulär",
            serves_forum_id=season.forum_id,
            office_id=derived_id("office", "public_form", season.forum_id),
        )
    with season.at("2026-07-02 09:01", "report_fault", by="public form") as do:
        fault_id = do.report_fault(
            text=both(
                "Skärmläsaren säger inte vilken kolumn siffrorna hör till.",
                "The screen reader does not say which column the figures belong to.",
            ),
            page="Vilka som har deltagit",
        )
    with season.at("2026-07-02 15:00", "close_fault") as do:
        do.close_fault(
            fault_id=fault_id,
            outcome=FaultOutcome.MENDED,
            answer=both("Tabellen har fått rubriker.", "The table has headings now."),
        )
