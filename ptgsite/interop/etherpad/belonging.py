"""Lines that belong to a topic though they stand beside it, at the same margin.

"Proposed by: nick" stands above "Topic: …" in some pads; and in others a plain title has its nick
or its time in the line right below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ptgsite.interop.etherpad.item import Item
from ptgsite.interop.etherpad.known import Known
from ptgsite.interop.etherpad.notes import is_mark, is_owner
from ptgsite.interop.etherpad.outline import leads
from ptgsite.interop.etherpad.titles import head_of, is_announced
from ptgsite.interop.etherpad.words import is_day, is_label, is_rest


def gather(root: Item, known: Known) -> None:
    """Move such lines below their topics, everywhere in a pad."""
    todo = [root]
    while todo:
        item = todo.pop()
        gathered = [each for run in _runs(item.children) for each in _gathered(run, known)]
        item.children = list(_with_fields(gathered))
        todo.extend(item.children)


def _runs(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Lines of one kind that follow each other with no empty line between."""
    run: list[Item] = []
    for item in items:
        if run and (run[-1].ends_apart or run[-1].marker != item.marker):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _gathered(run: list[Item], known: Known) -> list[Item]:
    run = [_inside_out(item) for item in run]
    if any(is_announced(item.text) for item in run):
        return _below_topics(run)
    return _below_titles(run, known) if run[0].plain else run


def _inside_out(item: Item) -> Item:
    """The topic that stands below its owner, with the owner below it; any other as it is."""
    inner = [child for child in item.children if is_announced(child.text)]
    if not is_owner(item.text) or len(inner) != 1:
        return item
    topic = inner[0]
    others = [child for child in item.children if child is not topic]
    topic.children = [item, *others, *topic.children]
    topic.rank, topic.marker, item.children = item.rank, item.marker, []
    return topic


def _below_topics(run: list[Item]) -> list[Item]:
    """Marks that stand above their topics, each below its own; only if the first one stands so."""
    topics = [index for index, item in enumerate(run) if is_announced(item.text)]
    starts: list[int] = []
    for index in topics:
        start = index
        while start > (topics[len(starts) - 1] + 1 if starts else 0) and is_mark(
            run[start - 1].text
        ):
            start -= 1
        starts.append(start)
    if starts[0] != 0:
        return run
    if topics[0] == 0:  # what stands above a topic is of the one before
        starts = topics
    for index, start, end in zip(topics, starts, [*starts[1:], len(run)], strict=True):
        run[index].children = [*run[start:index], *run[index].children, *run[index + 1 : end]]
    return [run[index] for index in topics]


def _with_fields(items: Sequence[Item]) -> Iterator[Item]:
    """Where lines say that they are topics, all up to the next such line is of the one above.

    Behind the last one, that is what the others have too: "Notes:", "Action items:".
    """
    topics = [index for index, item in enumerate(items) if item.plain and is_announced(item.text)]
    fields: set[str] = set()
    topic: Item | None = None
    for index, item in enumerate(items):
        if len(topics) > 1 and index in topics:
            topic = item
        elif topic is not None and _is_field(item) and (index < topics[-1] or item.text in fields):
            topic.children.append(item)
            fields.add(item.text)
            continue
        else:
            topic = None
        yield item


def _is_field(item: Item) -> bool:
    """Whether a line can go on with a topic after an empty line: it heads nothing else."""
    if item.heads or is_day(item.text.rstrip(": ")):
        return False
    return not is_label(item.text) or item.text.endswith(":") or is_rest(item.text)


def _below_titles(run: list[Item], known: Known) -> list[Item]:
    """What follows a title that has its nick or its time in the next line, below the title."""
    kept: list[Item] = []
    title: Item | None = None
    for index, item in enumerate(run):
        if _is_title(run, index, known):
            title = item
        elif title is not None and not _stands_alone(item, known):
            title.children.append(item)
            continue
        else:
            title = None
        kept.append(item)
    return kept


def _is_title(run: Sequence[Item], index: int, known: Known) -> bool:
    item = run[index]
    if index + 1 == len(run) or item.children or item.text.endswith(":"):
        return False
    if not (leads(item.text) or head_of(item.text, known).minutes):
        return False
    if is_mark(item.text) or is_label(item.text) or known.persons(item.text):
        return False
    below = run[index + 1].text
    told = is_owner(below) or bool(known.persons(below))
    return told or (index == 0 and is_mark(below))


def _stands_alone(item: Item, known: Known) -> bool:
    """Whether a line has a nick of its own behind it."""
    head = head_of(item.text, known)
    return bool(head.proposers) and not head.spoken and not known.persons(item.text)
