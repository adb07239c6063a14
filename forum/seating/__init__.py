"""Who sits in the forum: organizations, persons, selections, seats and representatives."""
