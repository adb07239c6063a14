"""Marshmallow schemas of the work pages: one a form, by the group of acts it belongs to.

Shape only: what a field may hold. Whether the act is right is asked of the forum. A message is the
English sentence itself, marked by `_n`, and said in the page's language where it is shown.
"""


def _n(message: str) -> str:
    """Mark a sentence for translation where there is no page yet to say it on."""
    return message
