"""What an event says in one line, in both languages, by topic.

The history shows these. An event kind that has no line here is told by its class's own first
sentence, in English, so that a new kind is never left out; a test asks for its line.
"""

from __future__ import annotations

from projections.history import fact
from web.language import Worded

LINES: dict[str, tuple[str, str]] = {
    "host.established": ("Installationen togs i bruk", "The installation was set up"),
    "host.renamed": ("Huvudmannen bytte namn", "The host changed its name"),
    "office.opened": ("Funktion inrättad", "Office opened"),
    "office.closed": ("Funktion avslutad", "Office closed"),
    "claim.taken": ("Adress upptagen", "Address taken"),
    "register.opened": ("Nummerserie påbörjad", "Series of numbers begun"),
    "register.issued": ("Nummer utfärdat", "Number issued"),
    "source_file.read": ("Fil inläst", "File read"),
    "source_file.continued": ("Fil inläst, fortsättning", "File read, continued"),
    "source_file.read_again": ("Fil inläst på nytt", "File read again"),
    "forum.founded": ("Forumet bildat", "Forum founded"),
    "forum.described": ("Forumet fick en beskrivning", "Forum described"),
    "forum.renamed": ("Forumet bytte namn", "Forum renamed"),
    "forum.administered": ("Administratör utsedd", "Administrator appointed"),
    "forum_year.opened": ("Verksamhetsår påbörjat", "Forum year opened"),
    "forum_year.case_numbered": ("Året fick diarienummer", "Year given a registry number"),
    "forum_year.closed": ("Verksamhetsår avslutat", "Forum year closed"),
    "rules_of_procedure.proposed": ("Arbetsordning föreslagen", "Rules of procedure proposed"),
    "rules_of_procedure.adopted": ("Arbetsordning antagen", "Rules of procedure adopted"),
    "rules_of_procedure.repealed": ("Arbetsordning upphävd", "Rules of procedure repealed"),
    "presidium.opened": ("Presidium för året", "Presidium of the year"),
    "presidium.appointed": ("Utsedd till presidiet", "Appointed to the presidium"),
    "presidium.left": ("Lämnade presidiet", "Left the presidium"),
    "organization.registered": ("Organisation registrerad", "Organization registered"),
    "organization.renamed": ("Organisation bytte namn", "Organization changed its name"),
    "organization.also_named": ("Organisation har också namnet", "Organization also has the name"),
    "organization.form_stated": ("Associationsform angiven", "Legal form stated"),
    "person.registered": ("Person registrerad", "Person registered"),
    "person.renamed": ("Person bytte namn", "Person changed name"),
    "selection.opened": ("Urval påbörjat", "Selection opened"),
    "selection.step_planned": ("Steg i urvalet planerat", "Step of the selection planned"),
    "selection.step_taken": ("Steg i urvalet taget", "Step of the selection taken"),
    "selection.decided": ("Urval beslutat", "Selection decided"),
    "seating.opened": ("Platser för året", "Seats of the year"),
    "seating.size_stated": ("Antal platser angivet", "Number of seats stated"),
    "seating.seat_granted": ("Organisation fick plats", "Organization given a seat"),
    "seating.reserve_placed": ("Organisation blev reserv", "Organization became a reserve"),
    "seating.participant_listed": ("Deltar utan fast plats", "Takes part without a fixed seat"),
    "seating.seat_vacated": ("Organisation lämnade sin plats", "Organization left its seat"),
    "seating.reserve_called_up": ("Reserv fick plats", "Reserve called up"),
    "seating.reserve_declined": ("Reserv tackade nej", "Reserve declined"),
    "delegation.opened": ("Delegation påbörjad", "Delegation opened"),
    "delegation.representative_appointed": ("Representant utsedd", "Representative appointed"),
    "delegation.representative_rotated": ("Byte av representant", "Representative rotated"),
    "delegation.mandate_ended": ("Uppdrag avslutat", "Mandate ended"),
    "theme.proposed": ("Tema föreslaget", "Theme proposed"),
    "theme.adopted": ("Tema antaget", "Theme adopted"),
    "theme.retitled": ("Tema omdöpt", "Theme retitled"),
    "theme.continued": ("Tema fördjupar ett tidigare", "Theme deepens an earlier one"),
    "theme.scheduled": ("Tema fick ett möte", "Theme given a meeting"),
    "theme.discussed": ("Tema togs upp", "Theme discussed"),
    "theme.replaced": ("Tema ersatt", "Theme replaced"),
    "group.formed": ("Grupp bildad", "Group formed"),
    "group.member_joined": ("Organisation med i grupp", "Organization joined a group"),
    "group.member_left": ("Organisation lämnade grupp", "Organization left a group"),
    "meeting.planned": ("Möte planerat", "Meeting planned"),
    "meeting.scheduled": ("Mötets tid och plats", "Time and place of the meeting"),
    "meeting.retitled": ("Möte omdöpt", "Meeting retitled"),
    "meeting.convened": ("Inbjudan till möte", "Invitation to a meeting"),
    "meeting.held": ("Möte hållet", "Meeting held"),
    "meeting.cancelled": ("Möte inställt", "Meeting cancelled"),
    "meeting.numbered": ("Möte fick nummer", "Meeting given its number"),
    "meeting.item_added": ("Punkt på dagordningen", "Item on the agenda"),
    "meeting.item_dropped": ("Punkt struken ur dagordningen", "Item taken off the agenda"),
    "meeting.item_retitled": ("Punkt omdöpt", "Item retitled"),
    "meeting.item_decided": ("Punkt avgjord", "Item decided"),
    "meeting.item_reopened": ("Punkt upptagen igen", "Item reopened"),
    "meeting.items_reordered": ("Dagordningen fick ny ordning", "Agenda reordered"),
    "meeting.presided_by": ("Mötesordförande", "Meeting chair"),
    "presence.opened": ("Organisation väntad till möte", "Organization expected at a meeting"),
    "presence.apologized": ("Anmält förhinder", "Apologies sent"),
    "presence.attended": ("Närvarande", "Present"),
    "presence.unaccounted": ("Närvaro okänd", "Attendance unknown"),
    "presence.arrived": ("Närvaro: kom", "Attendance: arrived"),
    "presence.left": ("Närvaro: gick", "Attendance: left"),
    "decision.taken": ("Beslut fattat", "Decision taken"),
    "decision.reopened": ("Beslut taget upp på nytt", "Decision reopened"),
    "decision.followed_up": ("Beslut följt upp", "Decision followed up"),
    "minutes.assembled": ("Utkast till anteckningar", "Notes drafted"),
    "minutes.redrafted": ("Utkast omarbetat", "Notes redrafted"),
    "minutes.circulated": ("Anteckningar skickade för synpunkter", "Notes sent for comments"),
    "minutes.approved": ("Minnesanteckningar godkända", "Notes approved"),
    "minutes.filed": ("Anteckningar lagda till handlingarna", "Notes filed"),
    "minutes.published": ("Minnesanteckningar publicerade", "Notes published"),
    "minutes.corrected": ("Minnesanteckningar rättade", "Notes corrected"),
    "minutes.withdrawn": ("Minnesanteckningar avpublicerade", "Notes withdrawn"),
    "publication.published": ("Skrift utgiven", "Publication published"),
    "view.recorded": ("Synpunkt registrerad", "View recorded"),
    "view.referred": ("Synpunkt överlämnad", "View passed on"),
    "view.withdrawn": ("Synpunkt återtagen", "View withdrawn"),
    "view.gathered": ("Synpunkt samlad med annan", "View gathered with another"),
    "feedback.owed": ("Svar på synpunkt väntas", "Answer to a view awaited"),
    "feedback.promised": ("Svar utlovat", "Answer promised"),
    "feedback.acknowledged": ("Synpunkt mottagen", "View acknowledged"),
    "feedback.extended": ("Svarstid förlängd", "Time to answer extended"),
    "feedback.reported_without_news": ("Lägesbesked: inget nytt", "Status: no news"),
    "feedback.followed_up": ("Synpunkt följdes upp", "View followed up"),
    "feedback.given": ("Synpunkt besvarad", "View answered"),
    "feedback.judged": ("Räcker svaret?", "Is the answer enough?"),
    "feedback.reopened": ("Svaret öppnat igen", "Answer reopened"),
}
"""Swedish and English, in the order in which a forum lives. A strike has one line for all."""

STRUCK = ("Uppgift struken", "Entry struck")


def line(topic: str, language: str) -> Worded:
    """The line of an event kind, or its class's own sentence where it has none.

    Raises:
        LookupError: No event has this topic.
    """
    said = STRUCK if topic.endswith(".struck") else LINES.get(topic)
    if said is None:
        return Worded(fact(topic), None if language == "en" else "en")
    return Worded(said[0 if language == "sv" else 1], None)
