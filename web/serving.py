"""Serving an installation on this machine with waitress, with the follower in the same process."""

import socket
from collections.abc import Callable
from typing import Any

import waitress

from web import create_app
from web.installation import Installation
from web.mail.posting import Posting
from web.settings import Settings, SettingsError

THREADS = 8


def serve_installation(
    installation: Installation, port: int, started: Callable[[], None] = lambda: None
) -> None:
    """Serve until stopped.

    Args:
        installation: What is served.
        port: On this machine.
        started: Called when the port is ours.

    Raises:
        SettingsError: The port is taken.
        StoreError: The accounts are of another version of the program.
    """
    installation.accounts.check()
    taken = _bind(port)
    started()
    installation.follow()
    app = create_app(installation.settings, installation)
    posting = Posting(app, installation)
    posting.start()
    try:
        waitress.serve(
            app,
            sockets=[taken],
            threads=THREADS,
            ident=None,
            **told_by_proxy(installation.settings),
        )
    except KeyboardInterrupt:
        pass
    finally:
        posting.stop()
        taken.close()


def sign_in_note(settings: Settings) -> str | None:
    """What to say at the start about signing in over plain http, or None over https."""
    if settings.is_https:
        return None
    if settings.is_loopback:
        return "signing in over plain http, for this machine only: others need FORUM_BASE_URL=https"
    return (
        f"nobody can sign in: {settings.base_url} is plain http, "
        "set FORUM_BASE_URL to an https address"
    )


def told_by_proxy(settings: Settings) -> dict[str, Any]:
    """Settings for a web server before us, which says where a request came from.

    Only where the address is not this machine's: then such a server is there, and attempts to sign
    in are counted for the addresses that it names.
    """
    if settings.is_loopback:
        return {}
    return {
        "trusted_proxy": "127.0.0.1",
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for"},
        "clear_untrusted_proxy_headers": True,
    }


def _bind(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        listening.close()
        raise SettingsError(
            f"port {port} is in use ({error.strerror}): choose another with --port"
        ) from error
    listening.listen(128)
    return listening
