"""Every projection of the read model, in one place."""

from projections import (
    agenda_rows,
    choosing,
    courses,
    decisions,
    documents,
    feedback,
    forums,
    groups,
    history,
    intents,
    mandates,
    meetings,
    membership,
    minutes,
    organizations,
    presence,
    presidium,
    publications,
    rules,
    search,
    selections,
    themes,
    views,
    year_turn,
)

PROJECTIONS = tuple(
    module.PROJECTION
    for module in (
        history,
        forums,
        organizations,
        membership,
        mandates,
        selections,
        choosing,
        presidium,
        rules,
        themes,
        groups,
        meetings,
        courses,
        agenda_rows,
        presence,
        decisions,
        minutes,
        views,
        feedback,
        publications,
        intents,
        documents,
        year_turn,
        search,
    )
)
"""History first: rooms and strikes are looked up in its table."""
