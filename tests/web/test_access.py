"""No page is open because somebody forgot to say whom it is for."""

from __future__ import annotations

from uuid import UUID

import pytest
from flask import Flask

from tests.web.signed import signed_client
from web import create_app
from web.access import ACCESS, MissingAccessError, guard
from web.installation import Installation


def test_a_route_without_an_audience_stops_the_start() -> None:
    app = Flask("web")
    app.add_url_rule("/forgotten", "public.forgotten", lambda: "open")

    with pytest.raises(MissingAccessError, match=r"public\.forgotten.*web/access\.py"):
        guard(app)


def test_a_page_for_others_asks_who_could_sign_in_and_refuses_who_is_another(
    demo: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ACCESS, "public.front", "secretariat")
    app = create_app(demo.settings, demo)
    other = demo.reading().execute("SELECT aggregate_id FROM offices WHERE name LIKE 'Kansliet%'")
    client = signed_client(app, demo, UUID(other.fetchone()[0]))

    nobody = app.test_client().get("/exempel/")

    assert (nobody.status_code, nobody.location.startswith("/login/")) == (303, True)
    assert client.get("/exempel/").status_code == 403


def test_no_audience_is_kept_for_a_route_that_is_gone(demo: Installation) -> None:
    app = create_app(demo.settings, demo)
    routes = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert ACCESS.keys() - routes == set()
