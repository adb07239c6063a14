"""Keeping order: claims on unique keys, numbers that people cite, files that were read, strikes."""
