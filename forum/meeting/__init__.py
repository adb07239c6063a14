"""Meeting: themes and groups before it, the meeting and who came, and what was decided."""
