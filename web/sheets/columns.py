"""Which column is which: by its header, in Swedish or English, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from web.language import gettext as _
from web.sheets.refused import SheetFault, SheetRefusedError, refused


class Column(NamedTuple):
    """A column that is understood.

    Attributes:
        name: Its name in files that we write; it never changes.
        word: What a page calls it.
        headers: What others call it, in small letters, divided by commas.
    """

    name: str
    word: LazyString
    headers: str


COLUMNS: Final = (
    Column("organization_key", _l("Key"), "nyckel,organisationsnyckel,key,slug"),
    Column(
        "organization",
        _l("Organization"),
        "organisation,organisationens namn,organisationsnamn,namn på organisationen,förening,"
        "föreningens namn,föreningsnamn,medlemsorganisation,myndighet,organization name,"
        "name of the organization,organisation name,association,member organization",
    ),
    Column(
        "short_name", _l("Short name"), "kortnamn,förkortning,kort namn,abbreviation,short form"
    ),
    Column(
        "association_form",
        _l("Legal form"),
        "associationsform,organisationsform,juridisk form,legal form",
    ),
    Column(
        "organization_number",
        _l("Organization number"),
        "organisationsnummer,orgnr,org nr,org nummer,organisationsnr,organisation number,"
        "registration number",
    ),
    Column("website", _l("Website"), "webbplats,webb,webbsida,webbadress,hemsida,web,url,homepage"),
    Column(
        "email",
        _l("E-mail of the organization"),
        "e-post,epost,mejl,mail,e-mail,e-postadress,epostadress,mejladress,kontakt-e-post,"
        "kontaktmejl,organisationens e-post,contact e-mail,contact email,e-mail address",
    ),
    Column("year", _l("Year"), "år,verksamhetsår,forum year"),
    Column("side", _l("Side"), "part,sida,grupp"),
    Column("place", _l("What it has"), "plats,typ av plats,status,standing"),
    Column("seats", _l("Seats"), "platser,antal platser,number of seats"),
    Column(
        "reserve_order",
        _l("Place among the reserves"),
        "reservplats,reserv nr,reservnummer,plats bland reserverna,reserve order,reserve place",
    ),
    Column("seat_from", _l("Seat from"), "plats från,plats fr.o.m.,plats från och med"),
    Column("seat_to", _l("Seat until"), "plats till,plats t.o.m.,plats till och med,seat until"),
    Column(
        "person",
        _l("Person"),
        "personens namn,personnamn,representant,företrädare,för- och efternamn,kontaktperson,"
        "name of the person,person name,representative,full name",
    ),
    Column("role", _l("Role"), "roll,uppdrag,function,funktion"),
    Column("unit", _l("Unit"), "enhet,förvaltning,avdelning,departement,department"),
    Column("capacity", _l("Capacity"), "i egenskap av,egenskap,in the capacity of"),
    Column(
        "mandate_from",
        _l("Mandate from"),
        "uppdrag från,uppdrag fr.o.m.,uppdrag från och med,mandat från,första dag,first day",
    ),
    Column(
        "mandate_to",
        _l("Mandate until"),
        "uppdrag till,uppdrag t.o.m.,uppdrag till och med,mandat till,sista dag,last day,"
        "mandate until",
    ),
)
NAMES: Final = tuple(column.name for column in COLUMNS)
WORDS: Final = {column.name: column.word for column in COLUMNS}
_EITHER: Final = {
    **dict.fromkeys(("namn", "name"), ("organization", "person")),
    **dict.fromkeys(
        ("från", "fr o m", "from", "start", "startdatum"), ("seat_from", "mandate_from")
    ),
    **dict.fromkeys(
        ("till", "t o m", "to", "slut", "slutdatum", "until"), ("seat_to", "mandate_to")
    ),
}
"""Headers that mean one thing in a list of organizations, and another in a list of people."""


class Header(NamedTuple):
    """What the columns of a file are.

    Attributes:
        found: Names of columns with their place in the file, from 0.
        unknown: Headers that are not understood and not read, with their place.
    """

    found: dict[str, int]
    unknown: dict[str, int]


def plain(header: str) -> str:
    """A header without what people write differently: `E-post (valfritt)` is `e post`."""
    text = re.sub(r"\(.*?\)", " ", header.casefold())
    return " ".join(re.sub(r"[^\w]|_", " ", text).split())


def columns_of(line: int, headers: Sequence[str]) -> Header:
    """Find out which column is which.

    Args:
        line: The line of the header.
        headers: What it says.

    Raises:
        SheetRefusedError: Two columns are the same one, or none names an organization.
    """
    every = {plain(one): column.name for column in COLUMNS for one in column.headers.split(",")}
    every |= {plain(name): name for name in NAMES}
    found: dict[str, int] = {}
    unknown: dict[str, int] = {}
    either: dict[str, int] = {}
    faults: list[SheetFault] = []
    for place, header in enumerate(headers):
        name = every.get(plain(header))
        if plain(header) in _EITHER:
            either[plain(header)] = place
        elif name is None:
            if header:
                unknown[header] = place
        elif name in found:
            faults.append(_same(line, headers[found[name]], header))
        else:
            found[name] = place
    if faults:
        raise SheetRefusedError(faults)
    # Who is named first, then whose days they are.
    for header, place in sorted(
        either.items(), key=lambda one: "organization" not in _EITHER[one[0]]
    ):
        of_organization, of_person = _EITHER[header]
        if of_organization == "organization":
            name = (
                of_person
                if {"organization", "organization_key"} & found.keys()
                else of_organization
            )
        else:
            name = of_person if "person" in found else of_organization
        if name in found:
            raise SheetRefusedError([_same(line, headers[found[name]], headers[place])])
        found[name] = place
    if not {"organization", "organization_key"} & found.keys():
        there = ", ".join(filter(None, headers))
        raise refused(
            _(
                "No column says which organization a row is about: call it Organisation. The "
                "columns of the file are: %(there)s.",
                there=there,
            ),
            line,
        )
    return Header(found, unknown)


def _same(line: int, first: str, second: str) -> SheetFault:
    return SheetFault(
        line,
        _(
            "The columns %(first)s and %(second)s say the same thing: take one of them out.",
            first=first,
            second=second,
        ),
    )
