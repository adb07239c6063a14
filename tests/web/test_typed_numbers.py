"""A personal identity number in a form is pointed out before anything is saved."""

from __future__ import annotations

import html
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

import web.schemas
from tests.web.working import Work, csrf_of, working
from web.forms import Sent, _without_words
from web.installation import Installation
from web.typed_numbers import NONE_IS_ONE, numbers_in

NUMBER = "640823-3234"
"""From the tax agency's own description of how the check digit is worked out."""
OTHER = "20121212-1212"
DESK = "/exempel/secretariat"


@pytest.fixture(scope="module")
def work(demo: Installation, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    with working(demo, tmp_path_factory.mktemp("numbers") / "data") as found:
        yield found


@pytest.fixture
def send(work: Work) -> Callable[..., TestResponse]:
    def send_it(path: str, **fields: Any) -> TestResponse:
        data = csrf_of(work.secretary) | {"command_id": str(uuid4()), **fields}
        return work.secretary.post(f"{DESK}{path}", data=data)

    return send_it


def every_form() -> list[type[Sent]]:
    for module in pkgutil.iter_modules(web.schemas.__path__):
        importlib.import_module(f"web.schemas.{module.name}")
    found, left = [], [Sent]
    while left:
        schema = left.pop()
        found.append(schema)
        left.extend(schema.__subclasses__())
    return found


def fields_of_words() -> list[tuple[str, type[Sent], str]]:
    return [
        (f"{schema.__module__}.{schema.__name__}.{name}", schema, name)
        for schema in every_form()
        for name in sorted(schema().fields.keys() - _without_words(schema()))
    ]


def mark_in(answer: TestResponse) -> str:
    found = re.search(rf'name="{NONE_IS_ONE}" value="(\w+)"', answer.text)
    assert found is not None
    return found[1]


def test_there_are_forms_with_words() -> None:
    assert len(fields_of_words()) > 60


@pytest.mark.parametrize(
    ("schema", "name"),
    [one[1:] for one in fields_of_words()],
    ids=[o[0] for o in fields_of_words()],
)
def test_a_number_in_any_field_of_words_of_any_form_is_pointed_out(
    app: Any, schema: type[Sent], name: str
) -> None:
    with app.test_request_context("/"):
        found = numbers_in({name: f"Hon heter så, {NUMBER}."}, but=_without_words(schema()))

    assert list(found.faults) == [name]
    assert NUMBER not in found.faults[name]


def test_nothing_is_saved_and_all_that_was_written_stays(
    work: Work, send: Callable[..., TestResponse]
) -> None:
    before = work.installation.position()

    answer = send("/meetings/", kind="dialogue", day="2031-03-05", title=f"Möte om {NUMBER}")

    assert answer.status_code == 422
    page = html.unescape(answer.text)
    assert "ser ut som ett personnummer (64••••-••••)" in page or "looks like a personal" in page
    assert f'value="Möte om {NUMBER}"' in page
    assert work.installation.position() == before


def test_who_says_that_it_is_something_else_saves_it(
    work: Work, send: Callable[..., TestResponse]
) -> None:
    fields = {"kind": "dialogue", "day": "2031-03-06", "title": f"Ärende {NUMBER}"}
    refused = send("/meetings/", **fields)

    answer = send("/meetings/", **fields, **{NONE_IS_ONE: mark_in(refused)})

    assert answer.status_code == 303


def test_what_was_said_of_one_number_is_not_said_of_another(
    send: Callable[..., TestResponse],
) -> None:
    fields = {"kind": "dialogue", "day": "2031-03-07"}
    refused = send("/meetings/", **fields, title=f"Ärende {NUMBER}")

    answer = send(
        "/meetings/", **fields, title=f"Ärende {OTHER}", **{NONE_IS_ONE: mark_in(refused)}
    )

    assert answer.status_code == 422
    assert mark_in(answer) != mark_in(refused)


def test_a_persons_name_is_never_a_number(app: Any) -> None:
    with app.test_request_context("/"):
        found = numbers_in({"name": NUMBER})
        again = numbers_in({"name": NUMBER, NONE_IS_ONE: found.mark})

    assert found.mark == ""
    assert list(again.faults) == ["name"]


def test_a_reason_for_a_caution_is_looked_at_too(app: Any) -> None:
    with app.test_request_context("/"):
        assert list(numbers_in({"reason-W3": NUMBER}).faults) == ["reason-W3"]


def test_ids_and_numbers_of_organizations_are_left_alone(app: Any) -> None:
    values = {
        "command_id": NUMBER,
        "csrf_token": NUMBER,
        "meeting_id": str(UUID("00000000-0000-4000-8000-196408233234")),
        "text": "Föreningen har organisationsnummer 802002-9651.",
    }

    with app.test_request_context("/"):
        assert numbers_in(values).faults == {}


def test_the_program_takes_none_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from web.cli import main

    monkeypatch.setenv("FORUM_DATA", str(tmp_path / "data"))
    told = CliRunner().invoke(main, ["init", "--host", f"Värd {NUMBER}"])

    assert told.exit_code == 1
    assert "64••••-••••" in told.output
    assert NUMBER not in told.output
    assert not (tmp_path / "data").exists()


def test_a_history_file_with_one_is_refused_with_its_place(tmp_path: Path) -> None:
    from web.importing.files import FILES
    from web.importing.history import _checked
    from web.importing.reading import ImportRefusedError

    file = next(one for one in FILES if "name" in one.columns)
    row = ",".join(f"Värd {NUMBER}" if column == "name" else "" for column in file.columns)
    text = ",".join(file.columns) + "\n" + row + "\n"

    def faults(**how: bool) -> list[tuple[int, str]]:
        with pytest.raises(ImportRefusedError) as refused:
            _checked({file.name: text}, **how)
        said = [one for one in refused.value.faults if "identity" in one.sentence]
        return [(one.line, one.column) for one in said]

    assert faults(has_no_persons=False) == [(2, "name")]
    assert faults(has_no_persons=True) == []
