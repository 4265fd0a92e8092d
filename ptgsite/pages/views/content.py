"""Pages of content/, and the one for addresses that lead nowhere."""

from __future__ import annotations

from ptgsite.pages.html import Prose, SafeHtml
from ptgsite.records import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """A page of content/."""

    id: str
    path: str
    title: str
    body: Prose


@dataclass(frozen=True, slots=True)
class Missing:
    """The page for addresses that lead nowhere, which is shown at any depth.

    It has its style sheet within, and its security policy allows it by `style_hash`; `root` is the
    absolute address of the site.
    """

    style: SafeHtml
    style_hash: str
    root: str
