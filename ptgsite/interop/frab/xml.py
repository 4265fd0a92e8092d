"""schedule.xml to the shape of schedule.json, so that one reader is enough. The door to XML.

A document type is refused, and with it every entity of the file's own: such can blow a few bytes up
to gigabytes, or name a file of this machine (https://docs.python.org/3/library/xml.html#xml-security).
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from ptgsite.interop.imported import Refusal

MAX_DEPTH = 30
MAX_ELEMENTS = 500_000
"""A talk has some twenty; a file of empty elements would need a hundred times its size here."""

_LISTS = {"persons": "person", "links": "link", "attachments": "attachment"}
_LOOK = "look whether this is a schedule.xml of frab, pretalx or c3voc"


class _Refused(Exception):
    """Raised inside the parser's handlers, to leave it."""


class _Element:
    __slots__ = ("attributes", "children", "name", "pieces")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[_Element] = []
        self.pieces: list[str] = []

    @property
    def text(self) -> str:
        """Its own text."""
        return "".join(self.pieces)

    def all(self, name: str) -> list[_Element]:
        """The children of a name."""
        return [child for child in self.children if child.name == name]


def read_xml(content: bytes) -> dict[str, Any] | Refusal:
    """The schedule that a file holds, as schedule.json has it; or why it holds none.

    It may be in any encoding that it names.
    """
    root = _parsed(content)
    if isinstance(root, Refusal):
        return root
    if root.name != "schedule":
        return Refusal(f"this XML is no schedule: it starts with <{root.name[:40]}>", _LOOK)
    conference = next(iter(root.all("conference")), _Element("conference", {}))
    about: dict[str, Any] = {child.name: child.text for child in conference.children}
    about["tracks"] = [track.attributes for track in conference.all("track")]
    about.pop("track", None)
    about["days"] = [_day(day) for day in root.all("day")]
    return {"schedule": {"conference": about}}


def _parsed(content: bytes) -> _Element | Refusal:
    top = _Element("", {})
    open_ = [top]
    numbers = iter(range(MAX_ELEMENTS))

    def start(name: str, attributes: dict[str, str]) -> None:
        if next(numbers, None) is None:
            raise _Refused(f"this XML has more than {MAX_ELEMENTS:,} elements")
        if len(open_) > MAX_DEPTH:
            raise _Refused(f"more than {MAX_DEPTH} elements stand in each other")
        element = _Element(name, attributes)
        open_[-1].children.append(element)
        open_.append(element)

    def words(content: str) -> None:
        open_[-1].pieces.append(content)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _name: open_.pop()
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat knows no names
    except _Refused as error:
        return Refusal(str(error), _LOOK)
    except expat.ExpatError as error:
        return Refusal(f"this is no XML: {error}", _LOOK)
    except (LookupError, ValueError):  # an unknown one, or one of Python's of several bytes
        return Refusal("this XML names an encoding that is not read", "save it as UTF-8")
    return top.children[0]


def _no_doctype(*_: object) -> None:
    raise _Refused("this XML has a document type (<!DOCTYPE …>), which a schedule needs none of")


def _day(day: _Element) -> dict[str, Any]:
    rooms: dict[str, list[dict[str, Any]]] = {}
    for room in day.all("room"):
        events = rooms.setdefault(room.attributes.get("name", ""), [])
        events.extend(_event(event) for event in room.all("event"))
    return {**day.attributes, "rooms": rooms}


def _event(event: _Element) -> dict[str, Any]:
    made: dict[str, Any] = dict(event.attributes)
    for child in event.children:
        item = _LISTS.get(child.name)
        if item is not None:
            made[child.name] = [
                {**each.attributes, "name": each.text.strip()} for each in child.all(item)
            ]
        else:  # what has children of its own, such as `recording`, has no place here anyhow
            made[child.name] = child.text or ("…" if child.children else "")
    return made
