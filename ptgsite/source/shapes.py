r"""What texts look like, as regular expressions that say the same to our parsers and to editors.

Each matches a text as a whole. Editors run them as JavaScript with the flag u, which knows no
needless escape, and whose `\s` and `\w` are not Python's: spaces are listed here, and `schema.py`
translates `\w`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MAX_TEXT = 200
MAX_MARKDOWN = 10_000
MAX_ID = 64

SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""The characters at which `str.split` splits; for use in a set, as is the next."""

ODD = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
"""Characters that no one sees, and that text cannot have."""

TEXT = rf"[{SPACE}]*(?:[^{SPACE}{ODD}]|[{SPACE}]+(?=[^{SPACE}])){{1,{MAX_TEXT}}}[{SPACE}]*"
"""Spaces in a row count as one, and those at the ends as none."""

MARKDOWN = rf"[{SPACE}]*(?:\r\n?|[^{ODD}]){{0,{MAX_MARKDOWN}}}[{SPACE}]*"
ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
CODE = r"[A-Za-z0-9]{1,16}"
DATE = r"(?:19[7-9][0-9]|2[01][0-9]{2})-[0-9]{2}-[0-9]{2}"
CLOCK = r"[0-2]?[0-9]:[0-5][0-9]|30:00"
COLOR = r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
HOURS = r"(?![0.]+$)[0-9]{1,4}(?:\.[0-9]{1,2})?"
LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
ZONE = r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}"


def whole(low: int, digits: int) -> str:
    """Whole numbers from `low`, which is 0 or 1, to the one made of a 1 and `digits` zeros."""
    return rf"{'(?!0+$)' if low else ''}0{{0,3}}(?:[0-9]{{1,{digits}}}|1{'0' * digits})"


def like(pattern: str, *unquoted: str, **limits: Any) -> Mapping[str, Any]:
    """JSON Schema for texts of a pattern.

    `unquoted` are the types other than text that YAML may take such a text for when it stands
    without quotes; `limits` are further keywords.
    """
    return {"type": ("string", *unquoted), "pattern": f"^(?:{pattern})$", **limits}


TEXT_SCHEMA = like(
    TEXT,
    "number",
    "boolean",
    errorMessage=f"text of 1 to {MAX_TEXT} visible characters was expected",
)
MARKDOWN_SCHEMA = like(
    MARKDOWN,
    "number",
    "boolean",
    errorMessage=f"text of at most {MAX_MARKDOWN:,} visible characters was expected",
)
ID_SCHEMA = like(ID, "integer", "boolean", maxLength=MAX_ID, minimum=0)
CODE_SCHEMA = like(CODE, "integer", "boolean", minimum=0)
HOURS_SCHEMA = like(HOURS, "number", exclusiveMinimum=0, maximum=9999.99)
