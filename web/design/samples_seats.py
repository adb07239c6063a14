"""Invented contents for `/design/`: who has a seat, and the charts."""

from __future__ import annotations

from typing import Any

from web.chart_columns import MeetingPresence, YearRotation, YearSeats
from web.design.say import NOWHERE, Say

MEETINGS = [
    MeetingPresence("2016-12", 9, None),
    MeetingPresence("2017-02-01", 16, 16),
    MeetingPresence("2017-04-12", 14, 16),
    MeetingPresence("2017-05-31", None, 16),
    MeetingPresence("2017-09-14", 11, 16),
    MeetingPresence("2017-11-15", 0, 16),
    MeetingPresence("2018-03-28", 12, 16),
    MeetingPresence("2018-05-31", 2, 16),
]
ROTATION = [
    YearRotation("2015", unclear=16),
    YearRotation("2016"),
    YearRotation("2017", unclear=16),
    YearRotation("2018", stayed=11, new=5),
    YearRotation("2019", stayed=10, new=4, back=2),
    YearRotation("2020", stayed=14, new=1),
]


def seats(t: Say) -> dict[str, Any]:
    return {
        "civil": t("Civilsamhällesparten", "Civil-society side"),
        "public": t("Offentliga parten", "Public side"),
        "outside": t("Utan plats", "Without a seat"),
        "seats": [
            {
                "name": "Exempelförbundet",
                "address": NOWHERE,
                "is_new": True,
                "note": "",
                "lang": t("", "sv"),
            },
            {
                "name": "Fiktiva föreningen",
                "address": NOWHERE,
                "note": t("minst sedan 2017 · 5 platser", "since 2017 or earlier · 5 seats"),
                "lang": t("", "sv"),
            },
            {
                "name": "Påhittade organisationers samarbetsorgan i länet",
                "address": NOWHERE,
                "note": t("minst sedan 2017", "since 2017 or earlier"),
                "lang": t("", "sv"),
            },
            {
                "name": "Riksförbundet Ingenstans",
                "address": NOWHERE,
                "note": t("sedan 2018", "since 2018"),
                "lang": t("", "sv"),
            },
            {
                "name": "Skogsbyns kulturförening",
                "address": NOWHERE,
                "is_new": True,
                "note": "",
                "lang": t("", "sv"),
            },
            {
                "name": t("vakant plats", "vacant seat"),
                "note": t("reserv nr 1 tillfrågad", "first reserve asked"),
            },
        ],
        "steps": [
            {
                "title": t("Nominerade", "Nominated"),
                "text": t("till och med 30 september 2017", "until 30 September 2017"),
            },
            {
                "title": t("Föreslagna", "Proposed"),
                "text": t(
                    "av urvalskommittén, dag okänd", "by the selection committee, day unknown"
                ),
            },
            {
                "title": t("Beslutade", "Decided"),
                "text": t(
                    "av förvaltningschefen. 11 stannade, 5 är nya",
                    "by the head of the office. 11 stayed, 5 are new",
                ),
            },
        ],
        "seat_years": [
            YearSeats("2015", None, 16),
            YearSeats("2016", None, None),
            YearSeats("2017", None, 16, own=1),
            YearSeats("2018", 20, 16, reserve=1, basis=t("slutsats", "inferred")),
            YearSeats("2019", 21, 16, own=1, basis=t("belagt", "fact")),
            YearSeats("2020", None, 14, own=1, basis=t("14 kända namn", "14 known names")),
        ],
        "own_seat": t("Exempelförbundets plats", "Exempelförbundet's seat"),
        "seat_title": t("Platser i civilsamhällesparten", "Seats of the civil-society side"),
    }
