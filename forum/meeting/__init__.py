"""Meeting: themes and groups before it, the meeting and who came, decisions and tasks at it."""
