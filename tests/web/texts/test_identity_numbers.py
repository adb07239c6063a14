"""A personal identity number is found in each form that people write it, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.texts.identity_numbers import find, holds_identity_number

NOBODY = "121212-1212"
"""The number of Tolvan Tolvansson, who is nobody."""


def checked(nine: str) -> str:
    """Nine digits with their check digit."""
    total = sum(sum(map(int, str(int(d) * (2 - n % 2)))) for n, d in enumerate(nine))
    return nine + str(-total % 10)


@pytest.mark.parametrize(
    "written",
    [
        NOBODY,
        "121212+1212",
        "19121212-1212",
        "191212121212",
        "1212121212",
        "121212 1212",
        "121212 – 1212",
        "121212−1212",
        "121212\u00a01212",
        "20121212-1212",
        "18121212-1212",
    ],
)
def test_every_form_is_found(written: str) -> None:
    text = f"Anna ({written}), sa ja"

    (found,) = find(text)

    assert text[found.start : found.end] == written


def test_a_coordination_number_is_found() -> None:
    assert holds_identity_number("701063-2391")


@pytest.mark.parametrize("written", [NOBODY, "19121212-1212"])
def test_a_found_number_is_never_said_whole(written: str) -> None:
    (found,) = find(written)

    assert found.masked.endswith("12••••-••••")
    assert sum(sign.isdecimal() for sign in found.masked) <= 4


@pytest.mark.parametrize(
    "text",
    [
        "121212-1213",  # the wrong check digit
        "121312-1212",  # no thirteenth month
        "120230-1219",  # no thirtieth of February
        "556677-8899",  # an organization
        "212000-0142",  # a municipality
        "16212000-0142",
        "802000-1234",
        "dnr 2026/0123",
        "KU2018/01234/CSM",
        "121212-1212-1",
        "1-121212-1212",
        "12121212121212",
        "a1212121212",
        "2026-03-28",
        "konto 8327-9,121212121",
    ],
)
def test_what_is_no_identity_number_is_not_found(text: str) -> None:
    assert find(text) == []


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["", "-", "+", " ", "–"]),
    st.booleans(),
    st.booleans(),
)
def test_every_real_number_is_found(
    day: date, serial: int, sign: str, has_century: bool, is_coordination: bool
) -> None:
    digits = f"{day:%y%m}{day.day + 60 * is_coordination:02}"
    ten = checked(f"{digits}{serial:03}")
    written = f"{str(day.year)[:2] if has_century else ''}{ten[:6]}{sign}{ten[6:]}"

    assert [(n.start, n.end) for n in find(f"x {written} y")] == [(2, 2 + len(written))]


@given(st.integers(20, 99), st.integers(0, 999_999_9))
def test_a_number_of_an_organization_is_never_found(group: int, rest: int) -> None:
    ten = checked(f"55{group}{rest:07}"[:9])

    assert find(f"{ten[:6]}-{ten[6:]}") == []
