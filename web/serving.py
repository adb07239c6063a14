"""Serving an installation on this machine with waitress, with the follower in the same process."""

import socket

import waitress

from web import create_app
from web.installation import Installation
from web.settings import SettingsError

THREADS = 8


def serve_installation(installation: Installation, port: int) -> None:
    """Serve until stopped.

    Raises:
        SettingsError: The port is taken.
        StoreError: The accounts are of another version of the program.
    """
    installation.accounts.check()
    taken = _bind(port)
    installation.follow()
    app = create_app(installation.settings, installation)
    try:
        waitress.serve(app, sockets=[taken], threads=THREADS, ident=None)
    except KeyboardInterrupt:
        pass
    finally:
        taken.close()


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
