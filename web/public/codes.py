"""Words for the codes and fields of events, in both languages.

The history shows any event, so it needs a word for every code that an event can hold and for
every field; a test names those that have none. What has no word shows as it is.
"""

from __future__ import annotations

_CODES = """
fact | belagt | fact
inferred | slutsats | inferred
planned | planerat | planned
tool | i verktyget | in the tool
reply_link | genom svarslänk | by reply link
e_mail | med e-post | by e-mail
telephone | per telefon | by telephone
letter | med brev | by letter
at_a_meeting | på mötet | at the meeting
public_source | läst i en offentlig källa | read in a public source
simulated | påhittad klocka | simulated clock
system | programmet | the program
secretariat | kansliet | the secretariat
import_run | inläsning av äldre källor | import of older sources
administrator | administratör | administrator
auditor | revisor | auditor
coordinator | samordnare | coordinator
public_form | öppet formulär | public form
civil_society | civilsamhället | civil society
public | offentliga parten | public side
other | annat | other
sitting_presidium | det sittande presidiet | the sitting presidium
joint_drafting_group | en gemensam skrivgrupp | a joint drafting group
chair | ordförande | chair
vice_chair | vice ordförande | vice chair
nomination_information | information om nominering | information on nominations
nomination_deadline | sista dag att nominera | last day to nominate
selection_committee_formation | urvalskommittén bildas | the selection committee is formed
selection_committee_election | urvalskommittén väljs | the selection committee is elected
selection_committee_work | urvalskommittén arbetar | the selection committee works
proposal | förslag | proposal
reserve_list | reservlista | list of reserves
decision_sent | beslutet skickas | the decision is sent
representative | representant | representative
deputy | ersättare | deputy
politician | politiker | politician
official | tjänsteperson | official
employee | anställd | employee
volunteer | ideellt engagerad | volunteer
planning | planeringsgrupp | planning group
drafting | skrivgrupp | drafting group
committee | kommitté | committee
convener | sammankallande | convener
member | medlem | member
guest | gäst | guest
constituting | konstituerande möte | constituting meeting
dialogue | dialogmöte | dialogue meeting
pre_meeting | förmöte | pre-meeting
start_up_meeting | uppstartsmöte | start-up meeting
after_talk | eftersamtal | after-talk
information | information | information
discussion | diskussion | discussion
decision | beslut | decision
practical | praktiskt | practical
organizations | organisationer | organizations
themes | teman | themes
presidium | presidium | presidium
planning_groups | planeringsgrupper | planning groups
selection_committee | urvalskommitté | selection committee
rules | arbetsordning | rules of procedure
notes | anteckningar | notes
forum | forumet | the forum
each_side | vardera parten | each side
government | regeringen | the government
jointly | gemensamt | jointly
appointment | genom utnämning | by appointment
election | genom val | by election
annual_publication | årsskrift | yearly report
handover_note | medskick | hand-over note
side | en part | a side
both_sides | båda parterna | both sides
organization | en organisation | an organization
participants | deltagarna | the participants
answered | besvarad | answered
taken_on_agenda | togs upp på dagordningen | taken on the agenda
follow_up_meeting | ett nytt möte i ämnet | another meeting on the subject
forwarded | överlämnad till andra | passed on to others
dialogue_theme | under dialogen om ett tema | in the dialogue on a theme
presentations | vid presentationerna | at the presentations
look_back | i tillbakablicken | in the look back
evaluation | i utvärderingen | in the evaluation
opening | vid öppnandet | at the opening
year_review | i en tillbakablick på året | in a review of the year
news_item | i en nyhet | in a news item
guidance_text | i en vägledning | in a guidance text
written | skriftligt | in writing
calendar | kalenderdagar | calendar days
working | arbetsdagar | working days
at_next_meeting | på nästa möte | at the next meeting
in_writing | skriftligt | in writing
not_approved | godkänns inte | not approved
free | fria teman | free themes
principles | utifrån gemensamma principer | from agreed principles
invitation | inbjudan | invitation
theme | tema | theme
view | synpunkter | views
meeting | möten | meetings
"""

_FIELDS = """
number | Nummer | Number
year | År | Year
name | Namn | Name
title | Rubrik | Title
text | Text | Text
reason | Skäl | Reason
replaces_id | Ersätter | Replaces
side | Part | Side
sides | Parter | Sides
organization_id | Organisation | Organization
organization_ids | Organisationer | Organizations
person_id | Person | Person
meeting_id | Möte | Meeting
theme_id | Tema | Theme
view_id | Synpunkt | View
decision_id | Beslut | Decision
item_id | Punkt | Item
item_ids | Punkter | Items
parent_id | Under punkten | Under the item
start | Från | From
end | Till | Until
day | Dag | Day
at | Klockan | At
due | Svar senast | Answer due
owner_id | Ansvarar för svaret | Owes the answer
outcome | Utfall | Outcome
change | Det ändrades | What changed
is_enough | Räcker svaret | The answer is enough
setting | Sammanhang | Setting
giver | Vem som sade det | Who said it
to_id | Till | To
to | Till | To
into_id | Samlad i | Gathered in
seats | Platser | Seats
seats_basis | Grund för antalet | Basis of the number
organizations | Organisationer | Organizations
named | Namn i källan | Name in the source
order | Ordning | Order
vacated_by_id | Plats efter | Seat after
slug | Adress | Address
zone | Tidszon | Time zone
invented | Påhittat | Invented
log_id | Loggens id | Id of the log
kind | Slag | Kind
kind_basis | Grund för slaget | Basis of the kind
classification | Slag | Kind
association_form | Associationsform | Legal form
name_end | Namnet gällde till | Name held until
serves_forum_id | Forum | Forum
case_number | Diarienummer | Registry number
authority_id | Myndighet | Authority
authority | Myndighet | Authority
proposed_by | Föreslagen av | Proposed by
proposed_by_id | Föreslagen av | Proposed by
limits | Gränser | Limits
valid_from | Gäller från | In force from
post | Post | Post
label | Betecknas | Called
is_acting | Tillförordnad | Acting
step | Steg | Step
detail | Närmare | In detail
decider | Beslutas av | Decided by
decided_by | Beslutat av | Decided by
how | Hur | How
subject | Gäller | Concerns
outside_meeting | Utanför möte | Outside a meeting
mandate_id | Uppdrag | Mandate
successor_mandate_id | Nytt uppdrag | New mandate
role | Roll | Role
unit | Enhet | Unit
capacity | I egenskap av | Capacity
earlier_theme_id | Fördjupar | Deepens
by_theme_id | Ersatt av | Replaced by
purpose | Uppgift | Purpose
head_count | Antal personer | People
of_which_interns | Varav praktikanter | Of which interns
is_unlisted | Inte på närvarolistan | Not on the list
applies_to_some | Gäller några av dem | Applies to some of them
is_listed | I den öppna kalendern | In the public calendar
place | Plats | Place
convener_id | Inbjudan av | Invited by
annexes | Bilagor | Annexes
registration_deadline | Svara senast | Answer by
at_meeting_id | På mötet | At the meeting
in_writing | Skriftligt | In writing
before_approval | Före godkännandet | Before approval
covers_year | Gäller året | Covers the year
publisher_id | Utgivare | Publisher
version | Händelsens nummer hos saken | Number of the thing's event
topic | Händelsens slag | Kind of event
aggregate_id | Sak | Thing
scope | Område | Scope
key | Nyckel | Key
series | Serie | Series
is_public | Öppen för alla | Open to all
rows | Rader | Rows
made | Gav | Gave
gone | Rader som föll bort | Rows that are gone
has_fixed_seats | Fasta platser | Fixed seats
seats_total | Platser sammanlagt | Seats in all
term_months | Mandatperiod, månader | Term, months
committee_size | Urvalskommitté, personer | Selection committee, people
chair_alternates | Ordförandeskapet växlar | The chair alternates
meetings_a_year | Möten per år | Meetings a year
invitation_days | Inbjudan, dagar före | Invitation, days before
papers_days | Handlingar, dagar före | Papers, days before
registration_days | Anmälan, dagar före | Registration, days before
quorum | Beslutsförhet, andel organisationer | Quorum, share of organizations
answer_days | Svar på en synpunkt, dagar | Answer to a view, days
answer_extension_days | Längsta förlängning, dagar | Longest extension, days
publish_minutes_days | Anteckningar publiceras, dagar | Notes published, days
minutes_approved | Anteckningar godkänns | Notes are approved
renewal_least | Nya organisationer, minst | New organizations, at least
renewal_most | Nya organisationer, högst | New organizations, at most
theme_model | Så kommer teman till | How themes come about
seats_per_organization_most | Platser per organisation, högst | Seats an organization, at most
years_in_a_row_most | År i rad med plats, högst | Years in a row with a seat, at most
days_counted | Dagar räknas som | Days are counted as
words | Egna ord | Own words
concept | Ord för | Word for
caution_reasons | Påpekanden som kräver skäl | Cautions that need a reason
"""


def _table(lines: str) -> dict[str, tuple[str, str]]:
    rows = (line.split(" | ") for line in lines.strip().splitlines())
    return {code: (swedish, english) for code, swedish, english in rows}


CODES = _table(_CODES)
FIELDS = _table(_FIELDS)


def code(value: str, language: str) -> str:
    """The word for a code, in the running text: "ordförande", "belagt"."""
    return _said(CODES, value, language)


def field(name: str, language: str) -> str:
    """The word for a field of an event, as the head of a row: "Rubrik", "Svar senast"."""
    return _said(FIELDS, name, language)


def _said(table: dict[str, tuple[str, str]], key: str, language: str) -> str:
    swedish, english = table.get(key, (key.replace("_", " "),) * 2)
    return swedish if language == "sv" else english
