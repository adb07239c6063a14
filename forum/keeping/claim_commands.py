"""Taking and looking up unique keys, for the commands of other chapters."""

from uuid import UUID

from forum.commanding import Commands
from forum.errors import ForumError
from forum.keeping.claim import Claim


class SlugTakenError(ForumError):
    """Something else has the key."""

    code = "slug_taken"


class ClaimCommands(Commands):
    """Unique keys. None of these is a command: they join the command that needs them."""

    def claim(self, scope: str, key: str, owner_id: UUID) -> None:
        """Take a key for its owner; the same owner again writes nothing.

        Raises:
            SlugTakenError: Another thing has the key.
        """
        found = self.find(Claim, Claim.create_id(scope, key))
        if found is None:
            self.save(self.create(Claim, scope=scope, key=key, owner_id=owner_id))
        elif found.owner_id != owner_id:
            raise SlugTakenError("'{key}' is taken already: choose another", scope=scope, key=key)

    def owner_of(self, scope: str, key: str) -> UUID | None:
        """Return the owner of a key, or None where nobody took it."""
        found = self.find(Claim, Claim.create_id(scope, key))
        return found.owner_id if found is not None else None
