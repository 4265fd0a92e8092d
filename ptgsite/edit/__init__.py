"""Changing a team's file in place: what is not changed keeps every byte."""
