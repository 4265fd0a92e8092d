"""The file that a new team starts from: short, right as it is, and its own manual.

What is commented out with `#` and no blank, or two, is an example: without the `#` it passes the
check too.
"""

from __future__ import annotations

from ptgsite.edit.judge import facts_of
from ptgsite.problems import Where
from ptgsite.project import team_file
from ptgsite.records import dataclass
from ptgsite.schedule.openings import Wish, openings
from ptgsite.source.emit import emit
from ptgsite.source.models import TeamSource
from ptgsite.source.read import Sources
from ptgsite.source.words import Kind

SCHEMA = "docs/schema/team.schema.json"
"""Where a site keeps the schema for editors, if it has one."""

_MODELINE = f"# yaml-language-server: $schema=../{SCHEMA}\n"
_KINDS = ", ".join(kind.value for kind in list(Kind)[:-1]) + f" or {list(Kind)[-1].value}"
_STARTER = """\
# What {name} is, what it will discuss and when it meets. To use an example, take the `#` away from
# each of its lines, down to the next empty one, and fill in your own. To see what is wrong, if
# anything: ptgsite check teams/{id}.yaml
{head}  # {kinds}

# What you do, in Markdown
#description: |
#  A sentence or two.

# How many people you expect
#expected: 20

# Where to find you
#etherpad: https://etherpad.opendev.org/p/{id}-ptg
#irc: "#openstack-{id}"
#contacts:
#  - {{name: A Person, irc: nick, email: person@example.org}}

# What you will discuss. `with` names teams and `people` persons wanted in the room.
#topics:
#  - id: first-topic
#    title: What comes first
#    description: |
#      Why, and what to read before.
#    people: [nick]
#    minutes: 40

# What you want and have not booked yet; delete it once you have what you need.
request:
  hours: 1
  #session: 60               # minutes of one sitting
  #equipment: [projector]

# What you have booked. `ptgsite free --team {id}` shows what is free, and this books it:
# ptgsite book {id} {slot} {room}
#slots:
#  - slot: {slot}             # or several on end, in brackets
#    room: {room}
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A booking to show."""

    slot: str = "MonA1"
    room: str = "main"


def starter(name: str, team_id: str, kind: Kind, example: Example, *, with_schema: bool) -> str:
    """The text of a new team's file; with `with_schema`, editors are led to the site's schema."""
    where = Where(team_file(team_id))
    head = emit(TeamSource(where=where, name=name, kind=kind)).rstrip("\n")
    text = _STARTER.format(
        name=name, id=team_id, head=head, kinds=_KINDS, slot=example.slot, room=example.room
    )
    return (_MODELINE if with_schema else "") + text


def example_for(sources: Sources) -> Example:
    """A booking with names that the event has, which is free if anything is."""
    if sources.event is None:
        return Example()
    facts = facts_of(sources, sources.event)
    for opening in openings(facts.event, facts.free, Wish()):
        return Example(opening.names[0], opening.room.id)
    return Example()


def name_for(team_id: str) -> str:
    """The name that an id suggests: `big-data` is Big Data."""
    return team_id.replace("-", " ").title()
