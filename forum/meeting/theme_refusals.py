"""What a theme and the support for it refuse; each sentence says what to do."""

from forum.errors import ForumError


class ThemeAdoptedError(ForumError):
    """The theme was adopted already."""

    code = "theme_adopted"


class ThemeNotAdoptedError(ForumError):
    """A theme takes a slot at a meeting, and comes to an end, only when it is adopted."""

    code = "theme_not_adopted"


class ThemeReplacedError(ForumError):
    """Another theme took its place."""

    code = "theme_replaced"


class ThemeDeclinedError(ForumError):
    """The forum declined the theme."""

    code = "theme_declined"


class ThemeWithdrawnError(ForumError):
    """Whoever proposed the theme withdrew it."""

    code = "theme_withdrawn"


class ThemeConcludedError(ForumError):
    """What became of the theme was said."""

    code = "theme_concluded"


class ThemeOrderError(ForumError):
    """A theme cannot go on with itself, or with one of a later year."""

    code = "theme_order"


class ThemeDecidedError(ForumError):
    """Support weighs before a theme is decided, not after."""

    code = "theme_decided"


class ThemeSupportError(ForumError):
    """The organization proposed the theme itself, or does not support it."""

    code = "theme_support"
