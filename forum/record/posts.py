"""The posts of a presidium, which meetings name as well."""

from enum import StrEnum


class Post(StrEnum):
    """A post of the presidium."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    ADMINISTRATOR = "administrator"
