"""Invented contents for `/design/`: the frame and the front of a forum."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from web.design.say import NOWHERE, Say


def front(t: Say) -> dict[str, Any]:
    return {
        "forum": t("Exempelforum", "Example forum"),
        "places": [
            {"address": NOWHERE, "word": t("Synpunkter och svar", "Views and answers")},
            {"address": NOWHERE, "word": t("Möten", "Meetings")},
            {"address": NOWHERE, "word": t("Beslut", "Decisions")},
            {"address": NOWHERE, "word": t("Vilka sitter med", "Who has a seat"), "current": True},
            {"address": NOWHERE, "word": t("Dokument", "Documents")},
        ],
        "past": {
            "held": "2017-05-31",
            "known": datetime(2017, 6, 2, 16, 0, tzinfo=UTC),
            "position": 402,
            "later": 2008,
            "change": NOWHERE,
            "back": NOWHERE,
        },
        "lead": t(
            "Här talar kommunen och föreningarna med varandra om föreningslivets villkor.",
            "Here the municipality and the associations talk about what associations need.",
        ),
        "search": t(
            "Sök bland synpunkter, möten och beslut", "Search views, meetings and decisions"
        ),
        "sides": [
            {
                "kind": "civil",
                "name": t("Civilsamhällesparten", "Civil-society side"),
                "text": t("16 organisationer", "16 organizations"),
            },
            {
                "kind": "public",
                "name": t("Offentliga parten", "Public side"),
                "text": t("Kommunen", "The municipality"),
            },
            {
                "kind": "none",
                "name": t("Kansli", "Secretariat"),
                "text": t("ingen part", "no side"),
            },
        ],
        "next": {
            "label": t("Nästa möte", "Next meeting"),
            "place": t(
                "Lokaler för föreningslivet. Biblioteket.", "Rooms for associations. The library."
            ),
            "how": t("Så kan du påverka", "How you can take part"),
            "acts": [
                (t("Föreslå en punkt", "Propose an item"), t("senast 22 augusti", "by 22 August")),
                (t("Kom till förmötet", "Come to the pre-meeting"), t("kl. 10–12", "10:00–12:00")),
            ],
        },
        "views_title": t("Vad blev det av det?", "What came of it?"),
        "views_note": t("Synpunkter sedan 2015", "Views since 2015"),
        "figures": [
            {
                "count": 14,
                "address": NOWHERE,
                "word": t("synpunkter", "views"),
                "note": t("tre av dem i år", "three this year"),
            },
            {
                "count": 9,
                "address": NOWHERE,
                "word": t("besvarade", "answered"),
                "state": "answered",
                "note": t("hälften inom 62 dagar", "half within 62 days"),
            },
            {
                "count": 3,
                "address": NOWHERE,
                "word": t("väntar på svar", "waiting for an answer"),
                "state": "waiting",
                "note": t("inom utlovad tid", "within the promised time"),
            },
            {
                "count": 2,
                "address": NOWHERE,
                "word": t("försenade", "overdue"),
                "state": "late",
                "note": t("båda hos kulturförvaltningen", "both with the culture office"),
            },
        ],
        "item": (
            t("Förra anteckningarna", "The last notes"),
            t("Dialog i smågrupper", "Dialogue in groups"),
        ),
        "foot": [
            {
                "title": t("Kansli", "Secretariat"),
                "text": t("Kommunens föreningslots", "The municipality's contact for associations"),
                "links": [
                    {"address": NOWHERE, "word": t("Kontakta kansliet", "Contact the secretariat")}
                ],
            },
            {
                "links": [
                    {
                        "address": NOWHERE,
                        "word": t("Så behandlar vi personuppgifter", "How we handle personal data"),
                    },
                    {
                        "address": NOWHERE,
                        "word": t("Tillgänglighetsredogörelse", "Accessibility statement"),
                    },
                ]
            },
            {
                "links": [
                    {
                        "address": NOWHERE,
                        "word": t("Om forumet och dess regler", "About the forum and its rules"),
                    },
                    {"address": NOWHERE, "word": t("Hämta data", "Get the data")},
                ]
            },
            {
                "links": [
                    {
                        "address": NOWHERE,
                        "word": t(
                            "Kontrollera att inget har ändrats", "Check that nothing was changed"
                        ),
                    }
                ],
                "note": t("Kontrollpunkt 1 873", "Checkpoint 1,873"),
            },
        ],
    }
