"""The reference of events is what the docstrings say, all of it, and nothing else."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.domain import Aggregate

import forum.application  # noqa: F401 - it fills the catalogue
from forum.record.catalogue import CATALOGUE, Catalogue
from forum.record.docstrings import meanings_of, sentence_of
from forum.record.envelope import ForumAggregate
from forum.record.sealed import Sealed
from forum.record.text import TextRef
from forum.record.values import Evidence, Name, Wording
from forum.reference import ENVELOPE, reference_of

DOCUMENT = Path(__file__).parents[2] / "docs" / "events.md"
NUMBERS = itertools.count(1)


def catalogue_of(docstring: str | None, **annotations: Any) -> Catalogue:
    """A catalogue with one event that has this docstring and these fields."""
    topic = f"trial_reference_{next(NUMBERS)}"  # the library takes each only once in a process

    class Trial(ForumAggregate):
        """Something that is tried."""

        TOPIC = topic

        class Created(ForumAggregate.Event, Aggregate.Created):
            TOPIC = f"{topic}.reserved"

        class Begun(ForumAggregate.Event, Aggregate.Created):
            __doc__ = docstring
            TOPIC = f"{topic}.begun"
            __annotations__ = annotations

    Trial.__module__ = "forum.keeping.trial"
    catalogue = Catalogue()
    catalogue.register(Trial)
    return catalogue


def test_the_document_is_what_the_docstrings_say() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == reference_of(CATALOGUE), "run ./dev docs"


def test_every_topic_has_a_heading() -> None:
    document = reference_of(CATALOGUE)

    assert [entry.topic for entry in CATALOGUE if f"\n#### `{entry.topic}`\n" not in document] == []


def test_the_envelope_is_described_once() -> None:
    document = reference_of(CATALOGUE)

    assert [name for name in ENVELOPE if document.count(f"| `{name}` |") < 1] == []
    assert document.count("| `command_id` |") == document.count("| `salt` |") == 1


def test_an_event_without_a_docstring_is_refused() -> None:
    with pytest.raises(LookupError, match=r"Trial\.Begun has no docstring: write one"):
        reference_of(catalogue_of(None, title=str))


def test_a_field_without_a_line_is_refused() -> None:
    docstring = """It began.

    Attributes:
        name: What it is called.
    """

    with pytest.raises(LookupError, match=r"Trial\.Begun\.title has no line in Attributes"):
        reference_of(catalogue_of(docstring, name=str, title=str))


def test_a_sealed_field_says_under_the_key_of_which_purpose() -> None:
    with pytest.raises(LookupError, match=r"Trial\.Begun\.name must say 'sealed under the key of"):
        reference_of(catalogue_of("It began.\n\nAttributes:\n    name: The name.\n", name=Sealed))


@pytest.mark.parametrize(
    ("hint", "meaning", "cells"),
    [
        (str, "Its name.", "short text | clear"),
        (Sealed, "Sealed, sealed under the key of the contact.", "sealed value | sealed: contact"),
        (TextRef | None, "Why.", "[TextRef](#textref), or absent | text"),
        (tuple[Wording, ...], "Why.", "list of: [Wording](#wording) | text"),
        (tuple[Name, ...], "Its names.", "list of: [Name](#name) | clear"),
        (Evidence | None, "Why.", "[Evidence](#evidence), or absent | clear; note: text"),
    ],
)
def test_a_field_says_how_it_is_kept(hint: Any, meaning: str, cells: str) -> None:
    docstring = f"It began.\n\nAttributes:\n    what: {meaning}\n"

    document = reference_of(catalogue_of(docstring, what=hint))

    assert f"| `what` | {cells} | {meaning} |" in document


def test_a_sentence_that_goes_over_lines_is_one() -> None:
    class Long:
        """It begins here
        and ends here.

        More.

        Attributes:
            first: One that goes
                over lines: two.
            second: Another.

        Raises:
            third: No attribute.
        """

    assert sentence_of(Long) == "It begins here and ends here."
    assert meanings_of(Long) == {"first": "One that goes over lines: two.", "second": "Another."}
