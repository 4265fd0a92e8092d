"""Records do what Python's dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import re
from dataclasses import FrozenInstanceError, field, replace
from pathlib import Path
from typing import Any

import pytest

from ptgsite import records
from ptgsite.records import dataclass


class Plain:
    """A field of each kind."""

    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list)
    d: int = field(default=1, compare=False, repr=False)
    e: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Fill in what isn't given."""
        object.__setattr__(self, "e", self.a + 1)


class Named:
    """Fields that are given by name."""

    a: int = 0
    b: str


class Empty:
    """Nothing at all."""


def both(cls: type, **options: bool) -> tuple[Any, Any]:
    """The record of a class, and Python's dataclass of it."""
    makers: tuple[Any, ...] = (records.dataclass, dataclasses.dataclass)
    ours, python = (
        make(frozen=True, slots=True, **options)(type(cls.__name__, (), dict(vars(cls))))
        for make in makers
    )
    return ours, python


def values_of(made: Any) -> list[object]:
    """The values of all its fields."""
    return [getattr(made, each.name) for each in dataclasses.fields(made)]


def outcome(call: Any) -> Any:
    """What a call gives: a value, or an error and its words."""
    try:
        return call()
    except (TypeError, AttributeError) as error:
        return type(error)


@pytest.mark.parametrize(
    ("cls", "options", "values", "named"),
    [
        (Plain, {}, (1,), {}),
        (Plain, {}, (1, "x", [3], 4), {}),
        (Plain, {}, (1,), {"c": [2], "d": 5}),
        (Plain, {}, (), {}),
        (Plain, {}, (1, "x", [3], 4, 5), {}),
        (Plain, {}, (1,), {"e": 1}),
        (Plain, {}, (1,), {"f": 1}),
        (Named, {"kw_only": True}, (), {"b": "x"}),
        (Named, {"kw_only": True}, (), {}),
        (Named, {"kw_only": True}, (1,), {"b": "x"}),
        (Empty, {}, (), {}),
        (Empty, {}, (1,), {}),
    ],
)
def test_a_record_is_made_like_a_dataclass(
    cls: type, options: dict[str, bool], values: tuple[object, ...], named: dict[str, object]
) -> None:
    """Values come in order or by name, others by default; what doesn't fit is a TypeError."""
    ours, python = both(cls, **options)
    for _ in range(2):  # at first, and when it has been used
        made = outcome(lambda: ours(*values, **named))
        expected = outcome(lambda: python(*values, **named))
        assert repr(made) == repr(expected)
        if isinstance(made, ours):
            assert values_of(made) == values_of(expected)


def test_each_record_has_a_list_of_its_own() -> None:
    """A default that can change is made anew."""
    ours, _ = both(Plain)
    assert ours(1).c == []
    assert ours(1).c is not ours(1).c


def test_records_are_equal_by_what_is_compared() -> None:
    """Only to those of the same kind, and equal ones are one key of a mapping."""
    ours, python = both(Named, kw_only=True)
    assert ours(b="x") == ours(b="x")
    assert ours(b="x") != ours(b="y")
    assert ours(b="x") != python(b="x")
    assert len({ours(b="x"), ours(b="x"), ours(b="y")}) == 2
    assert hash(ours(b="x")) == hash(python(b="x"))
    plain, _ = both(Plain)
    assert plain(1, d=1) == plain(1, d=2)
    assert outcome(lambda: hash(plain(1))) is TypeError


def test_records_never_change() -> None:
    """They have no other attributes, and copies with other values are made by `replace`."""
    ours, _ = both(Plain)
    made = ours(1)
    with pytest.raises(FrozenInstanceError):
        made.a = 2
    with pytest.raises(FrozenInstanceError):
        made.z = 2
    with pytest.raises(FrozenInstanceError):
        del made.a
    assert not hasattr(made, "__dict__")
    assert (made.a, replace(made, a=2).a) == (1, 2)


@dataclass(frozen=True, slots=True)
class Sent:
    """One that other processes can find by its name."""

    a: int
    b: list[int] = field(default_factory=list)


def test_records_can_be_copied_and_sent() -> None:
    """To another process, too."""
    made = Sent(1, [2])
    copies: tuple[Any, ...] = copy.deepcopy(made), pickle.loads(pickle.dumps(made))
    for copied in copies:
        assert copied == made
        assert copied.b is not made.b
        with pytest.raises(FrozenInstanceError):
            copied.a = 2


def test_programs_can_look_at_records() -> None:
    """Fields, their defaults and the order for patterns are those of a dataclass."""
    ours, python = both(Plain)
    assert ours.__match_args__ == python.__match_args__
    assert inspect.getdoc(ours) == inspect.getdoc(python)
    assert ours.__slots__ == python.__slots__
    assert [each.default for each in dataclasses.fields(ours)] == [
        each.default for each in dataclasses.fields(python)
    ]


def test_every_record_of_the_program_is_made_here() -> None:
    """A dataclass of Python's costs every command half a millisecond."""
    package = Path(records.__file__).parent
    found = [
        path.name
        for path in sorted(package.rglob("*.py"))
        if re.search("from dataclasses import .*\\bdataclass\\b", path.read_text("utf-8"))
    ]
    assert found == ["records.py"]
