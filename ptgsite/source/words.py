"""The words that a key may be one of, shared by the sources and the Schedule."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether a session takes place (RFC 5545 §3.8.1.11 in lower case)."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    CANCELLED = "cancelled"


class Kind(StrEnum):
    """What sort of team it is, in the order in which kinds are listed."""

    PROJECT = "project"
    SIG = "sig"
    WORKING_GROUP = "working-group"
    POP_UP = "pop-up"
    OPERATORS = "operators"
    BOARD = "board"
    OTHER = "other"


class Level(StrEnum):
    """How loud a notice is."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
