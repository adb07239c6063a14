"""Pages for those who sit: `my` is what a member finds signed in."""
