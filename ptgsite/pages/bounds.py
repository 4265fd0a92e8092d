"""How much a theme may ask for: more would fill the memory, or take for ever.

A theme comes with a pull request, as the rest does, and its templates are programs. What one
expression can ask for by a number is bounded here, and so is how often loops go round. What a
template puts together step by step is not: that takes a bound on the time and memory of a build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from string import Formatter
from typing import Any, NoReturn, TypeVar

T = TypeVar("T")

LONGEST = 100_000
"""Characters of a text that is repeated, or members of a list; a range, too, may have so many."""

WIDEST = 1_000
"""What filters may be told: of widths, numbers of columns, digits; and how long texts may be that
they put before or behind each line."""

_BITS = 10_000
ROUNDS = 1_000_000
_PERCENT = re.compile(r"%%|%(?:\([^()]*\))?([^a-zA-Z%]*)")
_WIDE = re.compile(r"\d{4}|[*({]")

UNBOUNDED = frozenset("center encode expandtabs ljust rjust to_bytes translate zfill".split())
"""Methods of texts and numbers that make as much as they are told, or something with such ones."""


class TooMuch(Exception):
    """A theme asks for more than there may be."""


class Rounds:
    """How often loops may still go round while a page is made."""

    left = 0

    def begin(self) -> None:
        """A page begins."""
        self.left = ROUNDS

    def end(self) -> NoReturn:
        """None is left."""
        raise TooMuch(f"loops have gone round {ROUNDS:,} times for this page, and that is enough")


def product(left: Any, right: Any) -> Any:
    """The product of two numbers, or a text or list repeated. Raises TooMuch."""
    for one, number in ((left, right), (right, left)):
        if isinstance(number, int) and isinstance(one, str | list | tuple):
            length = _size(one) * number
            if length > LONGEST:
                raise TooMuch(f"a text or list would be {length:,} long; {LONGEST:,} is the most")
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())
    return left * right


def _size(value: Any) -> int:
    """How long a text is, or how many things and characters a list holds, those in its lists too.

    It is not counted beyond LONGEST.
    """
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return 1
    size = 0
    for each in value:
        size += _size(each)
        if size > LONGEST:
            break
    return size


def power(left: Any, right: Any) -> Any:
    """A number to the power of another. Raises TooMuch."""
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() * right)
    return left**right


def _check_bits(bits: int) -> None:
    if bits > _BITS:
        raise TooMuch("a number would have more than 3,000 digits")


def remainder(left: Any, right: Any) -> Any:
    """The remainder of a division, or a text with values filled in. Raises TooMuch."""
    if isinstance(left, str):
        check_form(left)
    return left % right


def check_form(form: str) -> None:
    """Raise TooMuch where a text such as "%9d" asks for a great width, or takes it from a value."""
    _check_widths((found[1] for found in _PERCENT.finditer(form)), form)


def check_braces(form: str) -> None:
    """The same for one such as "{:9}"; what it would raise when it is filled in, it may here."""
    _check_widths((spec for _, _, spec, _ in Formatter().parse(form)), form)


def _check_widths(specs: Iterable[str | None], form: str) -> None:
    if any(spec and _WIDE.search(spec) for spec in specs):
        raise TooMuch(f'"{form[:40]}": a width is a number of up to three digits')


def bounded(of: Callable[..., T], after: int) -> Callable[..., T]:
    """A filter that is told no number above WIDEST and no longer text.

    The first `after` arguments are not what it is told. What it makes raises TooMuch.
    """

    @wraps(of)  # with the marks that it has for Jinja
    def call(*given: Any, **named: Any) -> T:
        for each in (*given[after:], *named.values()):
            if isinstance(each, int) and each > WIDEST:
                raise TooMuch(f"a filter is told {each:,}; {WIDEST:,} is the most")
            if isinstance(each, str) and len(each) > WIDEST:
                raise TooMuch(f"a filter is told a text of {len(each):,}; {WIDEST:,} is the most")
        return of(*given, **named)

    return call
