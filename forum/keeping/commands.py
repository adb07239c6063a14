"""What is kept in order: unique keys, numbers, the registry, and files that were read."""

from forum.keeping.claim_commands import ClaimCommands
from forum.keeping.document_commands import DocumentCommands
from forum.keeping.register_commands import RegisterCommands
from forum.keeping.source_file_commands import SourceFileCommands


class KeepingCommands(DocumentCommands, ClaimCommands, RegisterCommands, SourceFileCommands):
    """The commands of this chapter; strikes stand in `striking.py`."""
