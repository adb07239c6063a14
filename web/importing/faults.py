"""A row that has the right shape and cannot be carried out all the same."""


class RowFaultError(Exception):
    """A row names what does not exist, or asks for what the forum refuses.

    Attributes:
        column: The column at fault, or empty.
    """

    def __init__(self, sentence: str, column: str = "") -> None:
        super().__init__(sentence)
        self.column = column
