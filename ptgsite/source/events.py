"""YAML text to the parser's events. The only door to the YAML parser.

Only libyaml's event stream is used: it keeps every scalar as it was written, and unlike `compose`
it can't be crashed by deep nesting, which its readers cap.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import yaml

MAX_DEPTH = 20
"""How many lists and mappings may stand in each other; the format needs six."""

WITH_LIBYAML: bool = yaml.__with_libyaml__
_LOADER: Any = yaml.CBaseLoader if WITH_LIBYAML else yaml.BaseLoader

# Names of their own, since they are looked up for every event of every file.
Alias, Scalar = yaml.AliasEvent, yaml.ScalarEvent
DocumentStart, StreamEnd = yaml.DocumentStartEvent, yaml.StreamEndEvent
SequenceStart, SequenceEnd = yaml.SequenceStartEvent, yaml.SequenceEndEvent
MappingStart, MappingEnd = yaml.MappingStartEvent, yaml.MappingEndEvent

YAMLError: TypeAlias = yaml.YAMLError
MarkedYAMLError: TypeAlias = yaml.MarkedYAMLError
ReaderError: TypeAlias = yaml.reader.ReaderError


def reader(text: str) -> Callable[[], Any]:
    """What gives the next event of a text each time it is called, and None after the last.

    Raises ReaderError or MarkedYAMLError, as that does, where the text is no YAML.
    """
    next_event: Callable[[], Any] = _LOADER(text).get_event
    return next_event
