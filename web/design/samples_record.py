"""Invented contents for `/design/`: rules followed, facts, views and history."""

from __future__ import annotations

from typing import Any

from web.design.say import NOWHERE, Say


def record(t: Say) -> dict[str, Any]:
    return {
        "rules": [
            {
                "state": "kept",
                "rule": t(
                    "Ordförandeskapet växlar mellan parterna",
                    "The chair alternates between the sides",
                ),
                "text": t(
                    "2017 civilsamhällesparten, 2018 offentliga parten",
                    "2017 civil-society side, 2018 public side",
                ),
            },
            {
                "state": "not-kept",
                "rule": t(
                    "Svar på en synpunkt inom 60 dagar", "An answer to a view within 60 days"
                ),
                "text": t(
                    "2 svar är försenade, ingen förklaring ännu",
                    "2 answers are overdue, no explanation yet",
                ),
            },
            {
                "state": "not-yet",
                "rule": t("Fem möten om året", "Five meetings a year"),
                "text": t(
                    "3 av 5 hållna, nästa 12 september", "3 of 5 held, the next on 12 September"
                ),
            },
        ],
        "facts": [
            {
                "term": t("Representant", "Representative"),
                "text": t("namn visas inte", "name is not shown"),
            },
            {"term": t("Ersättare", "Deputy"), "text": t("inte utsedd", "not appointed")},
            {"term": t("Mandatperiod", "Term"), "text": None},
        ],
        "kinds": [("", t("Alla", "All")), ("view", t("Synpunkt besvarad", "View answered"))],
        "views": _views(t),
        "history": _history(t),
    }


def _views(t: Say) -> list[dict[str, Any]]:
    return [
        {
            "text": t(
                "Föreningar vill att politiker är med i dialogen, så att svaren kommer direkt.",
                "Associations want politicians in the dialogue, so that answers come at once.",
            ),
            "address": NOWHERE,
            "whence": t(
                "Civilsamhällesparten, mötet 28 mars 2018 · nr 13",
                "Civil-society side, meeting of 28 March 2018 · no. 13",
            ),
            "state": "late",
            "detail": t("30 dagar över", "30 days over"),
            "answer": t(
                "Utlovat av kulturförvaltningen till 29 maj. Inget lägesbesked.",
                "Promised by the culture office by 29 May. No status report.",
            ),
            "changed": None,
        },
        {
            "text": t(
                "Kommunen vet för lite om hur föreningar arbetar.",
                "The municipality knows too little about how associations work.",
            ),
            "address": NOWHERE,
            "whence": t(
                "Civilsamhällesparten, mötet 31 maj 2018 · nr 14",
                "Civil-society side, meeting of 31 May 2018 · no. 14",
            ),
            "state": "waiting",
            "detail": t("dag 28 av 60", "day 28 of 60"),
            "answer": None,
            "changed": None,
        },
        {
            "text": "Ämnet för dialogen var svårt att hålla inom ramarna.",
            "lang": t("", "sv"),
            "address": NOWHERE,
            "whence": t(
                "Deltagarna, utvärderingen 14 september 2017 · nr 11",
                "Participants, evaluation of 14 September 2017 · no. 11",
            ),
            "state": "answered",
            "detail": t("62 dagar", "62 days"),
            "answer": t(
                "Planeringsgruppen hade mött samma svårighet.",
                "The planning group had met the same difficulty.",
            ),
            "changed": t(
                "Temat får ett möte till, den 12 september 2018.",
                "The theme gets one more meeting, on 12 September 2018.",
            ),
        },
    ]


def _history(t: Say) -> list[tuple[str, ...]]:
    """Rows of a history: number, when, what, about, by."""
    office, one = t("Kansliet", "The secretariat"), "Exempelförbundet"
    return [
        (
            "402",
            t("2 juni 14.10", "2 June 14:10"),
            t("Synpunkt besvarad", "View answered"),
            t("Synpunkt 8", "View 8"),
            office,
        ),
        (
            "400",
            t("2 juni 11.06", "2 June 11:06"),
            t("Organisation bytte namn", "Organization renamed"),
            one,
            office,
        ),
        (
            "395",
            t("31 maj 13.04", "31 May 13:04"),
            t("Närvaro: kom 13.00", "Presence: came 13:00"),
            one,
            office,
        ),
    ]
