"""HTML that templates put into a page as it is."""

from __future__ import annotations

from ptgsite import prose
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class SafeHtml:
    """HTML that may stand in a page as it is, since the program itself has made it."""

    text: str

    def __html__(self) -> str:
        """What Jinja puts into a page instead of escaping."""
        return self.text


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown text, which becomes safe HTML where it is shown; false where that is empty.

    Its outermost headings are of level `base`, and `root` leads from the page to the site's root.
    """

    text: str
    base: int
    root: str

    def __html__(self) -> str:
        """What Jinja puts into a page instead of escaping."""
        return prose.html(self.text, self.base, self.root)

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.text) and bool(self.__html__())
