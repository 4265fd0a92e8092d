"""A new event: the files that it starts with, from the answers to a few questions."""
