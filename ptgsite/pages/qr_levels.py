"""How large QR codes are, and how much of them may be damaged (ISO/IEC 18004, table 9)."""

from __future__ import annotations

from ptgsite.records import dataclass

VERSIONS = range(1, 41)
"""Sizes: each has four modules more a side than the one before, the first has 21."""


@dataclass(frozen=True, slots=True)
class Level:
    """How much may be damaged: by version, the check bytes of a block and the number of blocks."""

    bits: int
    checks: tuple[int, ...]
    blocks: tuple[int, ...]

    def room(self, version: int) -> int:
        """How many bytes of data a code holds."""
        at = version - 1
        return capacity(version) - self.checks[at] * self.blocks[at]


def capacity(version: int) -> int:
    """How many bytes a code has for data and checks: what the patterns leave of its modules."""
    modules = (16 * version + 128) * version + 64
    if version > 1:
        beside = version // 7 + 2
        modules -= (25 * beside - 10) * beside - 55
    if version > 6:
        modules -= 36
    return modules // 8


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


MEDIUM = Level(
    0b00,  # 15 %
    _numbers(
        "10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 "
        "26 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28 28"
    ),
    _numbers(
        "1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 "
        "17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49"
    ),
)
QUARTILE = Level(
    0b11,  # 25 %
    _numbers(
        "13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 "
        "28 30 30 30 30 28 30 30 30 30 30 30 30 30 30 30 30 30 30 30"
    ),
    _numbers(
        "1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 "
        "23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68"
    ),
)
HIGH = Level(
    0b10,  # 30 %
    _numbers(
        "17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 "
        "30 24 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30 30"
    ),
    _numbers(
        "1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 "
        "25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81"
    ),
)
