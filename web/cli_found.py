"""`forum found`: a new forum with its two sides and its secretariat."""

import json
from typing import TYPE_CHECKING
from uuid import UUID

import click

from web.cli_shared import refusing, settings_now

if TYPE_CHECKING:
    from web.installation import Installation


@click.command()
@click.argument("slug")
@click.option("--name", required=True, metavar="SV", help="What it is called in Swedish.")
@click.option("--name-en", default="", metavar="EN", help="And in English.")
@click.option(
    "--civil", default="Civilsamhällesparten", show_default=True, help="Name of the one side."
)
@click.option(
    "--public", default="Den offentliga parten", show_default=True, help="Name of the other."
)
@click.option("--office", default="Kansliet", show_default=True, help="Name of its secretariat.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@refusing
def found(
    slug: str, name: str, name_en: str, civil: str, public: str, office: str, as_json: bool
) -> None:
    """Found a forum at the address SLUG, with the two sides and a secretariat.

    Civil society has seats, the public side names who comes. What else the forum decides about
    itself goes into its rules of procedure.
    """
    from web.installation import Installation

    installation = Installation(settings_now())
    try:
        forum_id, office_id = _founded(
            installation,
            slug,
            {"sv": name, "en": name_en or None},
            {"civil_society": civil, "public": public},
            office,
        )
        installation.catch_up()
    finally:
        installation.close()
    if as_json:
        told = {"slug": slug, "forum_id": str(forum_id), "office_id": str(office_id)}
        click.echo(json.dumps(told))
        return
    click.echo(f"founded: {installation.settings.base_url}/{slug}/")
    click.echo("next, an account for somebody of its secretariat:")
    click.echo(f"forum account invite ADDRESS --secretariat {slug} --name NAME")


def _founded(
    installation: "Installation",
    slug: str,
    name: dict[str, str | None],
    sides: dict[str, str],
    office: str,
) -> tuple[UUID, UUID]:
    """Found the forum with its secretariat, in one act."""
    from forum.governing.forum import Side, SideKind
    from forum.governing.office import OfficeKind
    from forum.record.acting import acting
    from forum.record.ids import SYSTEM_OFFICE_ID
    from forum.record.values import names

    kinds = {"civil_society": SideKind.CIVIL_SOCIETY, "public": SideKind.PUBLIC}
    made = [
        Side(
            key=key,
            name=names({"sv": sides[key]}),
            classification=kind,
            has_fixed_seats=kind is SideKind.CIVIL_SOCIETY,
        )
        for key, kind in kinds.items()
    ]
    do = installation.governance
    with acting(SYSTEM_OFFICE_ID), do.batch("found_forum", slug=slug):
        forum_id = do.found_forum(slug=slug, name=name, sides=made)
        office_id = do.open_office(
            kind=OfficeKind.SECRETARIAT, name=office, serves_forum_id=forum_id
        )
    return forum_id, office_id
