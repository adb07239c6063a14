"""Stylesheets by an address that changes with their content, so that browsers may keep them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from flask import Flask, Response, request, url_for

ONE_YEAR = 31_536_000  # seconds


def add_assets(app: Flask) -> None:
    """Give templates `asset(name)`, and let answers to such addresses be kept for a year."""
    folder = Path(app.static_folder or "")
    versions: dict[str, tuple[int, str]] = {}

    def asset(name: str) -> str:
        changed = (folder / name).stat().st_mtime_ns
        if versions.get(name, (0, ""))[0] != changed:
            content = (folder / name).read_bytes()
            versions[name] = (changed, hashlib.sha256(content).hexdigest()[:12])
        return url_for("static", filename=name, v=versions[name][1])

    app.jinja_env.globals["asset"] = asset

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
            response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"
        return response
