"""Rows about rules of procedure and the presidium as commands."""

from typing import TYPE_CHECKING, Any

from forum.governing.rules import Proposer
from forum.record.posts import Post
from forum.record.when import When

if TYPE_CHECKING:
    from web.importing.run import Run


def rules(run: "Run", row: dict[str, Any]) -> None:
    """Record a proposal of a year's rules, and their adoption where it is known or inferred."""
    run.open_year(row["year"])
    with run.on(row["proposed_at"]):
        rules_id = run.governance.propose_rules(
            year=row["year"],
            proposed_by=Proposer(row["proposed_by"]) if row["proposed_by"] else None,
        )
    if row["adopted"] is not None:
        with run.weaker(row["adopted_basis"]), run.on(row["adopted"]):
            run.governance.adopt_rules(rules_id=rules_id, valid_from=None)


def presidium_post(run: "Run", row: dict[str, Any]) -> None:
    """Appoint to a post of the presidium, and record the end where it is known."""
    year, post, label = row["year"], Post(row["role"]), row["holder_placeholder"]
    run.open_year(year)
    with run.on(row["start"] or When(str(year))):
        run.governance.appoint_presidium_member(
            year=year,
            post=post,
            label=label,
            side=row["side"],
            organization_id=run.organization(row["organization_key"]),
            start=row["start"],
        )
    if row["end"] is not None:
        with run.on(row["end"]):
            run.governance.leave_presidium(year=year, post=post, label=label, end=row["end"])
