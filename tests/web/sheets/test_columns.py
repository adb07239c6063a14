from __future__ import annotations

import pytest

from web.sheets.alike import folded
from web.sheets.columns import columns_of
from web.sheets.reading import read_sheet
from web.sheets.refused import SheetRefusedError


def found(*headers: str) -> dict[str, int]:
    return columns_of(1, headers).found


def test_columns_are_found_in_swedish_and_english_in_any_order() -> None:
    swedish = found("E-post", "PART", "Org.nr (valfritt)", "Organisationens namn")
    english = found("E-mail", "side", "Organization number", "Organization")

    assert (
        swedish
        == english
        == {
            "email": 0,
            "side": 1,
            "organization_number": 2,
            "organization": 3,
        }
    )


def test_a_name_is_the_persons_where_the_organization_has_its_own_column() -> None:
    assert found("Namn", "Part") == {"organization": 0, "side": 1}
    assert found("Namn", "Organisation") == {"person": 0, "organization": 1}


def test_days_are_the_mandates_where_there_is_a_person() -> None:
    assert found("Organisation", "Från", "Till") == {
        "organization": 0,
        "seat_from": 1,
        "seat_to": 2,
    }
    assert found("Från", "Organisation", "Namn") == {
        "mandate_from": 0,
        "organization": 1,
        "person": 2,
    }


def test_unknown_columns_are_named() -> None:
    assert columns_of(1, ("Organisation", "Telefon", "")).unknown == {"Telefon": 1}


@pytest.mark.parametrize("headers", [("Part", "Platser"), ("Organisation", "Förening")])
def test_a_header_that_cannot_be_understood_is_refused_with_its_columns(
    headers: tuple[str, str],
) -> None:
    with pytest.raises(SheetRefusedError) as refused:
        columns_of(3, headers)

    assert refused.value.faults[0].line == 3
    assert all(header in refused.value.faults[0].sentence for header in headers)


@pytest.mark.parametrize(
    "other", ["AKERO ANGSRAD", "Åkerö Ängsråd, ek. för.", "Föreningen Åkerö ängsråd (ÅÄR)"]
)
def test_names_are_alike_without_case_accents_and_legal_form(other: str) -> None:
    assert folded(other) == folded("Åkerö Ängsråd")


def test_other_names_are_not_alike() -> None:
    assert folded("Föreningen") != folded("Stiftelsen")
    assert folded("Åkerö odlare") != folded("Åkerö bagare")


def test_a_personal_identity_number_goes_no_further_whatever_its_column() -> None:
    raw = "Organisation;Personnummer;Enhet\nÅkerö;19811218-9876;811218-9876 norr\n".encode()

    line = read_sheet(raw, "x.csv").lines[0]

    assert line.personal == ("Personnummer", "Enhet")
    assert "9876" not in str(line)
