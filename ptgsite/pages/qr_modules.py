"""QR codes as dark and light modules (ISO/IEC 18004), for texts written as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress, product

from ptgsite.pages.qr_checks import checked
from ptgsite.pages.qr_levels import HIGH, MEDIUM, QUARTILE, VERSIONS, Level, capacity

_BYTES = 0b0100
"""The mode of the data (§7.4)."""

_MASK = 0b100
"""Any of the eight can be read (§7.8.2), and to find the best one takes most of the time."""


def modules(text: str) -> list[bytes]:
    """The rows of a code: 1 stands for a dark module.

    It is the smallest that can be read when 15 % of it is damaged, or more if that needs no other
    size. There are none where no code is large enough, for a text of more than 2,331 bytes.
    """
    data = text.encode()
    version = next((each for each in VERSIONS if _fits(data, each, MEDIUM)), None)
    if version is None:
        return []
    level = next(each for each in (HIGH, QUARTILE, MEDIUM) if _fits(data, version, each))
    made, order = _blank(version, level.bits)
    drawn = bytearray(made)
    for place in compress(order, _bits(data, version, level)):
        drawn[place] ^= 1
    size = _size(version)
    return [bytes(drawn[at : at + size]) for at in range(0, size * size, size)]


def _size(version: int) -> int:
    return 17 + 4 * version


def _length_bits(version: int) -> int:
    return 8 if version < 10 else 16


def _fits(data: bytes, version: int, level: Level) -> bool:
    return 4 + _length_bits(version) + 8 * len(data) <= 8 * level.room(version)


def _bits(data: bytes, version: int, level: Level) -> Iterator[int]:
    """The data, its length before it and filled up, with the check bytes."""
    room, length = level.room(version), _length_bits(version)
    head = _BYTES << length | len(data)
    ended = (head << 8 * len(data) | int.from_bytes(data, "big")) << 4  # whole bytes, for 4 + 8 + 4
    used = len(data) + (length + 8) // 8
    # Nobody reads what follows; it is as segno has it, to which the tests compare all codes.
    filled = (ended.to_bytes(used, "big") + b"\0" + b"\xec\x11" * room)[:room]
    at = version - 1
    whole = checked(filled, level.blocks[at], level.checks[at])
    return map(int, f"{int.from_bytes(whole, 'big'):0{8 * len(whole)}b}")


@lru_cache(8)
def _blank(version: int, level: int) -> tuple[bytes, tuple[int, ...]]:
    """A code without data, but masked, and the places of its bits in their order."""
    size = _size(version)
    fixed = dict(_patterns(version)) | dict(_format(size, level))
    if version > 6:
        fixed |= dict(_version(size, version))
    made = bytearray(size * size)
    for (x, y), dark in fixed.items():
        made[y * size + x] = dark
    places = [place for place in _way(size) if place not in fixed]
    for x, y in places:
        made[y * size + x] = (y // 2 + x // 3) % 2 == 0
    return bytes(made), tuple(y * size + x for x, y in places[: 8 * capacity(version)])


_Place = tuple[int, int]


def _patterns(version: int) -> Iterator[tuple[_Place, bool]]:
    """What shows a reader where the code is and how its modules lie (§6.3)."""
    size = _size(version)
    for at in range(size):
        yield (6, at), at % 2 == 0
        yield (at, 6), at % 2 == 0
    corners = (3, 3), (size - 4, 3), (3, size - 4)
    for middle in corners:
        for place, distance in _square(middle, 4):
            if all(0 <= each < size for each in place):
                yield place, distance not in (2, 4)
    lines = _alignments(version)
    for x, y in product(lines, lines):
        if (x, y) not in {(6, 6), (6, size - 7), (size - 7, 6)}:
            for place, distance in _square((x, y), 2):
                yield place, distance != 1


def _square(middle: _Place, reach: int) -> Iterator[tuple[_Place, int]]:
    for right, down in product(range(-reach, reach + 1), repeat=2):
        yield (middle[0] + right, middle[1] + down), max(abs(right), abs(down))


def _alignments(version: int) -> list[int]:
    """The rows, which are the columns, of alignment patterns (Annex E)."""
    if version == 1:
        return []
    number = version // 7 + 2
    step = (version * 8 + number * 3 + 5) // (number * 4 - 4) * 2
    return [6, *(_size(version) - 7 - step * each for each in range(number - 1))]


def _format(size: int, level: int) -> Iterator[tuple[_Place, bool]]:
    """The level and the mask, twice, and a module that is always dark (§7.9)."""
    told = level << 3 | _MASK
    bits = (told << 10 | _remainder(told, 10, 0x537)) ^ 0x5412
    near = [(8, y) for y in (0, 1, 2, 3, 4, 5, 7, 8)] + [(x, 8) for x in (7, 5, 4, 3, 2, 1, 0)]
    far = [(size - 1 - each, 8) for each in range(8)] + [(8, size - 7 + each) for each in range(7)]
    yield from _places(near, bits)
    yield from _places(far, bits)
    yield (8, size - 8), True


def _version(size: int, version: int) -> Iterator[tuple[_Place, bool]]:
    """The version, twice, in large codes (§7.10)."""
    bits = version << 12 | _remainder(version, 12, 0x1F25)
    block = [(each // 3, size - 11 + each % 3) for each in range(18)]
    yield from _places(block, bits)
    yield from _places([(y, x) for x, y in block], bits)


def _places(places: Iterable[_Place], bits: int) -> Iterator[tuple[_Place, bool]]:
    for number, place in enumerate(places):
        yield place, bool(bits >> number & 1)


def _remainder(value: int, degree: int, divisor: int) -> int:
    """The check bits of a value: a BCH code (Annexes C and D)."""
    rest = value
    for _ in range(degree):
        rest = rest << 1 ^ (rest >> degree - 1) * divisor
    return rest


def _way(size: int) -> Iterator[_Place]:
    """The way of the bits: in columns of two, from the right, up and down by turns (§7.7.3)."""
    up = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for y in reversed(range(size)) if up else range(size):
            yield right, y
            yield right - 1, y
        up = not up
