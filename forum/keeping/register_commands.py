"""Issuing numbers, for the commands of other chapters."""

from uuid import UUID

from forum.commanding import Commands
from forum.keeping.register import Register, Series


class RegisterCommands(Commands):
    """Numbers that people cite. None of these is a command."""

    def issue_number(self, series: Series, year: int, to_id: UUID) -> int:
        """Issue the next number of a series in the running unit; the same thing keeps its number.

        Args:
            series: What is numbered.
            year: The forum year; 0 for views.
            to_id: What it is for.
        """
        register = self.find(Register, Register.create_id(series, year))
        if register is None:
            register = self.create(Register, series=series, year=year)
        number = register.issue(to_id)
        self.save(register)
        return number
