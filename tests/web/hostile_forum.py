"""The invented example after somebody hostile has filled in every form that the pages have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Final
from urllib.parse import quote, urlsplit
from uuid import UUID

from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter
from werkzeug.test import TestResponse

from projections.acting_by import ActsByRow, acts_by
from tests.web.filling import (
    HOSTILE,
    MARK,
    endpoint_of,
    forms_of,
    links_of,
    send_hostile,
)
from tests.web.signed import signed_client
from tests.web.working import Work
from web.accounts.reply_links import ReplyKind, ReplyLink, ReplyLinks

STARTS: Final = ("/exempel/secretariat/", "/exempel/my/", "/account/", "/exempel/", "/login/")
MOST_PAGES: Final = {"secretariat": 16, "my": 12, "accounts": 8, "members": 8, "public": 6}
"""Pages of one route that are looked at, by the group it belongs to."""
PLACES: Final = 2
"""Pages on which one form is tried until it is carried out."""
ENDS: Final = ("end", "leave", "drop", "take_over", "close", "withdraw", "take_back", "decline")
"""Words in acts after which less can be done: they come last."""


@dataclass(slots=True)
class Tale:
    """What became of every form.

    Attributes:
        tried: By endpoint, how often it was sent.
        accepted: By endpoint, how often it was carried out.
        fields: Endpoint and name of every field that was stored with a hostile text.
        shown: One answer that refused a form and showed it again, by endpoint and hostile text.
        faults: Endpoints that answered with a fault of ours.
    """

    tried: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    fields: set[tuple[str, str]] = field(default_factory=set)
    shown: dict[tuple[str, str], TestResponse] = field(default_factory=dict)
    faults: set[str] = field(default_factory=set)


class HostileForum:
    """The example, its people, and somebody who writes what must never run.

    Attributes:
        work: The installation.
        people: Browsers by who is signed in; nobody among them.
        tale: What became of the forms.
    """

    def __init__(self, work: Work) -> None:
        self.work = work
        self.urls: MapAdapter = work.app.url_map.bind("localhost")
        self._mandates: list[ActsByRow] = []
        self.people = {"secretary": work.secretary, **self._members(), "nobody": work.reader}
        self.tale = Tale()
        self._links = list(self._reply_pages())

    def fill_everything(self) -> None:
        """Send every form with every hostile text."""
        places = self._places()
        for hostile in HOSTILE:
            for endpoint in sorted(places, key=_late):
                self._send(endpoint, places[endpoint], hostile)

    def pages(self, who: str, most: int) -> Iterator[str]:
        """Addresses of the pages that show a hostile text to somebody, so many of one route."""
        shown: Counter[str] = Counter()
        starts = self._links if who == "nobody" else []
        for endpoint, address, page in self._crawl(self.people[who], starts):
            if MARK in page and shown[endpoint] < most:
                shown[endpoint] += 1
                yield address

    def asked(self) -> Iterator[str]:
        """Addresses that ask with a hostile text."""
        for hostile in HOSTILE:
            for path in ("search", "views/", "history/", ""):
                every = ("q", "on", "lang") if path == "search" else ("state", "before")
                for name in every:
                    yield f"/exempel/{path}?{name}={quote(hostile)}"
            yield f"/exempel/{quote(hostile, safe='')}"
            yield f"/{quote(hostile, safe='')}/"
            yield f"/login/?next={quote(hostile)}"

    def _send(self, endpoint: str, places: list[tuple[str, str]], hostile: str) -> None:
        for who, address in list(places):
            client = self.people[who]
            for form in forms_of(client.get(address).text):
                if endpoint_of(self.urls, form, address) != endpoint:
                    continue
                sent = send_hostile(client, self.urls, form, address, hostile)
                self.tale.tried[endpoint] += 1
                for answer in sent.shown[:1]:
                    self.tale.shown.setdefault((endpoint, hostile), answer)
                if any(answer.status_code >= 500 for answer in sent.shown):
                    self.tale.faults.add(endpoint)
                if sent.is_accepted:
                    places.remove((who, address))
                    places.insert(0, (who, address))  # where it is tried first the next time
                    self.tale.accepted[endpoint] += 1
                    self.tale.fields |= {(endpoint, name) for name in sent.fields}
                    return
                break

    def _places(self) -> dict[str, list[tuple[str, str]]]:
        """Where each form stands: who sees it, on which pages."""
        found: dict[str, list[tuple[str, str]]] = {}
        for who, client in self.people.items():
            if who.startswith(("auditor", "former")):
                continue  # they write by no form that others have not
            starts = self._links if who == "nobody" else []
            for _endpoint, address, page in self._crawl(client, starts):
                for form in forms_of(page):
                    places = found.setdefault(endpoint_of(self.urls, form, address), [])
                    if len(places) < PLACES and (who, address) not in places:
                        places.append((who, address))
        return found

    def _crawl(self, client: FlaskClient, starts: list[str]) -> Iterator[tuple[str, str, str]]:
        """Endpoint, address and text of the pages that somebody comes to."""
        waiting, seen, opened = [*starts, *STARTS], set[str](), Counter[str]()
        while waiting:
            address = waiting.pop(0)
            if address in seen or not address.startswith(("/exempel", "/account", "/login")):
                continue
            seen.add(address)
            try:
                endpoint = str(self.urls.match(urlsplit(address).path)[0])
            except HTTPException:
                continue
            if opened[endpoint] >= MOST_PAGES.get(endpoint.partition(".")[0], 0):
                continue
            opened[endpoint] += 1
            answer = client.get(address)
            if answer.status_code == 200 and answer.mimetype == "text/html":
                waiting += links_of(answer.text, address)
                yield endpoint, address, answer.text

    def _members(self) -> dict[str, FlaskClient]:
        """A browser for one of each role that somebody has in the example today."""
        installation, now = self.work.installation, datetime.now(UTC)
        conn, forum_id = installation.reading(), str(installation.forum_id("exempel"))
        rows = conn.execute(
            "SELECT person_id FROM mandates WHERE person_id IS NOT NULL "
            "UNION SELECT person_id FROM office_holders"
        ).fetchall()
        found: dict[str, FlaskClient] = {}
        for (person_id,) in rows:
            every = acts_by(conn, person_id=person_id, now=now)
            here = [one for one in every if one["forum_id"] in {None, forum_id}]
            if len(here) != 1 or here[0]["role"] == "secretariat":
                continue
            name = f"{here[0]['role']} {here[0]['side'] or ''}".strip()
            if here[0]["role"] == "member":
                self._mandates.append(here[0])
            if name not in found:
                found[name] = signed_client(self.work.app, installation, UUID(person_id))
        return found

    def _reply_pages(self) -> Iterator[str]:
        """Pages of personal links that can be answered: one or two of each kind."""
        installation, now = self.work.installation, datetime.now(UTC)
        conn, forum_id = installation.reading(), installation.forum_id("exempel")
        kept, reader = ReplyLinks(installation.accounts), self.work.reader
        things = {
            ReplyKind.INVITATION: "meetings",
            ReplyKind.COMMENT: "minutes_acts",
            ReplyKind.JUDGE: "views",
        }
        for kind, table in things.items():
            rows = conn.execute(
                f"SELECT DISTINCT aggregate_id FROM {table} WHERE forum_id = ?", [str(forum_id)]
            ).fetchall()
            addresses = (
                f"/exempel/reply/{kept.make(link, now)}"
                for acting in self._mandates
                for (thing_id,) in rows
                for link in [
                    ReplyLink(
                        kind=kind,
                        forum_id=forum_id,
                        thing_id=UUID(thing_id),
                        mandate_id=UUID(acting["actor_id"]),
                        organization_id=UUID(acting["organization_id"] or ""),
                    )
                ]
            )
            good = (one for one in addresses if "<form" in reader.get(one).text)
            yield from islice(good, 2)


def _late(endpoint: str) -> tuple[bool, str]:
    name = endpoint.partition(".")[2]
    return any(word in name for word in ENDS), endpoint
