"""Small values: names are short, closed and in an order; nothing absent is written."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest

from forum.errors import TooLongError
from forum.record.text import TextRef
from forum.record.values import (
    Basis,
    Caution,
    EventAt,
    Evidence,
    Name,
    Wording,
    in_language,
    names,
)

TEXT = TextRef(text_id=UUID(int=1), sha256="0" * 64, size=1, media_type="text/plain")


def test_names_keep_their_order_and_leave_out_empty_ones() -> None:
    given = {"sv": " Forum ", "en": "", "fi": None, "de": "Forum (de)", "fr": "   "}

    assert names(given) == (
        Name(language="sv", text="Forum"),
        Name(language="de", text="Forum (de)"),
    )


def test_a_name_has_at_most_300_characters() -> None:
    assert names({"sv": " " + "å" * 300})[0].text == "å" * 300

    with pytest.raises(TooLongError, match="301 characters; the limit is 300: shorten it"):
        names({"sv": "å" * 301})


def test_a_name_is_found_by_its_language_and_else_the_first_is_taken() -> None:
    given = names({"sv": "Prov", "en": "Trial"})

    assert in_language(given, "en") == given[1]
    assert in_language(given, "fi") == given[0]
    assert in_language((), "sv") is None


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (Evidence(basis=Basis.FACT), b'{"basis":"fact"}'),
        (Caution(code="W3"), b'{"code":"W3"}'),
        (Name(language="sv", text="Å"), '{"language":"sv","text":"Å"}'.encode()),
        (
            EventAt(aggregate_id=UUID(int=2), version=3),
            b'{"aggregate_id":"00000000-0000-0000-0000-000000000002","version":3}',
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_absent_in_a_value_is_not_written(value: msgspec.Struct, stored: bytes) -> None:
    assert msgspec.json.encode(value) == stored

    assert msgspec.json.decode(stored, type=type(value)) == value


@pytest.mark.parametrize("kind", [Evidence, Caution, Name, Wording, EventAt, TextRef])
def test_a_value_does_not_change_and_takes_no_unknown_member(kind: type[msgspec.Struct]) -> None:
    config = kind.__struct_config__

    assert (config.frozen, config.forbid_unknown_fields, config.omit_defaults) == (True,) * 3


def test_an_unknown_member_of_a_value_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field `rank`"):
        msgspec.json.decode(b'{"code":"W3","rank":1}', type=Caution)


@pytest.mark.parametrize("tag", ["", "SV", "svenska!", "s", "sv_SE", "sv-", "en\n", "abcd"])
def test_what_is_no_language_tag_is_refused_whether_made_or_read(tag: str) -> None:
    stored = msgspec.json.encode({"language": tag, "text": "Forum"})

    with pytest.raises(ValueError, match="is not a language tag: write sv"):
        Name(language=tag, text="Forum")
    with pytest.raises(ValueError, match="is not a language tag: write sv"):
        Wording(language=tag, text=TEXT)
    with pytest.raises(msgspec.ValidationError, match="is not a language tag"):
        msgspec.json.decode(stored, type=Name)


@pytest.mark.parametrize("tag", ["sv", "se", "sma", "sv-fi", "zh-hant-tw", "und"])
def test_a_language_tag_is_taken(tag: str) -> None:
    assert Name(language=tag, text="Forum").language == tag
