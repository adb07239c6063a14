"""Publishing: the notes of meetings in all their versions, and what the forum gives out."""
