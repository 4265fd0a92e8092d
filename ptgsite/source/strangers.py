"""What to say of a key that the format does not have."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ptgsite.problems import Problem, Where
from ptgsite.source.data import Data
from ptgsite.source.fields import Key, RecordOf, keys_of
from ptgsite.source.findings import Findings
from ptgsite.source.hints import clock_hint, minutes_hint
from ptgsite.source.misfits import as_written, needed, takes
from ptgsite.source.names import nearest
from ptgsite.source.scalars import CLOCK, LAST_MINUTE, clock
from ptgsite.source.synonyms import synonym

_MANY = 14
"""How many keys are listed for who wrote one that isn't known."""


def meant(data: dict[str, Data], keys: Mapping[str, Key]) -> dict[str, str]:
    """What the unknown keys of a mapping are likely to mean; "" for one that is around the rest."""
    odd = [name for name in list(data)[:100] if name not in keys and name[:2] != "x-"]
    free = {name: key for name, key in keys.items() if name not in data}
    return {name: key for name in odd if (key := _meant(name, data, free, len(odd))) is not None}


def _meant(name: str, data: dict[str, Data], free: Mapping[str, Key], odd: int) -> str | None:
    start = name.partition(":")[0]
    if start != name and start in free:
        return start
    inner = data[name]
    if isinstance(inner, dict) and len(data) == 1 and any(key in free for key in inner):
        return ""
    near = _near(name, free)
    wanted = [key.name for key in free.values() if key.required]
    return near or (wanted[0] if odd == len(wanted) == 1 else None)


def _near(name: str, keys: Mapping[str, Key]) -> str | None:
    return synonym(name, keys) or nearest(name, keys)


def report_unknown(
    name: str,
    near: str | None,
    type_: RecordOf,
    data: dict[str, Data],
    where: Where,
    findings: Findings,
) -> None:
    """Tell of a key that the format does not have."""
    if findings.is_full(where.file):
        return
    message = f"`{name[:80]}` is no key of {type_.noun}"
    help_ = _help_unknown(name, near, type_, data)
    findings.add(Problem("unknown-key", message, (where / name).key(), help_))


def _help_unknown(name: str, near: str | None, type_: RecordOf, data: dict[str, Data]) -> str:
    if near == "":
        return "delete this line, and start the lines below it further to the left"
    odd = next((c for c in name if not c.isprintable()), None)
    if odd:
        return f"it has a character that can't be seen (U+{ord(odd):04X}): type the line anew"
    start, colon, value = name.partition(":")
    if near and colon and start == near:
        return f"write a space after the colon: `{near}: {value.strip()[:60]}`"
    if values := as_values(data, type_):
        return "write " + ", ".join(f"`{key}: {as_written(text)}`" for key, text in values.items())
    if times := _times(data[name], type_, data) or (near == "end" and _end(data[name], data)):
        return f"write {times} in its place"
    return f"did you mean `{near}`?" if near else _known(name, type_, data)


def _known(name: str, type_: RecordOf, data: dict[str, Data]) -> str:
    """What keys there are, where none is near."""
    if name.casefold().startswith("x_"):
        return f"keys of your own start with `x-`: `x-{name[2:62]}`"
    free = [f"`{key}`" for key in keys_of(type_.model) if key not in data]
    more = f" and {len(free) - _MANY} more" if len(free) > _MANY else ""
    if not free:
        return "delete it; keys of your own start with `x-`"
    return f"known keys: {', '.join(free[:_MANY])}{more}; keys of your own start with `x-`"


def _times(value: Data, type_: RecordOf, data: dict[str, Data]) -> str | None:
    """How to write `time: 13:00-14:00`, where a start and an end are known and not there."""
    keys = keys_of(type_.model)
    free = all(key in keys and key not in data for key in ("start", "end"))
    hint = clock_hint(value) if free and isinstance(value, str) else None
    return hint if hint and "end" in hint else None


def _end(value: Data, data: dict[str, Data]) -> str | None:
    """How to write `duration: 60`, where there is a start."""
    texts = [text for text in (data.get("start"), value) if isinstance(text, str)]
    start = CLOCK.parse(texts[0]) if len(texts) == 2 else None
    length = minutes_hint(texts[-1]) if isinstance(start, int) else None
    if not isinstance(start, int) or length is None or start + int(length) > LAST_MINUTE:
        return None
    return f'`end: "{clock(start + int(length))}"`'


def as_values(data: dict[str, Data], type_: RecordOf) -> dict[str, str]:
    """`MonA1: bexar`, which are values and no keys, by the keys that they lack."""
    keys = keys_of(type_.model)
    odd = [name for name in data if name not in keys and name[:2] != "x-"]
    lacking = [key for key in needed(type_.model) if key.name not in data]
    if len(odd) > 1 or _near(odd[0], {key: keys[key] for key in keys if key not in data}):
        return {}
    name, value = odd[0], data[odd[0]]
    texts = [text for text in (name, value) if text and isinstance(text, str)]
    for values in (texts, texts[::-1], [": ".join(texts)] if _is_no_word(name) else texts):
        if len(values) == len(lacking) and all(map(takes, lacking, values)):
            return {key.name: text for key, text in zip(lacking, values, strict=True)}
    return {}


def _is_no_word(name: str) -> bool:
    """Whether a name has what no key has, such as a blank, a digit or a capital."""
    return re.search(r"[^a-z_-]", name) is not None
