"""Which lines of a pad are topics.

A topic is an entry of a list below a heading that announces topics, or in a list in which people
have put nicks, times or +1s behind the entries; or a plain line that has a nick. Nothing else is:
how-tos, lists of attendees and plans of hours look much the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ptgsite.interop.etherpad.head import Head
from ptgsite.interop.etherpad.item import INDENT, TOPIC_TABLE, Item
from ptgsite.interop.etherpad.known import Known
from ptgsite.interop.etherpad.markers import DECORATED, TICKED
from ptgsite.interop.etherpad.notes import is_mark, is_owner
from ptgsite.interop.etherpad.outline import leads
from ptgsite.interop.etherpad.people import is_name_of_art
from ptgsite.interop.etherpad.singles import Section, is_like, is_topic
from ptgsite.interop.etherpad.titles import head_of
from ptgsite.interop.etherpad.words import (
    About,
    about,
    is_break,
    is_cross_project,
    is_day,
    is_label,
    is_rest,
    is_section,
    no_topic,
)
from ptgsite.records import dataclass


@dataclass(slots=True, eq=False)
class Found:
    """A line that is a topic, with the lines that belong to it; `cross` if with other teams."""

    item: Item
    head: Head
    notes: list[Item]
    cross: bool


def find_topics(root: Item, known: Known) -> tuple[list[Found], dict[int, str]]:
    """The topics of a pad in their order, and why entries among them, by their line, are none."""
    first = root.children[0] if root.children else root
    walk = _Walk(known, replace(known, strict=True), [], {})
    walk.section(root.children, Section(first=first))
    return sorted(walk.found, key=lambda found: found.item.number), walk.reasons


@dataclass(slots=True, eq=False)
class _Walk:
    known: Known
    strict: Known
    found: list[Found]
    reasons: dict[int, str]

    def section(self, items: list[Item], here: Section) -> None:
        """Look at the lines below a heading; plain labels among them head what follows."""
        run: list[Item] = []
        current = here
        for item in items:
            if _is_plain_label(item):
                self._run(run, current, here)
                run, current = [], self._below(item, here)
            else:
                run.append(item)
        self._run(run, current, here)

    def _run(self, items: list[Item], here: Section, outer: Section) -> None:
        """Look at plain lines and headings one by one, and at lists as a whole.

        A heading with lines of its own is `outer`'s, unless a label above has more to say.
        """
        above = here if here.about is About.TOPICS or here.rest else outer
        entries: list[Item] = []
        before: Item | None = None
        heads = {item.number: self._head(item) for item in items}
        singles = self._singles(items, heads, here)
        for item in items:
            head = heads[item.number]
            if item.listed and not self._is_heading(item, head):
                entries.append(item)
                before = None
            elif item.number in singles:
                notes, others = _own_and_others(item, self.known)
                self.found.append(Found(item, head, notes, here.cross))
                entries.extend(others)
                before = None if others else item
            elif before and not before.ends_apart and _goes_on(item, head):
                self.found[-1].notes.append(item)
                before = item
            else:
                said = Section(About.OTHER) if head.spoken else self._below(item, above)
                self.section(item.children, said)
                before = None
        self._list(entries, here)

    def _singles(self, items: list[Item], heads: dict[int, Head], here: Section) -> set[int]:
        """The numbers of the plain lines and headings that are topics."""
        single = [item for item in items if not item.listed]
        sure = [i for i in single if is_topic(i, heads[i.number], here, self.known)]
        looks = {(i.rank, i.marker) for i in sure if i.children or i.rank >= INDENT}
        alike = [i for i in single if (i.rank, i.marker) in looks]
        like = [i for i in alike if is_like(i, heads[i.number], here)]
        return {item.number for item in (*sure, *like)}

    def _head(self, item: Item) -> Head:
        owned = item.marker == "|" and any(is_owner(child.text) for child in item.children)
        return head_of(item.text, self.strict if owned else self.known)

    def _below(self, item: Item, above: Section) -> Section:
        if item.table:
            if above.about in (About.OTHER, About.PLAN):
                return above
            said = About.TOPICS if item.marker == TOPIC_TABLE else About.OTHER
            return Section(said, titled=True, cross=above.cross)
        if is_rest(item.text):
            return Section(About.OTHER, titled=True, rest=True)
        if item is above.first:  # its words are those of the event: "Nova PTG notes"
            said = about(item.text) if is_section(item.text) else About.UNKNOWN
            return Section(said, titled=said is not About.UNKNOWN)
        said = about(item.text) if item.marker or leads(item.text) or item.children else above.about
        if said is About.UNKNOWN or is_day(item.text):
            said = above.about
        cross = above.cross or is_cross_project(item.text)
        return Section(said, titled=True, cross=cross)

    def _is_heading(self, item: Item, head: Head) -> bool:
        """Whether an entry of a list is the heading of those below it."""
        if not item.children or head.marked or item.marker == "|":
            return False
        if is_mark(item.children[0].text) and not is_owner(item.children[0].text):
            return False
        if is_label(item.text):
            return True
        leading = item.text.endswith(":") or item.marker == DECORATED
        return leading and any(head_of(child.text, self.known).proposers for child in item.children)

    def _list(self, entries: list[Item], here: Section) -> None:
        heads = [(item, self._head(item)) for item in entries]
        topics: list[Found] = []
        markers = {TICKED}
        for item, head in self._kept(heads, here):
            if topics and item.marker not in markers and _is_note(topics[-1], head):
                topics[-1].notes.append(item)
            else:
                markers.add(item.marker)
                topics.append(Found(item, head, list(item.children), here.cross))
        self.found.extend(topics)

    def _kept(self, entries: list[tuple[Item, Head]], here: Section) -> Iterator[tuple[Item, Head]]:
        fit = []
        for item, head in entries:
            reason = no_topic(head.title)
            if reason and here.about is not About.OTHER:
                self.reasons[item.number] = reason
            elif not reason:
                fit.append((item, head))
        if here.about is About.PLAN:
            return iter([(item, head) for item, head in fit if head.proposers and head.minutes])
        marked = sum(self._is_marked(item, head) for item, head in fit)
        enough = 1 if here.titled else max(1, (len(fit) + 1) // 2)
        if here.about is About.TOPICS or (here.about is About.UNKNOWN and marked >= enough):
            return iter(fit)
        return iter(())

    def _is_marked(self, item: Item, head: Head) -> bool:
        if head.marked and not all(map(is_name_of_art, head.proposers or ["x"])):
            return True
        return any("ping" in child.text[:20].lower() for child in item.children)


def _is_note(topic: Found, head: Head) -> bool:
    """Whether an entry with a mark other than the topics' is a note on the last one."""
    return not topic.item.apart and not head.proposers


def _is_plain_label(item: Item) -> bool:
    """Whether a plain line is the heading of plain lines that stand at the same margin."""
    if item.listed or item.children or not leads(item.text):
        return False
    return is_label(item.text) or item.text.endswith(":")


def _goes_on(item: Item, head: Head) -> bool:
    """Whether a line right below a topic is a note on it."""
    return item.plain and not (is_label(item.text) or is_break(head.title))


def _own_and_others(item: Item, known: Known) -> tuple[list[Item], list[Item]]:
    """The lines of a plain topic, and the entries that begin a list of topics of its own below.

    A typed list below a plain line stands at the same margin, be it of notes or of more topics.
    """
    own: list[Item] = []
    for index, child in enumerate(item.children):
        apart = own[-1].ends_apart if own else item.apart
        beside = child.listed and child.beside(item)
        apart = apart or bool(own and own[-1].marker != child.marker)
        if beside and apart and head_of(child.text, known).proposers:
            return own, item.children[index:]
        own.append(child)
    return own, []
