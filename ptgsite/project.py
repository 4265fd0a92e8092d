"""Where a site's folders are: the only place that spells their names."""

from __future__ import annotations

from pathlib import Path

from ptgsite.records import dataclass

CONTENT = "content"
TEAMS = "teams"
THEMES = "themes"
OUTPUT = "output"
EVENT_FILE = f"{CONTENT}/event.yaml"
INDEX_PAGE = f"{CONTENT}/index.md"
DEFAULT_THEME = "default"
RESERVED_PAGES = frozenset(
    "days teams rooms now topics tags people my free etherpads changes subscribe "
    "static frab 404 schedule live".split()
)
"""Names that a page of content/ can't have, since the site itself has something there."""


@dataclass(frozen=True, slots=True)
class Project:
    """A site on disk; every path inside it is written relative to `root`, with forward slashes."""

    root: Path

    @property
    def output(self) -> Path:
        """The folder that a build writes to unless told otherwise."""
        return self.root / OUTPUT

    def theme(self, name: str) -> Path | None:
        """The site's own theme of that name, if it has one; links could lead out of the site."""
        folder = self.root / THEMES / name
        linked = folder.is_symlink() or folder.parent.is_symlink()
        return folder if folder.is_dir() and not linked else None


def team_file(team_id: str) -> str:
    """The site-relative path of a team's file."""
    return f"{TEAMS}/{team_id}.yaml"


def find_project(start: Path) -> Project | None:
    """The site that `start` lies in: the nearest folder upwards with an event file."""
    for folder in (start, *start.parents):
        if (folder / EVENT_FILE).is_file():
            return Project(folder)
    return None


def default_theme() -> Path:
    """The folder of the theme that ptgsite ships: in the wheel, or in the checkout around it."""
    package = Path(__file__).parent
    shipped = package / THEMES / DEFAULT_THEME
    return shipped if shipped.is_dir() else package.parent / THEMES / DEFAULT_THEME
