"""Frozen records with slots: dataclasses, made in a sixth of the time.

Python writes six functions for each dataclass as text and compiles them at every start, which for
the 160 of a build takes a third of the time of all its imports. Here a function is written when it
is first called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, fields
from dataclasses import dataclass as _dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass"]

if TYPE_CHECKING:  # for checkers it is Python's own
    from dataclasses import dataclass
else:

    def dataclass(cls: type | None = None, /, *, kw_only: bool = False, **options: bool) -> Any:
        """As Python's; of a class that is frozen and has slots, what it can do comes when used."""
        if cls is None:
            return partial(dataclass, kw_only=kw_only, **options)
        if options != {"frozen": True, "slots": True}:
            return _dataclass(cls, kw_only=kw_only, **options)
        made = _dataclass(cls, init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
        for name, text in (("__init__", _init), ("__eq__", _eq), ("__hash__", _hash)):
            setattr(made, name, _when_called(made, name, text))
        made.__repr__, made.__setattr__, made.__delattr__ = _repr, _refuse, _refuse
        made.__reduce__ = _reduce
        return made


_Text = Callable[[tuple[Field[Any], ...]], Iterator[str]]


def _when_called(cls: type, name: str, text: _Text) -> Callable[..., Any]:
    """What puts the real function in its own place, and calls it."""

    def stub(*args: Any, **named: Any) -> Any:
        parts = fields(cls)
        lines = list(text(parts))
        if name == "__init__" and hasattr(cls, "__post_init__"):
            lines.append(" self.__post_init__()")
        known = dict(_known(cls, parts))
        exec("\n".join(lines), known)  # noqa: S102 - names of fields, which are Python's own names
        setattr(cls, name, known[name])
        return known[name](*args, **named)

    return stub


def _known(cls: type, parts: Iterable[Field[Any]]) -> Iterator[tuple[str, Any]]:
    """What the functions' texts name."""
    for each in parts:
        yield f"_set_{each.name}", getattr(cls, each.name).__set__
        yield f"_default_{each.name}", each.default
        yield f"_new_{each.name}", each.default_factory


def _init(parts: tuple[Field[Any], ...]) -> Iterator[str]:
    wanted = [each for each in parts if each.init]
    placed = [_parameter(each) for each in wanted if not each.kw_only]
    named = [_parameter(each) for each in wanted if each.kw_only]
    yield f"def __init__({', '.join(('self', *placed, *('*', *named) * bool(named)))}):"
    yield " pass"
    for each in wanted:
        made = f"_new_{each.name}() if {each.name} is _new_{each.name} else "
        yield f" _set_{each.name}(self, {made * _is_made(each)}{each.name})"


def _parameter(of: Field[Any]) -> str:
    if _is_made(of):
        return f"{of.name}=_new_{of.name}"
    return of.name if of.default is MISSING else f"{of.name}=_default_{of.name}"


def _is_made(of: Field[Any]) -> bool:
    return of.default_factory is not MISSING


def _eq(parts: tuple[Field[Any], ...]) -> Iterator[str]:
    yield "def __eq__(self, other):"
    yield " if other.__class__ is not self.__class__:"
    yield "  return NotImplemented"
    yield f" return {_values('self', parts)} == {_values('other', parts)}"


def _hash(parts: tuple[Field[Any], ...]) -> Iterator[str]:
    yield "def __hash__(self):"
    yield f" return hash({_values('self', parts)})"


def _values(of: str, parts: Iterable[Field[Any]]) -> str:
    return f"({''.join(f'{of}.{each.name}, ' for each in parts if each.compare)})"


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(of: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(of).__qualname__}.{name} is frozen")


def _reduce(of: Any) -> tuple[object, ...]:
    """What a copy is made from, or what another process is sent."""
    kind: type = type(of)
    return _rebuilt, (kind, *[getattr(of, name) for name in _names(kind)])


def _rebuilt(kind: Any, *values: object) -> Any:
    made = object.__new__(kind)
    for put, value in zip(_places(kind), values, strict=True):
        put(made, value)
    return made


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


@cache
def _places(kind: type) -> tuple[Callable[[object, object], None], ...]:
    return tuple(getattr(kind, name).__set__ for name in _names(kind))
