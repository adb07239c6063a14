"""The papers of a meeting are added on its page: what is sent, refused, and how it is called."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from tests.web.papers.pdf_files import locked, pdf, with_a_file_inside
from tests.web.secretariat.uploads import (
    EVERYBODY,
    HERE,
    Upload,
    check_harmless,
    meeting,
    newest,
    upload,
    words,
)
from tests.web.texts.word_files import bare
from tests.web.working import Work

__all__ = ["meeting", "upload"]


def test_a_paper_is_added_and_everybody_gets_the_same_bytes_as_a_file_to_save(
    work: Work, upload: Upload
) -> None:
    content = pdf("Åtgärder", pages=3)

    answer = upload(content, title="Åtgärder för väntetider", item_id=_items(work)["Budget"])

    assert answer.status_code == 303
    page = work.reader.get(EVERYBODY, headers={"Accept-Language": "sv"})
    assert "Åtgärder för väntetider" in words(page)
    got = work.reader.get(f"{EVERYBODY}/papers/{newest(work)}")
    assert got.data == content
    check_harmless(got)
    assert "filename*=UTF-8''" in got.headers["Content-Disposition"]
    assert "%C3%85tg%C3%A4rder" in got.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Filen är tom"),
        (b"<html><script>1</script></html>", "varken en PDF eller"),
        (locked(), "skyddad med lösenord"),
        (with_a_file_inside(), "program eller andra filer"),
        (pdf() + b"<html><script>1</script></html>", "två slag"),
        (bare(more={"word/vbaProject.bin": b"x"}).getvalue(), "program eller andra filer"),
    ],
    ids=["empty", "page", "locked", "attachment", "polyglot", "macros"],
)
def test_a_hostile_file_is_refused_beside_its_field_and_nothing_written_is_lost(
    work: Work, upload: Upload, content: bytes, says: str
) -> None:
    before = work.installation.governance.recorder.last_position()

    answer = upload(content, title="Det här skrev jag", readers="members")

    assert answer.status_code == 422
    assert says in words(answer)
    assert 'value="Det här skrev jag"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert work.installation.governance.recorder.last_position() == before


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf",
        "..\\..\\windows\\x.pdf",
        "a\tb\x01\x7f.pdf",
        "\u202efdp.exe",
        "å" * 300 + ".pdf",
        "prov.pdf.html",
        '"; filename=x.html; a=".pdf',
    ],
)
def test_the_name_of_an_uploaded_file_is_kept_nowhere(
    work: Work, upload: Upload, name: str
) -> None:
    assert upload(pdf("Namn"), name=name).status_code == 303

    got = work.reader.get(f"{EVERYBODY}/papers/{newest(work)}")

    header = got.headers["Content-Disposition"]
    assert re.search(r"UTF-8''2031-03-03-dialogue%20\S*Underlag\.pdf$|Underlag\.pdf\"?$", header)
    assert not any(sign in header for sign in ("..", "/", "passwd", "html", "\r", "\n"))


def test_a_title_makes_a_safe_name_of_at_most_255_bytes(work: Work, upload: Upload) -> None:
    title = "../" + "å" * 250 + '\u202e"<x>.html'

    assert upload(pdf("Titel"), title=title).status_code == 303

    header = work.reader.get(f"{EVERYBODY}/papers/{newest(work)}").headers["Content-Disposition"]
    (name,) = re.findall(r"UTF-8''(\S+)", header)
    assert "%2F" not in name
    assert "%E2%80%AE" not in name
    assert len(re.sub(r"%..", "x", name)) < 255


def test_a_body_that_is_too_large_is_refused_before_it_is_read(work: Work, meeting: str) -> None:
    class Endless(io.RawIOBase):
        read_so_far = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            self.read_so_far += len(buffer)
            return len(buffer)

    body = Endless()
    answer = work.secretary.post(
        f"{meeting}/papers",
        content_type="multipart/form-data; boundary=x",
        environ_overrides={
            "wsgi.input": io.BufferedReader(body),
            "CONTENT_LENGTH": str(1024**3),
        },
        headers={"Accept-Language": "sv"},
    )

    assert answer.status_code == 413
    assert "Filen är för stor" in answer.text
    assert body.read_so_far < 23 * 1024 * 1024


def _items(work: Work) -> dict[str, str]:
    page = work.secretary.get(HERE).text
    select = page[page.index('id="paper-item_id"') :]
    found = re.findall(r'value="([0-9a-f-]{36})">\d+\. ([^<]+)<', select)
    return {title: item_id for item_id, title in found}
