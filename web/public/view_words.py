"""A view in words: who said it, where it stands, what was answered and what changed."""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import Markup

from projections.feedback import FeedbackStep
from projections.moves import ViewMove
from projections.names import Names, Words
from projections.views import ViewRow
from web import words
from web.language import Worded, ngettext, page_language, pick
from web.language import gettext as _
from web.public import Reader
from web.public.codes import code
from web.public.things import Things, address

AWAITED = ("waiting", "no_news", "late")
IN_TIME = ("answered", "passed_on")
STATES = (
    "late",
    "waiting",
    "no_news",
    "answered",
    "passed_on",
    "followed_up",
    "no_answer",
    "gathered",
    "withdrawn",
)
"""States of a view, in the order of a list: what is late stands first."""


class Step(NamedTuple):
    """One step of a view's course.

    Attributes:
        position: Its event.
        day: The day as known, or None.
        days: Days from the view to it; None where one is not known in full.
        what: What happened, in a sentence.
        text: What was said then, in the language it was said in; or None.
        basis: The code of a basis weaker than a fact, or None.
        source: Where it stands, or None.
        note: What is odd or weak about it, or None.
    """

    position: int
    day: str | None
    days: int | None
    what: str
    text: Worded | None
    basis: str | None
    source: str | None
    note: Words | None


def things_of(reader: Reader, views: list[ViewRow]) -> Things:
    """What everything is called that these views name."""
    ids: set[str | None] = set()
    for view in views:
        ids |= {view["organization_id"], view["meeting_id"], view["theme_id"]}
        ids |= {step["owner_id"] for step in view["steps"]}
        ids |= {move["to_id"] for move in view["moves"]}
        if view["turn"] is not None and view["turn"]["whose"] == "organization":
            ids.add(view["turn"]["whose_id"])
    return Things(reader, ids)


def in_list(views: list[ViewRow]) -> list[ViewRow]:
    """Views in the order of a list: late ones, waiting ones, then all others, newest first."""
    return sorted(views, key=lambda view: min(STATES.index(view["state"]), 3))


def row(view: ViewRow, things: Things) -> dict[str, Any]:
    """A view as the part `view_rows` takes it."""
    text = spoken(view["text"]) or Worded(no_text(view), None)
    return {
        "text": text.text,
        "lang": text.lang,
        "address": address("views", str(view["number"])),
        "whence": f"{whence(view, things)} · {_('no. %(number)s', number=view['number'])}",
        "state": view["state"].replace("_", "-"),
        "detail": detail(view),
        "answer": answer(view, things),
        "changed": changed(view),
    }


def no_text(view: ViewRow) -> str:
    """What stands in the place of a text that is not there to be read."""
    if view["is_withdrawn"]:
        return _("The text was withdrawn and is not shown.")
    return _("The text cannot be read here.")


def giver(view: ViewRow, things: Things) -> str:
    """Who said it: the organization, else the side, else what the giver is called."""
    if view["organization_id"]:
        return things.called(view["organization_id"]).text
    if view["giver"] == "side":
        return things.side(view["side"])
    return words.sentence(code(view["giver"], page_language()))


def whence(view: ViewRow, things: Things) -> str:
    """Who said it, and where or when."""
    known = things.known(view["meeting_id"])
    if known is not None:
        return f"{giver(view, things)}, {known.text}"
    said_on = words.day(view["said_on"], page_language()) if view["said_on"] else _("day unknown")
    return f"{giver(view, things)}, {code(view['setting'], page_language())}, {said_on}"


def detail(view: ViewRow) -> str | None:
    """What stands under the state: days taken, days over, the day waited for."""
    stands, language = view["standing"], page_language()
    if view["state"] in IN_TIME and stands["answer"]:
        return took(view)
    if view["state"] == "late" and stands["days_late"] is not None:
        return ngettext("%(num)s day over", "%(num)s days over", stands["days_late"])
    if view["state"] in ("waiting", "no_news"):
        if view["days_so_far"] is not None and view["days_given"] is not None:
            return _("day %(day)s of %(all)s", day=view["days_so_far"], all=view["days_given"])
        return _("until %(day)s", day=words.day(stands["due"], language))
    return None


def took(view: ViewRow) -> str:
    """How long the answer took, and whether that was in time where a day was set."""
    days, stands = view["days_taken"], view["standing"]
    if days is None:
        return _("day of the answer unknown")
    said = _("the same day") if days == 0 else ngettext("%(num)s day", "%(num)s days", days)
    if stands["due"] is None or stands["days_late"] is None:
        return said
    if stands["days_late"]:
        late = ngettext("%(num)s day late", "%(num)s days late", stands["days_late"])
        return f"{said}, {late}"
    kept = _("in time (extended)") if _needed_extension(view) else _("in time")
    return f"{said}, {kept}"


def answer(view: ViewRow, things: Things) -> Markup | str | None:
    """What came back, or where it is awaited from; None where nothing is known to come."""
    stands, language = view["standing"], page_language()
    if stands["answer"] is not None:
        told = stands["answer"]
        return marked(spoken(told["text"])) or code(told["outcome"] or "", language)
    passed = [move for move in view["moves"] if move["move"] == "referred"]
    if view["state"] == "passed_on" and passed:
        said = marked(spoken(passed[-1]["text"]))
        return said or passed_on(passed[-1], things)
    if view["state"] in AWAITED:
        return awaited(view, things)
    if view["state"] in ("gathered", "withdrawn"):
        return _moved(view, things)
    if stands["follow_up"] is not None:
        return marked(spoken(stands["follow_up"]["text"]))
    return _faint(_("unknown"))


def awaited(view: ViewRow, things: Things) -> str:
    """From whom an answer is awaited, and until when; and that no word has come, if so."""
    stands = view["standing"]
    day = words.day(stands["due"], page_language())
    owner = whose_turn(view, things)
    if owner:
        said = _("With %(owner)s, answer due %(day)s.", owner=owner, day=day)
    else:
        said = _("Answer due %(day)s; from whom is unknown.", day=day)
    steps = {step["step"] for step in view["steps"]}
    if view["state"] == "late" and "reported_without_news" not in steps:
        said += " " + _("No word on how it stands.")
    return said


def whose_turn(view: ViewRow, things: Things) -> str | None:
    """Who has to do something about a view now; None where that is unknown or nobody has."""
    turn = view["turn"]
    if turn is None:
        return None
    match turn["whose"]:
        case "secretariat" if view["standing"]["owner_id"] is None and not view["moves"]:
            return None  # nobody has said who is to answer
        case "secretariat":
            return _("the secretariat")
        case "organization":
            return things.called(turn["whose_id"]).text
    return turn["whose_id"]


def changed(view: ViewRow) -> Markup | str | None:
    """What changed; None where an answer is still awaited, "unknown" where nothing is told."""
    told = view["standing"]["answer"]
    if told is not None and told["changed"]:
        return marked(spoken(told["changed"]))
    if view["state"] == "withdrawn":
        return _faint(_("nothing"))
    return None if view["state"] in AWAITED else _faint(_("unknown"))


def passed_on(move: ViewMove, things: Things) -> str:
    """To whom a view was passed on."""
    known = things.known(move["to_id"])
    to = known.text if known else move["to_name"]
    return _("Passed on to %(to)s.", to=to) if to else _("Passed on.")


def spoken(text: Names) -> Worded | None:
    """A text in the reader's language, or in another and marked so; None where there is none."""
    if not text:
        return None
    worded = pick(text, page_language())
    return worded._replace(text=words.sentence(worded.text))


def marked(text: Worded | None) -> Markup | None:
    """A text for a place that takes no language of its own."""
    if text is None:
        return None
    if text.lang is None:
        return Markup.escape(text.text)
    return Markup('<span lang="{}">{}</span>').format(text.lang, text.text)


def _moved(view: ViewRow, things: Things) -> Markup:
    """Where a gathered view is answered, or that a withdrawn one is not."""
    last = view["moves"][-1]
    into = things.known(last["to_id"])
    if view["state"] == "gathered" and into is not None:
        link = Markup('<a href="{}">{}</a>').format(into.address, into.text)
        return Markup(_("Answered together with %(view)s.", view="{}")).format(link)
    return marked(spoken(last["text"])) or _faint(_("no answer is awaited"))


def _needed_extension(view: ViewRow) -> bool:
    """Whether the answer was in time only because the time was extended."""
    stands = view["standing"]
    given: FeedbackStep | None = stands["answer"]
    if not stands["extensions"] or given is None or given["day"] is None:
        return False
    return str(given["day"]) > str(stands["original_due"])


def _faint(word: str) -> Markup:
    return Markup('<span class="secondary">{}</span>').format(word)
