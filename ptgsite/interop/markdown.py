"""Plain text as the Markdown that shows it as it is."""

from __future__ import annotations

import re

_URL = re.compile(r"(https?://[^\s<>\"'`\\]{1,2000})")
_AT_THE_START = re.compile(r"([ \t]*)([#>+=|-]|[0-9]+(?=[.)]))")


def as_markdown(text: str) -> str:
    """The Markdown that shows `text` as it is."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    text = re.sub(r"[\\`*_\[\]]", r"\\\g<0>", text)
    text = re.sub(r"^([ \t]*)([#>+=-])", r"\1\\\2", text, flags=re.MULTILINE)
    return re.sub(r"^([ \t]*[0-9]+)\.", r"\1\\.", text, flags=re.MULTILINE)


def line_as_markdown(text: str) -> str:
    """The Markdown that shows one line as it is; web addresses in it stay, and become links."""
    parts = _URL.split(text)
    parts[::2] = [_escaped(part) for part in parts[::2]]
    line = "".join(parts)
    found = _AT_THE_START.match(line)
    if found is None:
        return line
    if found[2].isdigit():
        return f"{line[: found.end()]}\\{line[found.end() :]}"
    return f"{found[1]}\\{line[found.end(1) :]}"


def _escaped(text: str) -> str:
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    text = re.sub(r"<(?=\w+:|[^<>\s@]+@)", r"&lt;", text)
    text = re.sub(r"[\\`*\[\]|]", r"\\\g<0>", text)
    return re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
