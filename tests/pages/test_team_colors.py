"""Team colours on light and dark pages."""

from __future__ import annotations

from itertools import product

from ptgsite.pages import colors
from ptgsite.schedule.colors import Rgb, contrast
from tests.pages.literal import CINDER, NOVA

CHANNELS = (0, 51, 102, 153, 204, 255)
HUES: list[Rgb] = list(product(CHANNELS, CHANNELS, CHANNELS))


def assert_readable(palette: colors.Palette, text: Rgb, hue: Rgb) -> None:
    """The ink, the mark and the page's own text stand out from the tint."""
    assert contrast(palette.ink, palette.tint) >= 4.5, hue
    assert contrast(palette.mark, palette.tint) >= 3, hue
    assert contrast(text, palette.tint) >= 4.5, hue


def test_every_hue_can_be_read_on_light_pages() -> None:
    """Whatever colour a team chooses, what is written in it and on it can be read."""
    for hue in HUES:
        assert_readable(colors.light(hue), (0x1D, 0x22, 0x1F), hue)


def test_every_hue_can_be_read_on_dark_pages() -> None:
    """The same holds where the reader prefers dark pages."""
    for hue in HUES:
        assert_readable(colors.dark(hue), (0xE9, 0xEB, 0xE6), hue)


def test_sheet() -> None:
    """The sheet has a rule for each team and scheme, under a name that no digit begins."""
    sheet = colors.sheet((CINDER, NOVA))
    assert sheet.count(".team-nova{--mark:#") == 2
    assert sheet.count(".team-cinder{--mark:#") == 2
