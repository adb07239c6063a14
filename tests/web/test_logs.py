"""What stands in the program's log: fixed fields, and never what people wrote or who they are."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from web.logs import Lines

CANARY = "kanariefågel-4711"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Lines(as_json=True))
    loggers = [logging.getLogger(name) for name in ("forum", "web")]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_request_is_one_line_with_endpoint_status_and_milliseconds(
    pages: FlaskClient, log: io.StringIO
) -> None:
    pages.get("/pgf/meetings/")

    (line,) = [json.loads(line) for line in log.getvalue().splitlines()]
    assert line["event"] == "request"
    assert line["endpoint"] == "public.meetings"
    assert line["status"] == 200
    assert line["milliseconds"] > 0


def test_the_log_holds_no_address_no_cookie_and_nothing_that_was_searched_for(
    pages: FlaskClient, log: io.StringIO
) -> None:
    pages.set_cookie("session", CANARY)
    pages.get(f"/pgf/search?q={CANARY}", headers={"User-Agent": CANARY, "Referer": CANARY})
    pages.get(f"/pgf/{CANARY}/", environ_base={"REMOTE_ADDR": "203.0.113.77"})
    pages.post(f"/pgf/meetings/?{CANARY}", data={"name": CANARY})

    assert len(log.getvalue().splitlines()) == 3
    assert CANARY not in log.getvalue()
    assert "203.0.113.77" not in log.getvalue()


def test_a_failure_is_named_and_its_words_are_not_written(log: io.StringIO) -> None:
    try:
        raise RuntimeError(CANARY)
    except RuntimeError:
        logging.getLogger("web").exception("request")

    line = json.loads(log.getvalue())
    assert line["fault"] == "RuntimeError"
    assert CANARY not in log.getvalue()
