"""One line a request in the log of the program: what was asked for, never by whom."""

import logging
import time

from flask import Flask, Response, g, request

_request = logging.getLogger("forum.request")


def add_request_log(app: Flask) -> None:
    """Write one line a request: endpoint, never the address, which may hold what was searched."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def told(response: Response) -> Response:
        began = g.get("began")
        _request.info(
            "request",
            extra={
                "endpoint": request.endpoint,
                "method": request.method,
                "status": response.status_code,
                "milliseconds": round((time.perf_counter() - began) * 1000, 1) if began else None,
            },
        )
        return response
