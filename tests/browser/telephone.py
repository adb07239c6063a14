"""A telephone with a mail program, and the words of the pages that a letter leads to."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

from playwright.sync_api import Locator, Page, expect

WORDS: dict[str, dict[str, str]] = {
    "sv": {
        "else": "Någon annan kommer",
        "yes": "Ja",
        "no": "Nej, för att …",
        "comment": "Skriv en kommentar",
        "tell": "Berätta",
        "who": "Vem som kommer",
        "send": "Skicka svaret",
        "said": "Kommentar",
        "send comment": "Skicka kommentaren",
        "lacks": "Vad som fattas",
        "send all": "Skicka",
        "thanks": "Tack",
        "receipt": r"Registrerat \d\d\.\d\d, kvitto nr \d+",
        "change": "Ändra ditt svar",
        "comes": "Ankaret kommer.",
        "another comes": "Ankaret skickar någon annan.",
    },
    "en": {
        "else": "Somebody else comes",
        "yes": "Yes",
        "no": "No, because …",
        "comment": "Write a comment",
        "tell": "Tell us",
        "who": "Who comes",
        "send": "Send the answer",
        "said": "Comment",
        "send comment": "Send the comment",
        "lacks": "What is missing",
        "send all": "Send",
        "thanks": "Thank you",
        "receipt": r"Recorded \d\d:\d\d, receipt no\. \d+",
        "change": "Change your answer",
        "comes": "Ankaret comes.",
        "another comes": "Ankaret sends somebody else.",
    },
}


@dataclass
class Telephone:
    """A telephone with a mail program: it opens letters, and counts what is touched.

    Attributes:
        page: What it shows.
        address: Where the forum is served.
        touches: Since the last letter was opened.
    """

    page: Page
    address: str
    touches: int = 0

    def read(self, letter: EmailMessage) -> None:
        """Show a letter as its program does, from its HTML."""
        body = letter.get_body(("html",))
        assert body is not None
        html = body.get_content().replace("http://localhost:8000", self.address)
        self.page.set_content(html)
        self.fits()
        self.touches = 0

    def touch(self, what: Locator) -> None:
        what.tap()
        self.touches += 1
        self.page.wait_for_load_state("domcontentloaded")  # fonts may come later

    def follow(self, word: str) -> None:
        """Touch a link of the letter, and look at the page it leads to."""
        link = self.page.get_by_role("link", name=word, exact=True).first
        self.page.evaluate("document.documentElement.dataset.letter = 'open'")
        self.touch(link)
        expect(self.page.locator("html:not([data-letter])")).to_be_visible()
        self.fits()

    def write(self, label: str, words: str) -> None:
        """Touch a field and write."""
        self.touch(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(words)

    def fits(self) -> None:
        """Nothing is wider than the telephone."""
        assert self.page.evaluate("document.documentElement.scrollWidth") <= 390
