"""Keeping order: unique keys, numbers that people cite, the registry, files read, strikes.

Also what tells that something is not as it should be: reported faults, objections to entries.
"""
