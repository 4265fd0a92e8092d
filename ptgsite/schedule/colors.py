"""Colours: one for each team that names none, and how far two stand out from each other."""

from __future__ import annotations

from colorsys import hls_to_rgb
from functools import cache, lru_cache
from typing import TypeAlias


def color_for(team_id: str) -> str:
    """A colour "#rrggbb" that depends on the id alone: any hue, of medium light and strength."""
    from hashlib import sha256  # which a check, of colours that teams have, can do without

    hue = int.from_bytes(sha256(team_id.encode()).digest()[:2], "big") / 65536
    red, green, blue = (round(part * 255) for part in hls_to_rgb(hue, 0.45, 0.55))
    return f"#{red:02x}{green:02x}{blue:02x}"


Rgb: TypeAlias = tuple[int, int, int]

BLACK: Rgb = (0, 0, 0)
WHITE: Rgb = (255, 255, 255)


def parse_color(color: str) -> Rgb:
    """The channels of "#rrggbb"."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    lower, higher = _luminance(one), _luminance(other)
    if lower > higher:
        lower, higher = higher, lower
    return (higher + 0.05) / (lower + 0.05)


@lru_cache(4096)  # a team's colour is fitted to light pages and to dark ones, as mark and as ink
def _luminance(color: Rgb) -> float:
    red, green, blue = color
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


@cache
def _linear(value: int) -> float:
    channel = value / 255
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
