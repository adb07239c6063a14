"""Texts and files that are in no read model: opened through the key stores when they are shown.

Whoever asks has been let in already: the row that names them was seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from flask import current_app

from forum.record.text import TextRef, open_file, open_text
from projections.refs import Refs
from projections.told import TextSource
from web.language import Worded, page_language, pick


def opened(given: Iterable[Refs]) -> dict[UUID, str]:
    """Open texts, with one question to the log and one to the key store; erased ones are absent."""
    refs = {ref.text_id: ref for one in given for _language, ref in one}
    if not refs:
        return {}
    installation = current_app.extensions["forum"]
    keys = installation.store.keys.texts.get(refs.keys())
    sealed = cast(TextSource, installation.source.log).read_texts(refs.keys())
    return {
        text_id: open_text(refs[text_id], keys[text_id], content).content
        for text_id, content in sealed.items()
        if text_id in keys
    }


def opened_file(ref: TextRef) -> bytes | None:
    """Open a file; None where it was erased."""
    installation = current_app.extensions["forum"]
    key = installation.store.keys.texts.get([ref.text_id]).get(ref.text_id)
    sealed = cast(TextSource, installation.source.log).read_texts([ref.text_id])
    if key is None or ref.text_id not in sealed:
        return None
    return open_file(ref, key, sealed[ref.text_id]).content


def not_erased(refs: Iterable[TextRef]) -> set[UUID]:
    """Say which texts and files can still be opened, without opening them."""
    ids = [ref.text_id for ref in refs]
    return set(current_app.extensions["forum"].store.keys.texts.get(ids)) if ids else set()


def in_words(refs: Refs, contents: dict[UUID, str]) -> Worded | None:
    """The text in the page's language, else in another; None where there is none, or it is gone."""
    found = [(language, contents[ref.text_id]) for language, ref in refs if ref.text_id in contents]
    return pick(found, page_language()) if found else None
