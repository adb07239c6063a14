"""A forum where two organizations sit, and links for those who speak for them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.sitting import Sitting
from web.accounts.reply_links import ReplyKind, ReplyLink, ReplyLinks


class Holder:
    """Somebody who has a link, with a browser that keeps nothing.

    Attributes:
        sitting: The forum.
        address: Of the link's page.
    """

    def __init__(self, sitting: Sitting, token: str, language: str = "sv") -> None:
        self.sitting = sitting
        self.token = token
        self.address = f"/prov/reply/{token}"
        self.client: FlaskClient = sitting.client(language)

    def opened(self) -> TestResponse:
        return self.client.get(self.address)

    def send(self, form_id: str | None = None, path: str = "", **fields: str) -> TestResponse:
        """Send the form; what led on is followed to its page."""
        data = {"command_id": form_id or str(uuid4()), **fields}
        return self.client.post(self.address + path, data=data, follow_redirects=True)

    def words(self, page: TestResponse) -> str:
        main = page.text[page.text.index("<main") : page.text.index("</main>")]
        text = re.sub(r"<(svg|option).*?</\1>", " ", main, flags=re.DOTALL)
        return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


class Links:
    """Makes links for whoever speaks for an organization, or for an outside office."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting

    def to(self, kind: ReplyKind, thing_id: UUID, slug: str = "ankaret", **more: Any) -> Holder:
        link = ReplyLink(
            kind=kind,
            forum_id=self.sitting.forum_id,
            thing_id=thing_id,
            mandate_id=self.sitting.mandates[slug],
            organization_id=self.sitting.organizations[slug],
        )
        return Holder(self.sitting, self._made(link), **more)

    def of_office(self, view_id: UUID, office: str) -> Holder:
        link = ReplyLink(
            kind=ReplyKind.ANSWER, forum_id=self.sitting.forum_id, thing_id=view_id, office=office
        )
        return Holder(self.sitting, self._made(link))

    def to_letters(self, account_id: UUID) -> Holder:
        """The link at the foot of letters to somebody of `ankaret`."""
        holder = self.to(ReplyKind.LETTERS, account_id)
        holder.address = holder.address.replace("/reply/", "/letters/")
        return holder

    def _made(self, link: ReplyLink) -> str:
        self.sitting.installation.catch_up()
        return ReplyLinks(self.sitting.installation.accounts).make(link, self.sitting.now)


@pytest.fixture
def sitting(tmp_path: Path) -> Iterator[Sitting]:
    place = Sitting(tmp_path)
    yield place
    place.close()


@pytest.fixture
def links(sitting: Sitting) -> Links:
    return Links(sitting)
