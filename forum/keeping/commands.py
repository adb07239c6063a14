"""What is kept in order: unique keys, numbers, the registry, files read, faults and objections."""

from forum.keeping.claim_commands import ClaimCommands
from forum.keeping.document_commands import DocumentCommands
from forum.keeping.fault_commands import FaultCommands
from forum.keeping.objection_commands import ObjectionCommands
from forum.keeping.register_commands import RegisterCommands
from forum.keeping.source_file_commands import SourceFileCommands


class KeepingCommands(
    DocumentCommands,
    FaultCommands,
    ObjectionCommands,
    ClaimCommands,
    RegisterCommands,
    SourceFileCommands,
):
    """The commands of this chapter; strikes, which others build on, stand in `striking.py`."""
