"""What the notes of the example's meetings say, in Swedish and English."""

from typing import Final

from web.demo.example_season import Words, both

PRE_MEETING: Final = both(
    "Vi gick igenom vilka lokaler vi saknar och bestämde vem som tar upp vad på mötet.",
    "We went through which premises we lack, and settled who takes up what at the meeting.",
)
NOTES: Final[dict[str, Words]] = {
    "start-up": both(
        "Startmöte den 8 oktober 2025\n\n"
        "Kommunen berättade varför den vill ha ett forum: föreningarna har länge bett om ett. "
        "Deltagarna talade om föreningarnas villkor. Många nämnde lokaler och bidrag.\n\n"
        "Föreningarna valde en urvalskommitté. En grupp från båda parter skriver ett förslag till "
        "arbetsordning.",
        "Start-up meeting on 8 October 2025\n\n"
        "The municipality told why it wants a forum: associations have long asked for one. The "
        "talk was about the conditions of associations. Many named premises and grants.\n\n"
        "The associations elected a selection committee. A group of both sides drafts rules of "
        "procedure.",
    ),
    "constituting": both(
        "Konstituerande möte den 28 januari 2026\n\n"
        "1. Arbetsordningen för 2026 antogs. Föreningarna valde ordförande. Kommunen utsåg vice "
        "ordförande. Forumet fick sitt namn.\n\n"
        "2. Fyra teman valdes: lokaler, språk, bidrag samt gång- och cykelvägar.\n\n"
        "3. Mötet bildade tre planeringsgrupper.\n\n"
        "4. En förening kom klockan tio över sex, eftersom bussen var sen.",
        "Constituting meeting on 28 January 2026\n\n"
        "1. The rules of procedure for 2026 were adopted. The associations elected the chair. The "
        "municipality appointed the vice chair. The forum got its name.\n\n"
        "2. Four themes were chosen: premises, language, grants, and paths.\n\n"
        "3. The meeting formed three planning groups.\n\n"
        "4. One association came at ten past six, as its bus was late.",
    ),
    "premises": both(
        "Dialogmöte om lokaler den 25 mars 2026\n\n"
        "1. Anteckningarna från januari godkändes.\n\n"
        "2. Planeringsgruppen visade en karta över lokaler. I smågrupper talade vi om vad som "
        "hindrar: bokning på tre ställen, nycklar som ska hämtas på dagtid, lokaler utan ramp.\n\n"
        "3. Synpunkterna är numrerade och har fått en mottagare. Frågan följs upp i september.",
        "Dialogue meeting on premises, 25 March 2026\n\n"
        "1. The notes of January were approved.\n\n"
        "2. The planning group showed a map of premises. In small groups we talked about what "
        "stands in the way: booking in three places, keys fetched in the daytime, premises "
        "without a ramp.\n\n"
        "3. The views are numbered, and somebody answers for each. September comes back to this.",
    ),
    "language": both(
        "Dialogmöte om språk den 20 maj 2026\n\n"
        "1. Ändringarna i arbetsordningen antogs och gäller från 1 juni.\n\n"
        "2. En gäst berättade om språkstöd i studiecirklar. Samtalet handlade om hur den som är "
        "ny i svenskan kan ta plats i en styrelse.\n\n"
        "3. Båda parter vill att viktig information finns på fler språk.",
        "Dialogue meeting on language, 20 May 2026\n\n"
        "1. The changes of the rules were adopted and are in force from 1 June.\n\n"
        "2. A guest told of language support in study circles. The talk was about how those who "
        "are new to Swedish can take a place on a board.\n\n"
        "3. Both sides want important information in more languages.",
    ),
    "grants": both(
        "Dialogmöte om bidrag den 23 september 2026\n\n"
        "1. Vice ordföranden ledde mötet, eftersom ordföranden hade förhinder.\n\n"
        "2. Kommunen visade den nya bokningssidan. Föreningarna tyckte att den fungerar.\n\n"
        "3. Samtalet om bidrag gällde mest antalet blanketter. Kommunen ska svara i november.\n\n"
        "4. Temat i oktober blir beredskap i stället för gång- och cykelvägar.",
        "Dialogue meeting on grants, 23 September 2026\n\n"
        "1. The vice chair led the meeting, as the chair was ill.\n\n"
        "2. The municipality showed the new booking page. The associations found that it works.\n\n"
        "3. The talk on grants was mostly about the number of forms. The municipality is to answer "
        "in November.\n\n"
        "4. The theme in October is preparedness instead of paths.",
    ),
    "preparedness": both(
        "Dialogmöte om beredskap den 28 oktober 2026\n\n"
        "1. Vi talade om vem som gör vad om strömmen är borta i en vecka. Bygdegården och "
        "ungdomsgården kan bli trygghetspunkter.\n\n"
        "2. Året i korthet: åtta synpunkter. Tre är besvarade och en är öppnad igen.",
        "Dialogue meeting on preparedness, 28 October 2026\n\n"
        "1. We talked about who does what if the power is out for a week. The village hall and the "
        "youth club can be places to turn to.\n\n"
        "2. The year in short: eight views. Three are answered and one is opened again.",
    ),
}
"""The notes of each meeting as they were first written."""
