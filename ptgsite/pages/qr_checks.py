"""The check bytes of QR codes: Reed-Solomon codes, by which readers mend what is damaged."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain, zip_longest


def checked(data: bytes, blocks: int, checks: int) -> bytes:
    """The data in blocks, each with so many check bytes, in the order of the code (§7.6).

    A byte of each block follows on one of the block before; the first blocks may be one shorter.
    """
    short, longer = divmod(len(data), blocks)
    sizes = [short] * (blocks - longer) + [short + 1] * longer
    parts, at = [], 0
    for size in sizes:
        parts.append(data[at : at + size])
        at += size
    return _woven(parts) + _woven([_remainder(part, checks) for part in parts])


def _woven(blocks: Iterable[bytes]) -> bytes:
    woven = chain.from_iterable(zip_longest(*blocks))
    return bytes(each for each in woven if each is not None)


def _remainder(data: bytes, checks: int) -> bytes:
    """What is left of the data, as a polynomial, divided by the generator."""
    multiples, mask, top = _multiples(checks), (1 << 8 * checks) - 1, 8 * (checks - 1)
    rest = 0
    for byte in data:
        rest = (rest << 8 & mask) ^ multiples[byte ^ rest >> top]
    return rest.to_bytes(checks, "big")


@cache
def _multiples(checks: int) -> tuple[int, ...]:
    """The generator of so many check bytes, without its leading 1, times each byte."""
    generator = [0] * (checks - 1) + [1]
    root = 1
    for _ in range(checks):
        moved = (*generator[1:], 0)
        generator = [_times(one, root) ^ other for one, other in zip(generator, moved, strict=True)]
        root = _times(root, 2)
    return tuple(
        int.from_bytes(bytes(_times(each, factor) for each in generator), "big")
        for factor in range(256)
    )


def _times(one: int, other: int) -> int:
    """The product in GF(2⁸) modulo x⁸ + x⁴ + x³ + x² + 1."""
    logarithms, powers = _tables()
    return powers[logarithms[one] + logarithms[other]] if one and other else 0


@cache
def _tables() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The logarithm of each number to the base of 2, and the powers of 2, twice round."""
    logarithms, powers, power = [0] * 256, [], 1
    for exponent in range(255):
        powers.append(power)
        logarithms[power] = exponent
        power = power << 1 ^ (power >> 7) * 0x11D
    return tuple(logarithms), tuple(powers * 2)
