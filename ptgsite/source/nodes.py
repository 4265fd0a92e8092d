"""YAML text to nodes that know where they stand: for problems, and for changing a file in place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any, TypeAlias

from ptgsite.problems import Problem, Where
from ptgsite.records import dataclass
from ptgsite.source import events as e
from ptgsite.source.twins import Twin, twin_problems

_HIDDEN = re.compile(r"[ \t]*(?P<word>#\w[^\s]*)")


@dataclass(slots=True, eq=False)
class Scalar:
    """A text; `given` is false where nothing is written after the colon or dash.

    `hidden` is what stands there all the same, as a comment that was hardly meant as one.
    """

    text: str
    given: bool
    start: Any
    end: Any
    hidden: str = ""


@dataclass(slots=True, eq=False)
class Seq:
    """A list."""

    items: list[Node]
    start: Any
    end: Any


@dataclass(slots=True, eq=False)
class Map:
    """A mapping; of keys that are there twice, the first. `twins` are the others' problems."""

    pairs: dict[str, tuple[Scalar, Node]]
    start: Any
    end: Any
    twins: list[Problem] | None = None


Node: TypeAlias = Scalar | Seq | Map


@dataclass(slots=True)
class Parsed:
    """A file's root node, None where the file can't be used, and what is wrong with it."""

    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)


def hidden(text: str, offset: int) -> str:
    """A word such as #channel after a colon: YAML takes it for a comment."""
    found = _HIDDEN.match(text, offset)
    return found["word"] if found else ""


class _UnusableError(Exception):
    """Raised inside `parse` alone, to leave the recursion at the first fatal problem."""


def parse(text: str, file: str) -> Parsed:
    """Read one YAML document.

    An empty document has a `root` that is a Scalar not given. Aliases, tags and further documents
    are refused, since the format has no use for them.
    """
    builder = _Builder(file, text)
    try:
        builder.document(iter(e.reader(text), None))
    except _UnusableError:
        pass
    except e.MarkedYAMLError as error:
        if "maximum nesting depth" in (error.problem or ""):
            return parse(_less_deep(error, text), file)
        builder.problems.append(_syntax_problem(error, text, file))
    except e.ReaderError as error:
        builder.report(
            "yaml-syntax",
            "no text can have the invisible character that stands here",
            _offset(error.position, text),
            "delete it",
        )
    usable = not any(p.rule in _FATAL for p in builder.problems)
    return Parsed(builder.root if usable else None, builder.problems)


_FATAL = frozenset({"yaml-syntax", "conflict-marker", "alias", "too-deep"})


class _Builder:
    """The nodes of one document, built from the parser's events."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.root: Node | None = None
        self.problems: list[Problem] = []

    def report(self, rule: str, message: str, offset: int, help_: str) -> None:
        self.problems.append(Problem(rule, message, Where(self.file, offset=offset), help_))

    def document(self, events: Iterator[Any]) -> None:
        for event in events:
            if type(event) is e.DocumentStart:
                start: Any = event.start_mark
                if self.root is not None:
                    self.report(
                        "yaml-syntax",
                        "a second YAML document starts here, and a file is one document",
                        start.index,
                        "delete the line `---`",
                    )
                    raise _UnusableError
                self.root = self.node(events, next(events), 0)
        if self.root is None:
            self.root = Scalar("", given=False, start=None, end=None)

    def node(self, events: Iterator[Any], event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is e.Alias:
            self._alias(event.start_mark, f"*{event.anchor}", "refers to a YAML anchor")
            return Scalar("", given=False, start=event.start_mark, end=event.end_mark)
        if event.anchor is not None:
            self._alias(event.start_mark, f"&{event.anchor}", "is a YAML anchor")
        if event.tag is not None:
            self._alias(event.start_mark, _short_tag(event.tag), "is a YAML tag")
        if kind is e.Scalar:
            return self._scalar(event)
        if depth == e.MAX_DEPTH:
            self.report(
                "too-deep",
                f"more than {e.MAX_DEPTH} lists and mappings stand in each other",
                event.start_mark.index,
                "look for a bracket too many, or a line indented too far",
            )
            raise _UnusableError
        if kind is e.SequenceStart:
            return self._seq(events, event.start_mark, depth + 1)
        return self._map(events, event.start_mark, depth + 1)

    def _scalar(self, event: Any) -> Scalar:
        given = bool(event.value or event.style)  # plain text has no style
        found = "" if given else hidden(self.text, event.start_mark.index)
        return Scalar(event.value, given, event.start_mark, event.end_mark, found)

    def _alias(self, mark: Any, sign: str, what: str) -> None:
        self.report(
            "alias",
            f"`{sign}` {what}, and these files can't have one",
            mark.index,
            "put text that starts with `*`, `&` or `!` in quotes; else write the value itself here",
        )

    def _seq(self, events: Iterator[Any], start: Any, depth: int) -> Seq:
        items = []
        for event in events:
            if type(event) is e.SequenceEnd:
                break
            items.append(self.node(events, event, depth))
        return Seq(items, start, event.end_mark)

    def _map(self, events: Iterator[Any], start: Any, depth: int) -> Map:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        twins: list[Twin] = []
        for event in events:
            if type(event) is e.MappingEnd:
                break
            key = self.node(events, event, depth)
            value = self.node(events, next(events), depth)
            if not isinstance(key, Scalar):
                self.report(
                    "yaml-syntax",
                    "a key must be a plain word, and this is a list or a mapping",
                    key.start.index,
                    "put text that starts with `[` or `{` in quotes",
                )
            elif key.text in pairs:
                first, before = pairs[key.text]
                lists = isinstance(before, Seq) and isinstance(value, Seq)
                twins.append(Twin(key.text, key.start.index, first.start.index, lists))
            else:
                pairs[key.text] = (key, value)
        return Map(pairs, start, event.end_mark, self._told(twins, pairs, depth))

    def _told(
        self, twins: list[Twin], pairs: dict[str, tuple[Scalar, Node]], depth: int
    ) -> list[Problem] | None:
        if not twins:
            return None
        begins = next(iter(pairs.values()))[0].start.index
        return twin_problems(twins, begins, self.file, whole=depth == 1)


def _syntax_problem(error: e.MarkedYAMLError, text: str, file: str) -> Problem:
    mark: Any = error.problem_mark or error.context_mark
    offset = min(mark.index, len(text)) if mark else 0
    opened = error.context_mark.index if error.context_mark else offset
    from ptgsite.source.syntax_help import explain_syntax_error

    said = explain_syntax_error(error.problem or "", text, offset, opened)
    return Problem(said.rule, said.message, Where(file, offset=said.offset), said.help)


def _less_deep(error: e.MarkedYAMLError, text: str) -> str:
    """So much of a text that its nesting is still above our cap, and below libyaml's own.

    From PyYAML 6.0.4 on, libyaml stops at 1,000 levels before it tells of any; each level takes a
    character, so half of them stand before the last 500.
    """
    mark: Any = error.problem_mark
    return text[: mark.index - 500]


def _offset(position: int, text: str) -> int:
    """Libyaml counts a bad character's place in bytes."""
    if not e.WITH_LIBYAML:
        return position
    return len(text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "ignore"))


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
