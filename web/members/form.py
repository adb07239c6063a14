"""What was typed into a reply, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from flask import request

from web.typed_numbers import Numbers, numbers_in

_LONGEST = 20_000
"""Characters of one answer; a text that is longer belongs in a letter with a paper."""


@dataclass(slots=True)
class Typed:
    """A form as it was sent, or as it is shown first.

    Attributes:
        values: What stands in each field.
        faults: What is wrong with a field, in a sentence.
        refusal: What was refused, in a sentence; empty where nothing was.
        form_id: Names the form, so that sending it twice writes once.
        numbers: What looks like personal identity numbers in what was written.
    """

    values: dict[str, str] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    refusal: str = ""
    form_id: str = field(default_factory=lambda: str(uuid4()))
    numbers: Numbers = field(default_factory=Numbers)

    def get(self, name: str) -> str:
        """What stands in a field; empty where nothing does."""
        return self.values.get(name, "")

    @property
    def is_wrong(self) -> bool:
        """Whether something is to be corrected."""
        return bool(self.faults or self.refusal)

    def anew(self) -> None:
        """Let what is sent next be another form."""
        self.form_id = str(uuid4())


def sent() -> Typed:
    """Read the form of this request; what looks like a personal identity number is at fault."""
    values = {
        name: value.replace("\x00", "").replace("\r\n", "\n").strip()[: _LONGEST + 1]
        for name, value in request.form.items()
    }
    form_id = values.pop("command_id", "")
    try:
        form_id = str(UUID(form_id))
    except ValueError:
        form_id = str(uuid4())
    numbers = numbers_in(values)
    return Typed(values=values, faults=dict(numbers.faults), form_id=form_id, numbers=numbers)


def is_too_long(text: str) -> bool:
    """Whether a text is longer than a reply may be."""
    return len(text) > _LONGEST
