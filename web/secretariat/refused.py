"""A form that was refused and is not on its page any more, as somebody else acted meanwhile."""

from __future__ import annotations

from flask import g, render_template

from web.forms import Form


def with_refusal(template: str, **shown: object) -> str:
    """Write a page; what is wrong with a form that it does not hold now stands at its top.

    Args:
        template: The page; it shows `missed`, a `Form` or None.
        shown: What it shows.
    """
    page = render_template(template, missed=None, **shown)
    sent: Form | None = g.get("sent")
    if sent is None or not sent.is_wrong or f'id="{sent.id}-wrong"' in page:
        return page
    return render_template(template, missed=sent, **shown)
