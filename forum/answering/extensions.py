"""How far an answer may be put off under the forum's rules."""

from forum.errors import AgainstRulesError
from forum.governing.limits import RulesLimits
from forum.record.when import When
from forum.record.workdays import days_after


def check_extension(
    first_due: When, due: When, times: int, *, limits: RulesLimits, rules: str
) -> None:
    """Refuse to put an answer off more often, or further, than the rules allow.

    Args:
        first_due: The day that was set first; what is put off is counted from it, altogether.
        due: The new last day.
        times: How often the answer was put off already.
        limits: Those of the rules in force; where they set none, nothing is refused.
        rules: The version as people cite it.

    Raises:
        AgainstRulesError: It names the limit, the version, and what would be allowed.
    """
    most, days = limits.extensions_most, limits.answer_extension_days
    if most is not None and times >= most:
        raise AgainstRulesError(
            "the rules {rules} let an answer be put off {most} times: answer it, or tell that "
            "there is no news",
            limit="extensions_most",
            rules=rules,
            most=most,
        )
    if days is None:
        return
    last = days_after(first_due.latest, days, working=limits.counts_working_days)
    if due.latest > last:
        raise AgainstRulesError(
            "the rules {rules} let an answer be put off by {days} days altogether: choose {last} "
            "or an earlier day",
            limit="answer_extension_days",
            rules=rules,
            days=days,
            last=last.isoformat(),
        )
