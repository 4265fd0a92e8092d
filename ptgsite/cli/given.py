"""What a command is given: a value, or a file or an address to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ptgsite.cli.common import fail

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from ptgsite.source.scalars import ScalarType

T = TypeVar("T")

plain_http_option: Callable[[Any], Any] = click.option(
    "--plain-http", is_flag=True, help="Allow http:// addresses of other machines."
)


def parsed(type_: ScalarType[T], text: str, what: str) -> T:
    """A value given on the command line, which is read as one in a file is."""
    from ptgsite.source.scalars import Mistake

    value = type_.parse(text)
    if isinstance(value, Mistake):
        raise click.BadParameter(f"{value.message}\n{value.help or ''}".strip(), param_hint=what)
    return value


_ADDRESS = re.compile(r"(?:\w[\w-]*\.)+[a-z]{2,}/.|\w+:/")


def content_of(given: str, limit: int, *, plain_http: bool = False) -> bytes:
    """The content of a file or of what an address answers, of at most `limit` bytes.

    "-" is standard input, as elsewhere.
    """
    from ptgsite.network import NotFetched, fetch, is_address

    if not is_address(given):
        return _file(Path(given), limit)
    answer = fetch(given, limit, plain_http=plain_http)
    if isinstance(answer, NotFetched):
        fail(f"{answer.message}\n  = help: {answer.help}")
    return answer.content


def _file(path: Path, limit: int) -> bytes:
    if _ADDRESS.match(path.as_posix()) and not path.exists():
        fail(f"there is no file {path}\n  = help: a web address begins with https://")
    if path.is_dir():
        fail(f"{path} is a folder\n  = help: name a file, a web address, or - for standard input")
    with click.open_file(str(path), "rb") as file:
        content: bytes = file.read(limit + 1)
    if len(content) > limit:
        fail(f"{path} has more than {limit:,} bytes\n  = help: is it the right file?")
    return content
