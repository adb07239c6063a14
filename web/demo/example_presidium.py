"""The presidium: acting in the first autumn, appointed for 2026, and a change in mid-year."""

from forum.record.acting import noting
from forum.record.posts import Post
from forum.record.when import When
from web.demo.example_season import ASSOCIATIONS, MUNICIPALITY, Season

LEAVING = "Vice ordförande 2026 (kommunparten)"


def begin(season: Season) -> None:
    """Somebody has to open the first meeting."""
    with season.at("2025-09-22 09:00", "appoint_presidium_member") as do:
        do.appoint_presidium_member(
            year=2025,
            post=Post.CHAIR,
            label="Tillförordnad ordförande 2025 (kommunparten)",
            side=MUNICIPALITY,
            named_by=MUNICIPALITY,
            organization_id=season.id["akero-kommun"],
            is_acting=True,
            start=When("2025-10-01"),
            end=When("2026-01-28"),
        )
        do.appoint_presidium_member(
            year=2025,
            post=Post.ADMINISTRATOR,
            label="Handläggare 2025 (kansliet)",
            organization_id=season.id["akero-kommun"],
            start=When("2025-10-01"),
            end=When("2026-01-28"),
        )


def appoint(season: Season) -> None:
    """Each side names its own at the constituting meeting."""
    with season.at("2026-01-28 18:40", "appoint_presidium_member") as do:
        do.appoint_presidium_member(
            year=2026,
            post=Post.CHAIR,
            label="Ordförande 2026 (föreningsparten)",
            side=ASSOCIATIONS,
            named_by=ASSOCIATIONS,
            organization_id=season.id["akero-foreningsrad"],
            person_id=season.id["person A"],
            start=When("2026-01-28"),
        )
        do.appoint_presidium_member(
            year=2026,
            post=Post.VICE_CHAIR,
            label=LEAVING,
            side=MUNICIPALITY,
            named_by=MUNICIPALITY,
            organization_id=season.id["akero-kommun"],
            person_id=season.id["person I"],
            start=When("2026-01-28"),
        )
        do.appoint_presidium_member(
            year=2026,
            post=Post.ADMINISTRATOR,
            label="Handläggare 2026 (kansliet)",
            organization_id=season.id["akero-kommun"],
            start=When("2026-01-28"),
        )


def change(season: Season) -> None:
    """The vice chair leaves, and an official acts in the post until a new one is named."""
    with season.at("2026-08-20 10:00", "leave_presidium") as do:
        with noting(effective=When("2026-08-31")):
            do.leave_presidium(
                year=2026, post=Post.VICE_CHAIR, label=LEAVING, end=When("2026-08-31")
            )
        with noting(effective=When("2026-09-01")):
            do.appoint_presidium_member(
                year=2026,
                post=Post.VICE_CHAIR,
                label="Tillförordnad vice ordförande 2026 (kommunparten)",
                side=MUNICIPALITY,
                named_by=MUNICIPALITY,
                organization_id=season.id["akero-kommun"],
                person_id=season.id["person J"],
                is_acting=True,
                start=When("2026-09-01"),
            )
