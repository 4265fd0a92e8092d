"""Team colours that can be read: each hue is fitted to light and dark pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ptgsite.records import dataclass
from ptgsite.schedule.colors import BLACK, WHITE, Rgb, contrast, parse_color
from ptgsite.schedule.model import Team

TEXT = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""
MARK = 3.0
"""The contrast that a mark needs (1.4.11)."""

_MARGIN = 0.2  # Rounding to whole channels must not take a colour below its limit.


@dataclass(frozen=True, slots=True)
class Palette:
    """A hue fitted to a page: a `tint` to write on, an `ink` to write with, a `mark` beside."""

    mark: Rgb
    tint: Rgb
    ink: Rgb


@lru_cache(maxsize=4_096)  # of all teams, in each build of `serve`
def light(hue: Rgb) -> Palette:
    """The palette for light pages."""
    return _palette(hue, tint=_mix(hue, WHITE, 0.11), towards=BLACK)


@lru_cache(maxsize=4_096)
def dark(hue: Rgb) -> Palette:
    """The palette for dark pages, whose ground is about #1c211f."""
    return _palette(hue, tint=_mix(hue, (0x1C, 0x21, 0x1F), 0.2), towards=WHITE)


def _palette(hue: Rgb, tint: Rgb, towards: Rgb) -> Palette:
    return Palette(
        mark=_fitted(hue, tint, towards, MARK), tint=tint, ink=_fitted(hue, tint, towards, TEXT)
    )


def _fitted(hue: Rgb, ground: Rgb, towards: Rgb, needed: float) -> Rgb:
    """The colour nearest to `hue`, on the way to black or white, that stands out enough."""
    steps = (_mix(towards, hue, step / 20) for step in range(21))
    return next((it for it in steps if contrast(it, ground) >= needed + _MARGIN), towards)


def _mix(color: Rgb, ground: Rgb, share: float) -> Rgb:
    red, green, blue = [
        round(one * share + other * (1 - share)) for one, other in zip(color, ground, strict=True)
    ]
    return red, green, blue


def style(team: Team) -> str:
    """The CSS class that has a team's colours."""
    return f"team-{team.id}"


def sheet(teams: Iterable[Team]) -> str:
    """The style sheet with the colours of all teams."""
    hues = [(style(team), parse_color(team.color)) for team in teams]
    bright = "".join(_rule(name, light(hue)) for name, hue in hues)
    dim = "".join(_rule(name, dark(hue)) for name, hue in hues)
    return f"{bright}@media screen and (prefers-color-scheme:dark){{\n{dim}}}\n"


def _rule(name: str, of: Palette) -> str:
    return f".{name}{{--mark:{_hex(of.mark)};--tint:{_hex(of.tint)};--ink:{_hex(of.ink)}}}\n"


def _hex(color: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*color)
