"""`forum duties`: what is to be done in a forum on a day."""

import click

from web.cli_shared import asking, reading, refusing, tell


@click.command()
@reading
@click.option("--side", default=None, help="Only the duties of this side.")
@click.option("--organization", default=None, help="Only those of the organization with this key.")
@refusing
def duties(
    forum: str,
    day: str | None,
    as_of: str | None,
    as_json: bool,
    side: str | None,
    organization: str | None,
) -> None:
    """List what is to be done in a forum on a day, by whom and until when."""
    from projections import duties as projection
    from projections.organizations import organizations

    with asking(forum, day, as_of) as question:
        found = projection.duties(
            question.conn, **question.where, day=question.day, zone=question.forum["zone"]
        )
        known = organizations(question.conn, sees=question.sees)
        slugs = {organization_id: row["slug"] for organization_id, row in known.items()}
        if side is not None:
            found = projection.of_actor(found, "side", side)
        if organization is not None:
            ids = {slug: organization_id for organization_id, slug in slugs.items()}
            found = projection.of_actor(found, "organization", ids.get(organization, organization))
        lines = (
            {
                **duty,
                "whose_id": slugs.get(duty["whose_id"] or "", duty["whose_id"]),
                "about_id": slugs.get(duty["about_id"], duty["about_id"]),
            }
            for duty in found
        )
        tell(lines, as_json=as_json)
