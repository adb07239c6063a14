"""What is kept in order: unique keys, numbers, and files that were read."""

from forum.keeping.claim_commands import ClaimCommands
from forum.keeping.register_commands import RegisterCommands
from forum.keeping.source_file_commands import SourceFileCommands


class KeepingCommands(ClaimCommands, RegisterCommands, SourceFileCommands):
    """The commands of this chapter; strikes stand in `striking.py`."""
