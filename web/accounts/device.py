"""What a browser says it is, in the few words that a list of sessions needs."""

from __future__ import annotations

from typing import Final

_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_MACHINES: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device_of(user_agent: str) -> str:
    """Return browser and machine, such as `Firefox, Linux`; empty where nothing is known."""
    found = [
        next((name for sign, name in names if sign in user_agent), "")
        for names in (_BROWSERS, _MACHINES)
    ]
    return ", ".join(filter(None, found))
