from __future__ import annotations

from collections import defaultdict

from forum.application import Governance
from forum.commanding import Commands


def test_no_mixin_of_the_commands_hides_a_method_of_another() -> None:
    made_by = defaultdict(list)
    for kind in Governance.__mro__:
        if kind not in {Governance, Commands} and issubclass(kind, Commands):
            for name, member in vars(kind).items():
                if callable(member) and not name.startswith("__"):
                    made_by[name].append(kind.__name__)

    assert {name: kinds for name, kinds in made_by.items() if len(kinds) > 1} == {}
