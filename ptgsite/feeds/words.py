"""What several feeds say of a session, in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from ptgsite.schedule.model import Session, Topic
from ptgsite.source.words import Status

PROSE = 4000
"""How many characters of a description are given: Google cuts all of it at 8192."""

STATUS_WORDS = {
    Status.CANCELLED: "This session is cancelled.",
    Status.TENTATIVE: "This session is tentative.",
}


def agenda(topics: tuple[Topic, ...]) -> Iterator[str]:
    """The topics of a session as the lines of a list; no line where there are none."""
    if topics:
        yield "Agenda:"
    for number, topic in enumerate(topics, 1):
        length = f" ({topic.minutes} min)" if topic.minutes else ""
        yield f"{number}. {' '.join(topic.title.split())}{length}"


def joint(session: Session) -> str:
    """Who meets in a joint session."""
    return f"Joint session of {', '.join(team.name for team in session.teams)}"
