"""Filling in forms as somebody hostile would: every field of text holds what must never run.

Forms are those that the pages have, so that none is forgotten. What a form refuses by its shape (a
day, a number, an address) is written well the next time, and the rest is hostile as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.routing import MapAdapter
from werkzeug.test import TestResponse

MARK: Final = "zq7"
"""Stands in every hostile text, so that the pages that show one are found."""
HOSTILE: Final = (
    f"{MARK}\"'><script>ran()</script><img src=x onerror=ran()>",
    f"{MARK}</textarea></title></script></style>--><svg/onload=ran()>{{{{7*'7'}}}}",
    f"{MARK}\" autofocus onfocus=ran() x='<base href=//evil.example><details open ontoggle=ran()>",
    f"{MARK}<meta http-equiv=refresh content=0;url=//evil.example/><iframe srcdoc='<script>ran()'>",
    f"javascript:ran()//{MARK}) [{MARK}](javascript:ran()) ![](//evil.example/x.png) "
    f"<a href=javascript:ran()>x</a>",
)
"""ran() is what a browser of the test notes."""
TEXTS: Final = {"text", "search", "tel", "url", ""}
WELL: Final = {
    "time": "13:00",
    "number": "1",
    "email": "zq7@example.org",
    "datetime-local": "2026-12-14T13:00",
}
TRIES: Final = 4
"""How often a form is sent with fewer hostile fields than before."""
DAYS: Final = ("2026-12-14", "2026-11-02", "2026-12-15", "2027-02-01", "2026-11-02")
PLAIN: Final = (*DAYS[:1], "1", "2026-11-02", "1", "2")
"""What a field of another kind is given, by the number of the try."""


@dataclass(slots=True)
class Sent:
    """What became of one form.

    Attributes:
        endpoint: Where it went.
        is_accepted: Whether it was carried out.
        fields: Names of the fields that were hostile.
        shown: Pages that answered with an error, as they came.
    """

    endpoint: str
    is_accepted: bool = False
    fields: set[str] = field(default_factory=set)
    shown: list[TestResponse] = field(default_factory=list)


def links_of(page: str, address: str) -> Iterator[str]:
    """Addresses on this host that a page leads to, with their arguments, without a place."""
    for one in BeautifulSoup(page, "html.parser").find_all("a", href=True):
        parts = urlsplit(urljoin(address, str(one["href"])))
        if not parts.netloc and not parts.scheme:
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def forms_of(page: str, method: str = "post") -> Iterator[Tag]:
    """The forms of a page that have a field of text."""
    for form in BeautifulSoup(page, "html.parser").find_all("form"):
        if str(form.get("method", "get")).lower() == method and any(_texts(form)):
            yield form


def endpoint_of(urls: MapAdapter, form: Tag, address: str) -> str:
    """The endpoint that a form goes to."""
    path = urlsplit(urljoin(address, str(form.get("action") or ""))).path
    method = str(form.get("method", "get")).upper()
    return str(urls.match(path or address, method)[0])


def send_hostile(
    client: FlaskClient, urls: MapAdapter, form: Tag, address: str, hostile: str
) -> Sent:
    """Send a form with hostile texts, until it is carried out or nothing is left to write well.

    Args:
        client: The browser.
        urls: The routes.
        form: The form.
        address: Of its page.
        hostile: The text.
    """
    sent = Sent(endpoint_of(urls, form, address))
    to, well = urljoin(address, str(form.get("action") or address)), set[str]()
    for attempt in range(TRIES):
        filled = fill(form, hostile, well, attempt)
        answer = client.post(to, data=filled)
        if answer.status_code in (200, 302, 303):
            sent.is_accepted = True
            sent.fields = {name for name, value in filled.items() if MARK in str(value)}
            return sent
        sent.shown.append(answer)
        again = next((one for one in forms_of(answer.text) if _same(one, form, address)), None)
        if again is None:
            return sent
        wrong = {
            str(one.get("name"))
            for one in again.find_all(attrs={"aria-invalid": "true"})
            if one.get("name")
        }
        if wrong <= well and answer.status_code == 422 and not _asks_more(again, form):
            well |= {str(one["name"]) for one in _texts(form) if one.name == "input"}
        well |= wrong
        form = again
    return sent


def fill(form: Tag, hostile: str, well: set[str], attempt: int = 0) -> dict[str, str]:
    """What is sent of a form.

    Args:
        form: The form.
        hostile: What texts are.
        well: Names of fields that are left as they are, or written as their kind wants.
        attempt: Which try it is: another choice is made in each.
    """
    filled: dict[str, str] = {}
    for one in form.find_all(["input", "textarea", "select", "button"]):
        name, kind = str(one.get("name") or ""), str(one.get("type") or "").lower()
        if not name or one.has_attr("disabled"):
            continue
        if one.name == "select":
            options = one.find_all("option")
            chosen = [it for it in options if it.has_attr("selected") and it.get("value")]
            found = [it for it in options if it.get("value")] or options
            found = chosen if chosen and not attempt else found[attempt % max(len(found), 1) :]
            filled[name] = str(found[0].get("value", "")) if found else ""
        elif one.name == "button" or kind == "submit":
            filled.setdefault(name, str(one.get("value", "")))
        elif kind in {"radio", "checkbox"}:
            if (one.has_attr("checked") and not attempt) or name not in filled:
                filled[name] = str(one.get("value", "on"))
        elif one.name == "textarea" or kind in TEXTS:
            kept = one.get_text() if one.name == "textarea" else str(one.get("value", ""))
            is_well = name in well and one.name != "textarea"
            filled[name] = _plain(kept, name, attempt) if is_well else hostile
        elif kind == "date":
            filled[name] = str(one.get("value") or "") if not attempt else DAYS[attempt]
            filled[name] = filled[name] or DAYS[attempt]
        else:
            filled[name] = str(one.get("value") or WELL.get(kind, ""))
    return filled


def _plain(kept: str, name: str, attempt: int) -> str:
    """What a field of text that wants another shape is given."""
    if kept and MARK not in kept and kept not in PLAIN:
        return kept
    if "mail" in name:
        return WELL["email"]
    if name in {"slug", "key", "number"}:
        return f"{MARK}-{name}"
    return "13:00" if "clock" in name or "time" in name else PLAIN[attempt]


def _texts(form: Tag) -> Iterator[Tag]:
    for one in form.find_all(["input", "textarea"]):
        kind = str(one.get("type") or "").lower()
        if one.get("name") and (one.name == "textarea" or kind in TEXTS):
            yield one


def _same(one: Tag, other: Tag, address: str) -> bool:
    here, there = (urljoin(address, str(it.get("action") or "")) for it in (one, other))
    return here == there


def _asks_more(again: Tag, form: Tag) -> bool:
    """Whether a form came back with a field that it did not have, such as a reason."""
    names = {str(it.get("name")) for it in form.find_all(["input", "textarea"])}
    return any(str(it.get("name")) not in names for it in again.find_all(["input", "textarea"]))


def arguments_of(address: str) -> list[tuple[str, str]]:
    """The arguments of an address."""
    return parse_qsl(urlsplit(address).query)
