"""What has happened in the schedule, commit by commit, in the words of those who attend."""

from __future__ import annotations

from datetime import datetime

from ptgsite.records import dataclass
from ptgsite.schedule.change import Change


@dataclass(frozen=True, slots=True)
class Chapter:
    """What a commit has changed; `id` is the commit's. Who made it and why it doesn't say."""

    id: str
    time: datetime
    changes: tuple[Change, ...]
