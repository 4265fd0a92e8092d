"""Syntax errors whose cause is a value: it wants quotes, a bracket or a comma."""

from __future__ import annotations

import re

from ptgsite.source.faults import Fault, KeyLine, Line, SyntaxHelp, in_quotes, line_at

_HIDDEN = re.compile(r"[ ](#[\w-]\S*)")
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAMES = {"`": "a backtick"}


def hidden_comment(fault: Fault) -> SyntaxHelp | None:
    """In brackets, `#` after a blank hides the bracket that closes them."""
    line = _unclosed(fault)
    found = _HIDDEN.search(line.text) if line else None
    if line is None or found is None:
        return None
    word = found[1].rstrip("]},")
    return SyntaxHelp(
        "` #` starts a comment, so the rest of this line is not read",
        line.start + found.start(1),
        f"put it in quotes: {in_quotes(word)}",
    )


def _unclosed(fault: Fault) -> Line | None:
    """The line, of those shortly before the fault, that opens more brackets than it closes."""
    line: Line | None = fault.line
    for _ in range(50):
        if line is None:
            return None
        bare = _STRINGS.sub("", line.text).partition(" #")[0]
        if bare.count("[") + bare.count("{") > bare.count("]") + bare.count("}"):
            return line
        line = line_at(fault.text, line.start - 1) if line.start else None
    return None


def colon_in_text(fault: Fault) -> SyntaxHelp | None:
    """`title: Nova: the road ahead`."""
    key = fault.line.key
    if "mapping values are not allowed" not in fault.problem or key is None:
        return None
    if fault.offset < key.behind or not key.value:
        return None
    return SyntaxHelp(
        "text with a colon in it must be in quotes",
        fault.offset,
        f"put the whole text in quotes: {key.key}: {in_quotes(key.value)}",
    )


def colon_in_brackets(fault: Fault) -> SyntaxHelp | None:
    """`[{title: Nova: the road ahead}]`, or a comma that is missing before a key."""
    if fault.character != ":" or not _wants_comma(fault) or _is_outside(fault):
        return None
    line = fault.line
    before = re.split(r"[,\[{]|:[ ]", line.text[: fault.offset - line.start])[-1].strip()
    after = re.split(r"[,\]}]", line.text[fault.offset - line.start :])[0].rstrip()
    if not before:
        return None
    quotes = f"put text with a colon in quotes: {in_quotes(before + after)}"
    if " " in before:
        quotes = f"put a comma before `{before.split()[-1]}`, or {quotes}"
    return SyntaxHelp("a second colon stands here, and no comma before it", fault.offset, quotes)


def _wants_comma(fault: Fault) -> bool:
    return "expected ',' or" in fault.problem


def _is_outside(fault: Fault) -> bool:
    """Whether the fault's line is indented so little that it can't be meant to be in brackets."""
    opening = line_at(fault.text, fault.opened)
    return fault.line.start > opening.start and fault.line.indent <= opening.indent


def early_quote(fault: Fault) -> SyntaxHelp | None:
    """`'What's next'`: the quote within the text ends it."""
    line = fault.line
    before = fault.text[line.start : fault.offset].rstrip()
    if before[-1:] not in ("'", '"') or not _goes_on_wrongly(fault):
        return None
    mark = before[-1]
    opened = before.rfind(mark, 0, len(before) - 1)
    if opened < 0:
        return None
    rest = line.text[opened:]
    if re.fullmatch(rf"{mark}[^{mark}]*{mark},\s*", rest):
        return SyntaxHelp("the comma after this text is one too many", fault.offset, _COMMA)
    return SyntaxHelp(
        f"the text ends with the `{mark}` before this, and more follows",
        fault.offset,
        f"put the whole text in other quotes: {in_quotes(_whole(rest, mark, fault))}",
    )


_COMMA = "delete the comma: outside of brackets, each line is an entry by itself"


def _goes_on_wrongly(fault: Fault) -> bool:
    return _wants_comma(fault) or any(
        words in fault.problem for words in ("expected key", "<block end>", "'-' indicator")
    )


def _whole(rest: str, mark: str, fault: Fault) -> str:
    """All of a text of which a quote has ended a part, without the quotes around it."""
    if _wants_comma(fault):
        found = re.match(rf"{mark}(.*?){mark}\s*(?:[,\]}}]|$)", rest)
        return found[1] if found else rest.rstrip("]} ")
    whole = rest.rstrip()
    second = whole.find(mark, 1)
    in_the_text = whole[second - 1].isspace() or whole[second + 1 : second + 2].isalnum()
    return whole[1:-1] if whole.endswith(mark) and in_the_text else whole


def open_quote(fault: Fault) -> SyntaxHelp | None:
    """A quote that nothing closes."""
    mark = fault.text[fault.opened : fault.opened + 1]
    if "unexpected end of stream" not in fault.problem or mark not in ("'", '"'):
        return None
    other = {"'": '"', '"': "'"}[mark]
    return SyntaxHelp(
        f"the `{mark}` that opens here is never closed",
        fault.opened,
        f"close it with `{mark}`; text that has a `{mark}` in it stands between two `{other}`",
    )


def escape(fault: Fault) -> SyntaxHelp | None:
    """A backslash in double quotes."""
    if not re.search("escape|hexdecimal", fault.problem):
        return None
    key = line_at(fault.text, fault.opened).key
    single = in_quotes(key.value.strip('"')) if key else "'…'"
    return SyntaxHelp(
        "in double quotes `\\` starts a code such as `\\n`, and this is none",
        fault.text.rfind("\\", 0, fault.offset + 1),
        f"use single quotes: {single}",
    )


def special_start(fault: Fault) -> SyntaxHelp | None:
    """Text that starts with a sign of YAML's own."""
    offset = fault.opened if "alphabetic" in fault.problem else fault.offset
    sign = fault.text[offset : offset + 1]
    if sign not in ("*", "&", "!", "%", "@", "`") and not _is_block_sign(fault):
        return None
    if sign not in ("*", "&", "!", "%", "@", "`"):
        offset = fault.opened
        sign = fault.text[offset : offset + 1]
    value = _value_from(fault, offset)
    help_ = f"put it in quotes: {in_quotes(value)}"
    if sign == "@" and re.fullmatch(r"@[\w-]+", value):
        help_ = f"write a nick without the `@`: {value[1:]}"
    if re.fullmatch(r"`[\w/.:-]+`", value):  # Markdown's
        help_ = f"write {value[1:-1]}"
    if sign in ("|", ">"):
        help_ = f"put it in quotes: {in_quotes(value)}; or write it on the next lines, indented"
    return SyntaxHelp(
        f"text can't start with {_NAMES.get(sign, f'`{sign}`')} unless it is in quotes",
        offset,
        help_,
    )


def _is_block_sign(fault: Fault) -> bool:
    return fault.text[fault.opened : fault.opened + 1] in ("|", ">") and (
        "comment or" in fault.problem or "indicators" in fault.problem
    )


def _value_from(fault: Fault, offset: int) -> str:
    line = line_at(fault.text, offset)
    value = line.text[offset - line.start :].rstrip()
    in_brackets = re.search(r"[\[{]", line.text[: offset - line.start])
    return re.split(r"[,\]}]", value)[0].rstrip() if in_brackets else value


def not_a_value(fault: Fault) -> SyntaxHelp | None:
    """`title: - what` and `title: ? what`."""
    if not re.search("entries are not allowed|keys are not allowed", fault.problem):
        return None
    value = _value_from(fault, fault.offset)
    sign = fault.character
    list_ = "; a list starts on the line below its key" if sign == "-" else ""
    return SyntaxHelp(
        f"text can't start with `{sign} ` unless it is in quotes",
        fault.offset,
        f"put it in quotes: {in_quotes(value)}{list_}",
    )


def no_value(fault: Fault) -> SyntaxHelp | None:
    """Two commas in a row, or a bracket too many."""
    if fault.character not in (",", "]", "}") or "node content" not in fault.problem:
        return None
    if fault.character == ",":
        return SyntaxHelp("nothing stands before this comma", fault.offset, "delete the comma")
    return SyntaxHelp(
        f"nothing is open that `{fault.character}` could close",
        fault.offset,
        "delete it, or put text with brackets in quotes",
    )


def open_bracket(fault: Fault) -> SyntaxHelp | None:
    """A bracket that nothing closes, or a comma that is missing in it."""
    bracket = fault.text[fault.opened : fault.opened + 1]
    at_end = fault.offset >= len(fault.text.rstrip())
    if at_end and bracket not in ("[", "{"):
        line = _unclosed(fault)
        if line is None:
            return None
        opened = line.start + max(line.text.rfind("["), line.text.rfind("{"))
        bracket = fault.text[opened : opened + 1]
    elif bracket in ("[", "{") and (at_end or _wants_comma(fault)):
        opened = fault.opened
    else:
        return None
    closing = {"[": "]", "{": "}"}[bracket]
    if at_end or _is_outside(fault):
        message = f"the `{bracket}` that opens here is never closed"
        return SyntaxHelp(message, opened, f"close it with `{closing}`")
    return SyntaxHelp(
        f"within `{bracket}` and `{closing}`, a comma was expected before this",
        fault.offset,
        f"put a comma between two entries, and `{closing}` after the last",
    )


def after_brackets(fault: Fault) -> SyntaxHelp | None:
    """`[RFC] New API`."""
    line = fault.line
    key: KeyLine | None = line.key
    before = fault.text[line.start : fault.offset].rstrip()
    if not _goes_on_wrongly(fault) or before[-1:] not in ("]", "}"):
        return None
    value = key.value if key else line.text.strip()
    return SyntaxHelp(
        f"the value ends with the `{before[-1]}` before this, and more follows",
        fault.offset,
        f"put it in quotes if all of it is text: {in_quotes(value)}",
    )
