"""The page `/design/`: every part of the pages in every state, with invented contents.

For those who build pages and for the tests of contrast, width and structure. It needs no log.
"""

from __future__ import annotations

from flask import Blueprint, render_template

from web.chart_columns import attendance, rotation, seats
from web.design.samples_front import front
from web.design.samples_record import record
from web.design.samples_seats import MEETINGS, ROTATION
from web.design.samples_seats import seats as seated
from web.design.say import in_language
from web.language import page_language

design = Blueprint("design", __name__, url_prefix="/design")


@design.get("/")
def parts() -> str:
    say = in_language(page_language())
    shown = front(say) | seated(say) | record(say)
    return render_template(
        "design/parts.html",
        shown=shown,
        forum={"name": shown["forum"], "address": "/design/", "is_example": True},
        places=shown["places"],
        past=shown["past"],
        foot=shown["foot"],
        charts={
            "attendance": attendance(MEETINGS),
            "seats": seats(shown["seat_years"], shown["own_seat"], title=shown["seat_title"]),
            "rotation": rotation(ROTATION),
        },
    )
