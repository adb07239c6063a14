"""The security headers that every answer carries, errors included.

Knows what a browser may do with our pages: load only what this server sends, run no script but
ours, be framed by nobody. A file that somebody sent says itself what little it may do. Caching is
left to the pages, which know what their answer depends on.
"""

from __future__ import annotations

from flask import Flask, Response

from web.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
TWO_YEARS = 63_072_000  # seconds


def add_headers(app: Flask, settings: Settings) -> None:
    """Send the headers with every answer; HSTS only where the base address is https."""

    @app.after_request
    def secure(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if settings.is_https:
            response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}"
        return response
