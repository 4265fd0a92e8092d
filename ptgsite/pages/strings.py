"""The words that a theme puts around the schedule: its strings.json files, laid over each other.

The default theme's file has every key. A site's theme names those that it says otherwise; its
texts win key by key, so that a translation may also be partial.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from ptgsite.pages.theme import ThemeError

Texts: TypeAlias = Mapping[str, Any]
"""Texts, lists of texts, or more of these, by name."""

_NAME = re.compile(r"\{([a-z_]+)\}")
_FILE = "strings.json"


def strings(files: Iterable[Path]) -> Texts:
    """The texts of some files, the most general first. Raises ThemeError where one can't be used.

    Every text that the first file has is of the same kind in all: a text, or as long a list.
    """
    texts: Texts = {}
    for path in files:
        texts = _over(texts, _read(path), ())
    return texts


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise ThemeError("is not UTF-8 text", _FILE, None) from error
    except json.JSONDecodeError as error:
        raise ThemeError(f"is not JSON: {error.msg}", _FILE, error.lineno) from error
    except RecursionError as error:
        raise ThemeError("is nested too deeply", _FILE, None) from error


def _over(below: Any, above: Any, route: tuple[str, ...]) -> Any:
    """What `above` says, and where it says nothing, what `below` does."""
    name = ".".join(route) or "the file"
    if isinstance(below, Mapping):
        if not isinstance(above, Mapping):
            raise ThemeError(f"{name} has to be a mapping", _FILE, None)
        both = {
            key: _over(below[key], value, (*route, key)) if key in below else value
            for key, value in above.items()
        }
        return {**below, **both}
    if isinstance(below, list):
        if not _is_list_like(below, above):
            raise ThemeError(f"{name} has to be a list of {len(below)} texts", _FILE, None)
    elif not isinstance(above, str):
        raise ThemeError(f"{name} has to be a text", _FILE, None)
    return above


def _is_list_like(below: list[Any], above: Any) -> bool:
    return (
        isinstance(above, list)
        and len(above) == len(below)
        and all(isinstance(text, str) for text in above)
    )


def fill(text: str, /, **values: object) -> str:
    """A text with its `{placeholders}` filled in; one that has no value stays as it is."""
    return "".join(map(str, pieces(text, **values)))


def pieces(text: str, /, **values: object) -> Iterator[object]:
    """A text in pieces: the values of its `{placeholders}`, and what stands between them."""
    for index, piece in enumerate(_split(text)):
        yield values.get(piece, f"{{{piece}}}") if index % 2 else piece


@lru_cache
def _split(text: str) -> list[str]:
    """Names of placeholders, and what stands before, between and behind them."""
    return _NAME.split(text)


def plural(forms: Mapping[str, str], number: int) -> str:
    """A number of things, from the forms "one" and "other": "1 session", "2 sessions"."""
    return _numbered(forms["one" if number == 1 else "other"], number)


@lru_cache(1 << 12, typed=True)  # few numbers are said of many things; 2 is not 2.0
def _numbered(form: str, number: int) -> str:
    return fill(form, number=number)
