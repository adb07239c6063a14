"""Doing what a guide says, step by step, in a browser.

The walker reads the numbered steps of a task. Each **bold** phrase must stand on the page with
exactly these words, as a link, button, field, choice, fold, option or as words to be seen; what can
be used is used, in order. A *slanted* phrase is looked up in a table, as it stands for something
that somebody named. The tables speak Swedish: a guide in another language has the same phrases in
the same places.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token
from playwright.sync_api import ElementHandle, Page

from web.guides import guide_in
from web.texts.markdown import MARKDOWN

PATIENCE = 10.0  # seconds until a phrase is given up
Typed = Mapping[str, str | Callable[[Page], str]]

# Finds a phrase, nearest first: in what was used last, then in what is around it. Gives what kind
# of thing it is, and the element; nothing where it is not seen.
FIND = """
(phrase) => {
  const { used, within } = window.lastUsed ?? {};
  const aside = "kbd, .only-heard, svg, input, select, textarea, [hidden]";
  const plain = (it) => {
    const copy = it.cloneNode(true);
    copy.querySelectorAll(aside).forEach((one) => one.remove());
    return copy.textContent.replace(/\\s+/g, " ").trim();
  };
  const says = (it) => plain(it) === phrase
    || [...it.querySelectorAll(":scope > :is(b, span)")].some((one) => plain(one) === phrase);
  const is_seen = (it) => it.checkVisibility();
  const kind_of = (it) => {
    if (it.matches("[type=radio], [type=checkbox]")) return "choice";
    if (it.matches("[type=file]")) return "words";
    return it.matches("select") ? "select" : "text";
  };
  const controls = (root) => {
    for (const it of root.querySelectorAll("label")) {
      if (it.control && is_seen(it.control) && says(it)) return [kind_of(it.control), it.control];
    }
    for (const [kind, what] of [["fold", "summary"], ["button", "button"], ["link", "a[href]"]]) {
      for (const it of root.querySelectorAll(what)) {
        if (it !== used && is_seen(it) && says(it)) return [it.disabled ? "disabled" : kind, it];
      }
    }
    for (const it of root.querySelectorAll("option")) {
      if (is_seen(it.parentElement) && plain(it) === phrase) return ["option", it];
    }
  };
  let root = used?.isConnected ? used : document.getElementById(within || location.hash.slice(1));
  for (root = root ?? document.querySelector("main"); root; root = root.parentElement) {
    const found = controls(root);
    if (found) return found;
  }
  const words = "main :is(h1, h2, h3, h4, legend, dt, th, b, p, label, span)";
  for (const it of document.querySelectorAll(words)) {
    if (is_seen(it) && plain(it) === phrase) return ["words", it];
  }
  return [null, null];
}
"""
REMEMBER = "(it) => { window.lastUsed = { used: it, within: it.closest('[id]')?.id }; }"
RENEWS = """
(it) => matchMedia("(scripting: enabled)").matches
  && Boolean(it.matches("a[data-item]") || it.form?.dataset.part)
"""
"""Whether pressing it renews a part of the page instead of loading another one."""


class Phrase(NamedTuple):
    """Words of a step.

    Attributes:
        text: The words.
        is_own: Whether they stand for something that somebody named.
    """

    text: str
    is_own: bool


class NotAsTheGuideSaysError(AssertionError):
    """A step cannot be done by its words."""


def steps_of(text: str) -> list[list[Phrase]]:
    """Return the phrases of each numbered step of a task, in order."""
    steps: list[list[Phrase]] = []
    lists: list[str] = []
    for token in MARKDOWN.parse(text):
        if token.type.endswith("_list_open"):
            lists.append(token.type)
        elif token.type.endswith("_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and lists == ["ordered_list_open"]:
            steps.append([])
        elif token.type == "inline" and lists == ["ordered_list_open"]:
            steps[-1] += _phrases(token.children or [])
    return steps


def _phrases(parts: list[Token]) -> list[Phrase]:
    found = []
    for before, part in pairwise(parts):
        if before.type in {"strong_open", "em_open"} and part.type == "text":
            found.append(Phrase(part.content, before.type == "em_open"))
    return found


def walk(
    page: Page,
    guide: str,
    task: str,
    typed: Typed | None = None,
    *,
    language: str = "sv",
    seen: Collection[str] = (),
) -> None:
    """Do a task as the guide says.

    Args:
        page: Where it begins.
        guide: Which guide.
        task: The task by its Swedish title.
        typed: What is typed or chosen, and what was named, by the Swedish phrase.
        language: Of the page, sv or en.
        seen: Swedish phrases that are only looked at: what is not chosen this time.

    Raises:
        NotAsTheGuideSaysError: A phrase is not on the page, or the page refuses the step.
    """
    swedish = [it for chapter in guide_in(guide, "sv").chapters for it in chapter.tasks]
    spoken = [it for chapter in guide_in(guide, language).chapters for it in chapter.tasks]
    place = next(at for at, it in enumerate(swedish) if it.title == task)
    steps = zip(steps_of(swedish[place].text), steps_of(spoken[place].text), strict=True)
    for number, (known, said) in enumerate(steps, 1):
        words = [(a.text, b) for a, b in zip(known, said, strict=True)]
        Step(page, f"{guide}, {task}, step {number}", typed or {}, seen).take(words)


class Step:
    """One step on its way.

    Args:
        page: The page.
        name: Said where it fails.
        typed: What is typed or chosen, by phrase.
        seen: Phrases that are only looked at.
    """

    def __init__(self, page: Page, name: str, typed: Typed, seen: Collection[str]) -> None:
        self._page = page
        self._name = name
        self._typed = typed
        self._seen = seen

    def take(self, words: list[tuple[str, Phrase]]) -> None:
        """Use each phrase; what is only looked at is so before anything leads away from it."""
        waiting = list(words)
        while waiting:
            known, phrase = waiting.pop(0)
            if known in self._seen:
                self._find(phrase.text)
                continue
            kind, it, text = self._meant(known, phrase)
            while waiting and waiting[0][0] in self._seen:
                self._find(waiting.pop(0)[1].text)
            self._use(known, kind, it, text)
            if kind in {"button", "link"}:
                self._refused(asked=waiting[0][1].text if waiting else "")

    def _meant(self, known: str, phrase: Phrase) -> tuple[str, ElementHandle, str]:
        text = phrase.text
        if phrase.is_own:
            if known not in self._typed:
                raise NotAsTheGuideSaysError(f"{self._name}: the table does not name *{known}*")
            text = self._said(known)
        return *self._find(text), text

    def _find(self, text: str) -> tuple[str, ElementHandle]:
        until = time.monotonic() + PATIENCE
        while True:
            found = self._page.evaluate_handle(FIND, text)
            kind = found.get_property("0").json_value()
            it = found.get_property("1").as_element()
            if it is not None:
                return kind, it
            if time.monotonic() > until:
                raise NotAsTheGuideSaysError(
                    f"{self._name}: “{text}” is not on the page {self._page.url}"
                )
            self._page.wait_for_timeout(50)

    def _said(self, known: str) -> str:
        value = self._typed[known]
        return value if isinstance(value, str) else value(self._page)

    def _use(self, known: str, kind: str, it: ElementHandle, text: str) -> None:
        it.evaluate(REMEMBER)
        match kind:
            case "disabled":
                raise NotAsTheGuideSaysError(f"{self._name}: “{text}” cannot be pressed")
            case "text" if known in self._typed:
                it.fill(self._said(known))
            case "select" if known in self._typed:
                it.select_option(self._said(known))
            case "option":
                it.evaluate("(it) => { it.parentElement.value = it.value; }")
            case "choice":
                it.check()
            case "fold" if not it.evaluate("(it) => it.parentElement.open"):
                it.click()
            case "button" | "link":
                self._press(it)

    def _press(self, it: ElementHandle) -> None:
        if it.evaluate(RENEWS):
            it.click()
            it.wait_for_element_state("hidden", timeout=PATIENCE * 1000)
        else:
            with self._page.expect_navigation(timeout=PATIENCE * 1000):
                it.click()
            self._page.evaluate("window.lastUsed = undefined")

    def _refused(self, asked: str) -> None:
        """See that the page refuses nothing, and asks for no reason but the one that comes next."""
        wrong = self._page.locator("main [role=alert]:visible")
        if not wrong.count():
            return
        questions = (
            self._page.locator("form", has=self._page.locator("[role=alert]"))
            .locator("label")
            .all_inner_texts()
        )
        if asked not in questions:
            raise NotAsTheGuideSaysError(f"{self._name}: {wrong.first.inner_text()}")
