"""The check before publishing finds what should be looked at, and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from web import create_app
from web.settings import Settings
from web.texts.check import Finding, Strength, check

ORGANIZATIONS = ["Svenska Röda Exemplet", "Exempelföreningen"]
PERSONS = ["Anna Exempel", "Bo Erik von Prov"]


def found(text: str, **more: object) -> list[Finding]:
    known: dict[str, object] = {
        "organizations": ORGANIZATIONS,
        "persons": PERSONS,
        "withheld": ["Disa Hemlig"],
        "is_approved": True,
    }
    return check(text, **{**known, **more})  # type: ignore[arg-type]


def codes(text: str) -> list[tuple[str, str]]:
    return [(finding.code, finding.shown) for finding in found(text)]


def test_an_identity_number_hinders_and_is_not_said_whole() -> None:
    (finding,) = found("Pnr 19121212-1212 här")

    assert (finding.code, finding.strength) == ("identity_number", Strength.HINDERS)
    assert (finding.start, finding.end, finding.shown) == (4, 17, "1912••••-••••")
    assert "1212-1212" not in repr(finding)


@pytest.mark.parametrize(
    "written", ["121212**-1212**", "121212\\-1212", "121212&#45;1212", "*121212*-1212"]
)
def test_signs_of_markdown_hide_no_number(written: str) -> None:
    text = f"ett {written} två"

    (finding,) = found(text)

    assert finding.code == "identity_number"
    assert text[finding.start : finding.end].strip("*") == written.strip("*")


@pytest.mark.parametrize(
    "written",
    [
        *("070-123 45 67", "08-123 456 78", "0701234567", "070-1234567", "031 12 34 56"),
        *("+46 70 123 45 67", "+46(0)70-123 45 67", "0046701234567", "+47 22 12 34 56"),
        *("070\u00a0123\u00a045\u00a067", "010-16 35 000"),
    ],
)
def test_telephone_numbers_are_pointed_out(written: str) -> None:
    assert codes(f"Ring {written}, tack.") == [("telephone", written)]


@pytest.mark.parametrize(
    "written", ["post@example.org", "för.namn+x@sub.example.org", "MAILTO@EXAMPLE.ORG"]
)
def test_e_mail_addresses_are_pointed_out(written: str) -> None:
    assert codes(f"Skriv till {written}.") == [("email", written)]
    assert codes(f"Skriv [hit](mailto:{written}).")[0][0] == "email"


@pytest.mark.parametrize(
    "written",
    [
        "Storgatan 12",
        "Lilla Nygatan 4 B",
        "Norra Vägen 3",
        "Exempelgränd 1, lgh 1101",
        "Storgatan 12, 123 45 Exempelstad",
        "Example Road 7",
        "SE-123 45 Exempelstad",
    ],
)
def test_home_addresses_are_pointed_out(written: str) -> None:
    assert ("home_address", written) in codes(f"i {written}.")


@pytest.mark.parametrize(
    "text",
    [
        "Dnr 2026/0123 och KU2018/01234/CSM, dnr 01234-2026.",
        "Den 28 mars 2026 kl. 13.00–16.00, 2026-03-28, 28/3 2026, 09.00-12.00.",
        "Beslut 2026-014, möte 2026-02, punkt 01 02 03, § 12.",
        "Organisationsnummer 556677-8899 och 212000-0142, 802000-1234.",
        "Det kostar 1 000 000 kr eller 10 000 000 kr, plusgiro 90 19 50-6.",
        "Handlingsplan 2026, Verksamhetsplan 3, Finansieringen 2026, Föreningen 3.",
        "SFS 2017:900, prop. 2009/10:55, artikel 9.1, ISO 8601.",
        "Vi var 100 20 gånger.",
        "https://example.org/0701234567?x=0701234567",
    ],
)
def test_numbers_of_other_things_are_no_false_alarm(text: str) -> None:
    assert codes(text) == []


def test_a_name_that_is_not_on_the_attendance_list_is_pointed_out() -> None:
    text = "Enligt Cia Test och D. Test-Prov, samt Erik von der Test."

    assert codes(text) == [
        ("unlisted_name", "Cia Test"),
        ("unlisted_name", "D. Test-Prov"),
        ("unlisted_name", "Erik von der Test"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ordförande Anna Exempel hälsade välkommen. Anna Exempels förslag.",
        "Anna Maria Exempel och Bo von Prov kom.",
        "Svenska Röda Exemplet och Röda Exemplet. Svenska Röda Exemplet.",
        "# Minnesanteckningar Från Dialogmöte",
        "Västra Götalands län, Region Skåne, Sveriges Kommuner.\n\nDen Anna sa.",
        "Efter Mötet. Sedan Tog Vi",
        "SFS NAMN PÅ LAG. EU FN",
    ],
)
def test_known_names_places_and_first_words_are_no_false_alarm(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "written",
    ["Disa Hemlig", "disa hemligs", "Hemlig, Disa", "D. Hemlig", "Disa\nHemlig", "Disa **Hemlig**"],
)
def test_a_withheld_person_hinders_in_each_form_of_the_name(written: str) -> None:
    (finding,) = found(f"sa {written} då.")

    assert (finding.code, finding.strength) == ("withheld", Strength.HINDERS)


def test_a_withheld_person_hinders_though_on_the_attendance_list() -> None:
    findings = found("sa Disa Hemlig", persons=["Disa Hemlig"])

    assert [finding.code for finding in findings] == ["withheld"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("sjukskriven", "health"),
        ("muslim", "faith"),
        ("romsk", "origin"),
        ("socialdemokrat", "opinion"),
        ("pregnant", "health"),
        ("asylum seeker", "origin"),
    ],
)
def test_sensitive_words_remind_only_in_one_sentence_with_a_name(word: str, kind: str) -> None:
    assert codes(f"Det sa Anna Exempel som är {word}.") == [(kind, word)]
    assert codes(f"Frågan gällde {word}. Anna Exempel svarade.") == []


def test_ordinary_words_that_begin_alike_are_no_reminder() -> None:
    text = "Anna Exempel såg samma rum på sjukhus i Rom, transport och moderata priser."

    assert codes(text) == []


def test_pictures_and_words_that_point_to_one_are_pointed_out() -> None:
    assert codes("Se bild nedan: ![budget](x.png) \\![a](b)") == [
        ("points_to_picture", "Se bild nedan"),
        ("picture", "![budget](x.png)"),
    ]


def test_a_text_that_is_not_approved_says_so_first() -> None:
    findings = found("Ring 070-123 45 67", is_approved=False)

    assert [(f.code, f.start) for f in findings] == [("not_approved", None), ("telephone", 5)]


def test_every_passage_stands_where_the_finding_says() -> None:
    text = "**Cia Test** ringde 070-123 45 67 från Storgatan 1.\n\nCia Test är muslim."

    assert [text[f.start : f.end] for f in found(text)] == [
        *("Cia Test", "070-123 45 67", "Storgatan 1", "Cia Test", "muslim"),
    ]


def test_a_finding_speaks_the_language_of_the_page(tmp_path: Path) -> None:
    app: Flask = create_app(Settings(data=tmp_path))
    (finding,) = found("121212-1212")

    with app.test_request_context(headers={"Accept-Language": "sv"}):
        swedish = str(finding.sentence)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        english = str(finding.sentence)

    assert swedish == "Det här ser ut som ett personnummer. Ta bort det eller maskera det."
    assert english == "This looks like a personal identity number. Take it out or mask it."


def test_a_long_text_with_many_findings_is_checked_in_one_go() -> None:
    assert len(found("a@b.se 070-123 45 67 " * 5_000)) == 10_000
