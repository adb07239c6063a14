"""Answering: views that were given, and what came back."""
