"""A whole round: the program sends the letter, its link opens in a browser, the answer stands."""

from __future__ import annotations

import html
import json
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from waitress.server import create_server

from tests.web.mail.post_office import post_office
from tests.web.program import Forum
from tests.web.sitting import Sitting


def opened(address: str, form: dict[str, str] | None = None) -> tuple[str, str]:
    """The page at an address, after what leads on, as a browser without cookies has it."""
    data = urllib.parse.urlencode(form).encode() if form is not None else None
    asked = urllib.request.Request(address, data=data, headers={"Accept-Language": "sv"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return answer.geturl(), html.unescape(answer.read().decode())


def hidden(page: str) -> str:
    (value, *_) = re.findall(r'name="command_id" value="([^"]+)"', page)
    return str(value)


def test_from_the_letter_to_the_receipt_over_real_mail_and_http(tmp_path: Path) -> None:
    sitting = Sitting(tmp_path)
    sitting.account("ankaret")
    forum = Forum(tmp_path)
    with post_office() as office:
        environment = {"FORUM_MAIL": office.address, "FORUM_MAIL_FROM": "forum@example.org"}
        first = forum("mail", "--json", **environment)
        sitting.convene(sitting.meeting())
        second = forum("mail", "--json", **environment)
        third = forum("mail", "--json", **environment)
    (letter,) = office.taken
    body = letter.get_body(("plain",))
    assert body is not None
    path = re.search(r"Ja <http://localhost:8000(\S+)>", body.get_content())
    assert path is not None
    assert (first.stdout, third.stdout) == ("", "")
    assert json.loads(second.stdout)["message_id"] == letter["Message-ID"]

    sitting.installation.follow()
    server = create_server(sitting.app, host="127.0.0.1", port=0)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    try:
        here = f"http://127.0.0.1:{server.effective_port}"
        _, page = opened(here + path[1])
        before = sitting.installation.position()
        answer = {"command_id": hidden(page), "answer": "coming", "form": "remote"}
        link = here + path[1].partition("?")[0]
        where, receipt = opened(link, answer)
        _, again = opened(link, answer)
    finally:
        server.close()

    position = sitting.installation.position()
    event = sitting.events()[-1]
    assert "Kommer du" in page
    assert where == f"{link}/receipt/{position}"
    assert f"kvitto nr {position}" in receipt
    assert "Ankaret kommer, på distans." in receipt
    assert again == receipt
    assert position > before
    assert (event.TOPIC, event.is_remote) == ("presence.registered", True)
    sitting.close()
