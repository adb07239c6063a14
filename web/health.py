"""`GET /health`: whether the pages keep up with the log, for whoever watches the installation."""

from flask import Blueprint, Response, current_app, jsonify

health = Blueprint("health", __name__)

MUCH_BEHIND = 10_000
"""Events that pages may lag before the answer is 503."""


@health.get("/health")
def state() -> tuple[Response, int]:
    """Position, lag in events, last error; 503 where the follower fails or is far behind."""
    told = current_app.extensions["forum"].health()
    well = told["error"] is None and told["lag"] < MUCH_BEHIND
    answer = jsonify(told)
    answer.headers["Cache-Control"] = "no-store"
    return answer, 200 if well else 503
