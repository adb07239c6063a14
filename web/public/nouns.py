"""What things of each kind are called, many and one, in both languages."""

from __future__ import annotations

NOUNS: dict[str, tuple[str, str, str, str]] = {
    "host": ("installationen", "the installation", "installation", "installation"),
    "office": ("funktioner", "offices", "funktion", "office"),
    "claim": ("adresser", "addresses", "adress", "address"),
    "register": ("nummerserier", "series of numbers", "nummerserie", "series of numbers"),
    "source_file": ("inlästa filer", "files that were read", "inläst fil", "file that was read"),
    "forum": ("forumet", "the forum", "forum", "forum"),
    "forum_year": ("verksamhetsår", "forum years", "verksamhetsår", "forum year"),
    "year_turn": ("årsskiften", "turns of the year", "årsskifte", "turn of the year"),
    "rules_of_procedure": (
        "arbetsordningar",
        "rules of procedure",
        "arbetsordning",
        "rules of procedure",
    ),
    "presidium": ("presidium", "presidium", "presidium", "presidium"),
    "organization": ("organisationer", "organizations", "organisation", "organization"),
    "person": ("personer", "persons", "person", "person"),
    "selection": ("urval", "selections", "urval", "selection"),
    "nomination": ("nomineringar", "nominations", "nominering", "nomination"),
    "seating": ("platser", "seats", "platser", "seats"),
    "delegation": ("representanter", "representatives", "representanter", "representatives"),
    "theme": ("teman", "themes", "tema", "theme"),
    "theme_support": (
        "stöd för teman",
        "support for themes",
        "stöd för ett tema",
        "support for a theme",
    ),
    "group": ("grupper", "groups", "grupp", "group"),
    "meeting": ("möten", "meetings", "möte", "meeting"),
    "presence": ("närvaro", "attendance", "närvaro", "attendance"),
    "decision": ("beslut", "decisions", "beslut", "decision"),
    "task": ("uppgifter", "tasks", "uppgift", "task"),
    "minutes": ("anteckningar", "notes", "anteckningar", "notes"),
    "section": ("utkast till punkter", "drafts of items", "utkast till punkt", "draft of an item"),
    "comment": (
        "synpunkter på anteckningar",
        "comments on notes",
        "synpunkt på anteckningar",
        "comment on notes",
    ),
    "intent": (
        "planerade publiceringar",
        "planned publications",
        "planerad publicering",
        "planned publication",
    ),
    "registered_document": (
        "handlingar i diariet",
        "documents in the registry",
        "handling i diariet",
        "document in the registry",
    ),
    "fault": ("anmälda brister", "reported faults", "anmäld brist", "reported fault"),
    "objection": (
        "invändningar mot uppgifter",
        "objections to entries",
        "invändning mot en uppgift",
        "objection to an entry",
    ),
    "publication": ("skrifter", "publications", "skrift", "publication"),
    "view": ("synpunkter", "views", "synpunkt", "view"),
    "feedback": ("svar på synpunkter", "answers to views", "svar", "answer"),
    "evaluation": ("utvärderingar", "evaluations", "utvärdering", "evaluation"),
}
"""By noun of a topic: many in Swedish and English, one in Swedish and English."""


def many(kind: str, language: str) -> str:
    """Things of a kind, in the plural: "möten"; the noun itself where it has no word."""
    return NOUNS[kind][0 if language == "sv" else 1] if kind in NOUNS else kind


def one(kind: str, language: str) -> str:
    """A thing of a kind, in the singular: "möte"."""
    return NOUNS[kind][2 if language == "sv" else 3] if kind in NOUNS else kind
