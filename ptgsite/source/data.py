"""YAML text to plain data: texts, lists and mappings, without their places."""

from __future__ import annotations

from array import array
from dataclasses import field
from typing import Any, Self, TypeAlias

from ptgsite.problems import Problem
from ptgsite.records import dataclass
from ptgsite.source import events as e
from ptgsite.source import nodes
from ptgsite.source.places import Items


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


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds, None where it can't be used, and what is wrong with it as YAML.

    `items` are those of the text, if nothing is.
    """

    data: Data | None
    problems: tuple[Problem, ...] = ()
    items: Items = field(default_factory=dict)


def load(text: str, file: str) -> Loaded:
    """Read one YAML document, as `nodes.parse` does; an empty one is Nothing.

    Data is read in half the time of nodes, and kept in a third of the room. What is wrong with a
    text is told by its nodes, which are made only if something is.
    """
    try:
        loader = _Loader(text)
        return Loaded(loader.document(), items=loader.items)
    except (_IrregularError, e.YAMLError):
        parsed = nodes.parse(text, file)
        data = None if parsed.root is None else data_of(parsed.root)
        return Loaded(data, tuple(parsed.problems))


def data_of(node: nodes.Node) -> Data:
    """The data of a node."""
    if isinstance(node, nodes.Scalar):
        return node.text if node.given else Nothing(node.hidden)
    if isinstance(node, nodes.Seq):
        return [data_of(item) for item in node.items]
    pairs = {name: data_of(value) for name, (_, value) in node.pairs.items()}
    if not node.twins:
        return pairs
    doubled = Doubled(pairs)
    doubled.twins = tuple(node.twins)
    return doubled


class _IrregularError(Exception):
    """Raised inside `load` alone, at whatever has to be told or is rare."""


class _Loader:
    """The data of one document, if nothing in it is out of order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.next = e.reader(text)
        self.items: dict[str | int, array[int]] = {}
        self.begins = array("I")

    def document(self) -> Data:
        self.next()  # the start of the stream
        if type(self.next()) is not e.DocumentStart:
            return Nothing()
        data = self.value(self.next(), 0)
        self.next()  # the end of the document
        if type(self.next()) is not e.StreamEnd:
            raise _IrregularError
        return data

    def value(self, event: Any, depth: int) -> Data:
        kind = type(event)
        if kind is e.Alias or event.anchor is not None or event.tag is not None:
            raise _IrregularError
        if kind is e.Scalar:
            return event.value or self.empty(event)
        if depth == e.MAX_DEPTH:
            raise _IrregularError
        return self.list(event, depth + 1) if kind is e.SequenceStart else self.mapping(depth + 1)

    def empty(self, event: Any) -> str:
        return "" if event.style else Nothing(nodes.hidden(self.text, event.start_mark.index))

    def list(self, start: Any, depth: int) -> Data:
        items = []
        noted = depth == 2 and not start.flow_style  # see Items
        while type(event := self.next()) is not e.SequenceEnd:
            if noted:
                mark: Any = event.start_mark
                self.begins.append(mark.index)
                self.begins.append(mark.column if type(event) is e.MappingStart else 0)
            items.append(self.value(event, depth))
        if noted:
            mark = event.start_mark
            self.begins.append(mark.index)
        return items

    def mapping(self, depth: int) -> Data:
        pairs: dict[str, Data] = {}
        while type(event := self.next()) is not e.MappingEnd:
            name = self.value(event, depth)
            if type(name) is not str or name in pairs:
                raise _IrregularError
            pairs[name] = self.value(self.next(), depth)
            if depth == 1 and self.begins:
                self.items[name] = self.begins
                self.begins = array("I")
        return pairs
