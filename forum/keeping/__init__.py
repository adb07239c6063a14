"""Keeping order: unique keys, numbers that people cite, the registry, files read, strikes."""
