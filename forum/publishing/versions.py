"""Which version of notes is written over, and which is published."""

from forum.errors import ConflictError
from forum.publishing.refusals import UnknownVersionError


def check_read(read: int | None, newest: int) -> None:
    """Refuse to write over a newer version than the one that was read, if that is said.

    Raises:
        ConflictError: There is a newer one.
    """
    if read is not None and read != newest:
        raise ConflictError(
            "somebody wrote version {newest} meanwhile: read it and enter your changes there",
            number=newest,
            newest=newest,
        )


def version_to_publish(
    wanted: int | None, settled: tuple[int | None, int | None], newest: int
) -> int:
    """Return the version to publish; once one is approved, only that or its newest correction.

    Args:
        wanted: The version that is asked for, if one is.
        settled: The newest correction and the approved version, where there are.
        newest: The newest version.

    Raises:
        UnknownVersionError: The version asked for is not what was approved.
    """
    known = [number for number in settled if number is not None]
    chosen = wanted or (known[0] if known else newest)
    if known and chosen not in known:
        raise UnknownVersionError(
            "version {chosen} was not approved: publish version {known}",
            number=chosen,
            chosen=chosen,
            known=known[0],
        )
    return chosen
