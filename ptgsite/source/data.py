"""What a YAML file holds as plain data: texts, lists and mappings, without their places."""

from __future__ import annotations

from typing import Self, TypeAlias

from ptgsite.problems import Problem


class Nothing(str):
    """The text where nothing is written after the colon or dash; see `nodes.Scalar.hidden`."""

    __slots__ = ("hidden",)
    hidden: str

    def __new__(cls, hidden: str = "") -> Self:
        """Make one."""
        nothing = super().__new__(cls)
        nothing.hidden = hidden
        return nothing


class Doubled(dict[str, "Data"]):
    """A mapping in which keys stand twice, with the first values, and `twins`, the problems.

    They are told by whoever wants a mapping there: in place of a list, they'd be a second problem.
    """

    __slots__ = ("twins",)
    twins: tuple[Problem, ...]


Data: TypeAlias = "str | list[Data] | dict[str, Data]"
