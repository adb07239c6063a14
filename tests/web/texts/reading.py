"""What a reader sees of a text: its words, and the tags and links that a browser gets."""

from __future__ import annotations

from bs4 import BeautifulSoup

from web.public.longtext import long_text


def tree(markdown: str) -> BeautifulSoup:
    return BeautifulSoup(str(long_text(markdown)), "html.parser")


def words(markdown: str) -> str:
    """The words of a text with single spaces, as on a page."""
    return " ".join(tree(markdown).get_text().split())


def tags(markdown: str) -> set[str]:
    return {tag.name for tag in tree(markdown).find_all(True)}


def links(markdown: str) -> list[str]:
    return [str(link["href"]) for link in tree(markdown).find_all("a") if link.get("href")]
