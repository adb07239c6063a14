"""The access tables of each chapter; `forum.policy` puts them together."""
