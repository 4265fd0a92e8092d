"""YAML text to plain data: the quick way for most, by nodes for all else."""

from __future__ import annotations

from ptgsite.problems import Problem
from ptgsite.records import dataclass
from ptgsite.source import regular
from ptgsite.source.data import Data


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds, None where it can't be used, and what is wrong with it as YAML.

    `is_regular` says that its places can be told by `regular_places`.
    """

    data: Data | None
    problems: tuple[Problem, ...] = ()
    is_regular: bool = False


def load(text: str, file: str) -> Loaded:
    """Read one YAML document, as `nodes.parse` does; an empty one is Nothing."""
    try:
        return Loaded(regular.read(text), is_regular="\r" not in text)
    except regular.IrregularError:
        return _by_nodes(text, file)


def _by_nodes(text: str, file: str) -> Loaded:
    from ptgsite.source.nodes import data_of, parse

    parsed = parse(text, file)
    data = None if parsed.root is None else data_of(parsed.root)
    return Loaded(data, tuple(parsed.problems))
