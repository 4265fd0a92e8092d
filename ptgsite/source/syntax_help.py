"""What usually causes a YAML syntax error, in words for someone who doesn't know YAML.

The two parsers that PyYAML has say things in different words: what is common to both is looked at,
and above all the text itself.
"""

from __future__ import annotations

import re

from ptgsite.source import value_help
from ptgsite.source.conflicts import explain_conflict
from ptgsite.source.faults import Fault, KeyLine, Line, SyntaxHelp


def explain_syntax_error(problem: str, text: str, offset: int, opened: int) -> SyntaxHelp:
    """The likely cause of the parser's `problem`.

    `offset` is where the parser stopped and `opened` where the structure it was in began.
    """
    fault = Fault(problem, text, offset, opened)
    for cause in _CAUSES:
        found = cause(fault)
        if found is not None:
            return found
    return SyntaxHelp(
        "from here on, this can't be read as YAML",
        offset,
        "look at this line and the one before it: quotes, brackets, colons and indentation",
    )


def _conflict(fault: Fault) -> SyntaxHelp | None:
    return explain_conflict(fault.text)


def _fence(fault: Fault) -> SyntaxHelp | None:
    if not fault.line.text.lstrip().startswith("```"):
        return None
    return SyntaxHelp(
        "this line is Markdown's, and no part of the file",
        fault.line.start,
        "delete the lines that start with three backticks",
    )


def _tab(fault: Fault) -> SyntaxHelp | None:
    for line in filter(None, (fault.line, fault.before)):
        indent = re.compile(r"[ ]*(?:- *)*").match(line.text)
        if indent and line.text[indent.end() : indent.end() + 1] == "\t":
            return SyntaxHelp(
                "a tab indents this line, and YAML is indented with spaces",
                line.start + indent.end(),
                "replace the tab with spaces, two for each step inwards",
            )
    if fault.character == "\t":
        message = "a tab stands where YAML wants a space"
        return SyntaxHelp(message, fault.offset, "write a space instead")
    return None


_ODD_SPACE = re.compile("(?:^|[:-])[ ]*([\u00a0\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff])")


def _odd_space(fault: Fault) -> SyntaxHelp | None:
    for line in filter(None, (fault.line, fault.before)):
        found = _ODD_SPACE.search(line.text)
        if found:
            return SyntaxHelp(
                f"a character that only looks like a space stands here (U+{ord(found[1]):04X})",
                line.start + found.start(1),
                "delete it, and type a space",
            )
    return None


_BULLET = re.compile("[ ]*([*\u2010-\u2015\u2022\u2023\u2043\u2212\u25cf\u25e6\u00b7])(?:[ ]|$)")


def _bullet(fault: Fault) -> SyntaxHelp | None:
    for line in filter(None, (fault.line, fault.before)):
        found = _BULLET.match(line.text)
        if found:
            return SyntaxHelp(
                f"an entry of a list starts with `-`, and not with `{found[1]}`",
                line.start + found.start(1),
                f"write `- {line.text[found.end() :].strip()[:60]}`",
            )
    return None


def _stray_key(fault: Fault) -> SyntaxHelp | None:
    if "mapping values are not allowed" not in fault.problem:
        return None
    line, before = fault.line, fault.before
    cause = before and (_no_blank(before) or _no_blank_after_dash(before) or _no_key(before))
    if cause:
        return cause
    key, above = line.key, before.key if before else None
    if key and above and above.value and key.column > above.column:
        return SyntaxHelp(
            "this line starts further to the right than the one it goes with",
            line.start + key.column,
            f"start `{key.key[:60]}` in the same column as `{above.key[:60]}`",
        )
    return SyntaxHelp(
        "a key stands where none can be",
        fault.offset,
        "start it in the same column as the keys beside it; put text with a colon in quotes",
    )


def _no_blank(line: Line) -> SyntaxHelp | None:
    """`key:value`, but not `https://…`."""
    found = re.fullmatch(r"([ ]*(?:-[ ]+)*)([\w-]+):([^\s/].*)", line.text)
    if found is None:
        return None
    return SyntaxHelp(
        "a space is missing after the colon",
        line.start + found.start(2),
        f"write `{found[2]}: {found[3].strip()[:60]}`",
    )


def _no_blank_after_dash(line: Line) -> SyntaxHelp | None:
    """`-slot: MonA1`."""
    found = re.fullmatch(r"[ ]*-([^\W\d_][\w-]*:.*)", line.text)
    if found is None:
        return None
    return SyntaxHelp(
        "a space is missing after the dash",
        line.start + line.indent,
        f"write `- {found[1].strip()[:60]}`",
    )


def _no_key(line: Line) -> SyntaxHelp | None:
    """`name = Nova`, or any line at the margin without a colon: no text goes on there."""
    pair = _pair(line)
    if pair is None and (line.indent or re.search(r":(?:[ ]|$)|^-|^[\[{}\]\"']", line.text)):
        return None
    return SyntaxHelp(
        "this line has no colon, so it can't be `key: value`",
        line.start + line.indent,
        f"write `{pair}`" if pair else "write `key: value`, or delete it",
    )


def _pair(line: Line) -> str | None:
    """What a line with another sign in place of the colon was meant to be."""
    found = re.fullmatch(
        r"[ ]*(?:-[ ]+)*([^\W\d_][\w-]*)\s*(?:=>?|->|[\u2192\uff1a\ufe55\ua789])\s*(.*)", line.text
    )
    return f"{found[1]}: {found[2].strip()[:60]}".rstrip() if found else None


def _no_colon(fault: Fault) -> SyntaxHelp | None:
    if "expected ':'" not in fault.problem:
        return None
    at = Fault("", fault.text, fault.opened, fault.opened)
    blank = _no_blank(at.line)
    if blank:
        return blank
    word = at.line.text.strip()
    if re.fullmatch(r"(?:- )?[\w-]{1,40}", word):
        return SyntaxHelp("a colon is missing here", fault.opened, f"write `{word}:`")
    if at.before and re.search(r":\s+[|>][+-]?\d?$", at.before.text):
        return SyntaxHelp(
            "this text is not indented, so it doesn't belong to the key above it",
            fault.opened,
            "put two spaces more before each line of the text than before its key",
        )
    pair = _pair(at.line)
    return SyntaxHelp(
        "this line has no colon, so it can't be `key: value`",
        fault.opened,
        f"write `{pair}`"
        if pair
        else "write `key: value`; if the text of the line above goes on here, indent this line",
    )


def _no_dash(fault: Fault) -> SyntaxHelp | None:
    """`{slot: MonA1, room: bexar}` right below an entry of a list that has its dash."""
    at = Fault("", fault.text, fault.opened, fault.opened)
    text = at.line.text.strip()
    whole = re.fullmatch(r"\{[^{}]*\}|\[[^\[\]]*\]", text)
    if not whole or at.before is None or not at.before.text.lstrip().startswith("- "):
        return None
    return SyntaxHelp(
        "a dash is missing before this entry of a list", fault.opened, "write `- ` before it"
    )


def _indentation(fault: Fault) -> SyntaxHelp | None:
    if not re.search("expected key|'-' indicator|<block end>|<document start>", fault.problem):
        return None
    line, before = fault.line, fault.before
    return SyntaxHelp(
        "this line is not indented like the lines it belongs to",
        line.start + line.indent,
        _how_to_indent(line.key, before.key if before else None, line),
    )


def _how_to_indent(key: KeyLine | None, above: KeyLine | None, line: Line) -> str:
    dash = line.text.lstrip().startswith("-")
    if key and above and not dash:
        return (
            f"start `{key.key[:60]}` in the same column as `{above.key[:60]}`, if it goes with it"
        )
    if dash:
        return "start the dashes of one list in the same column"
    return "start the keys of one entry, and the dashes of one list, in the same column"


_CAUSES = (
    _conflict,
    _fence,
    _tab,
    _odd_space,
    _bullet,
    value_help.hidden_comment,
    value_help.colon_in_text,
    value_help.colon_in_brackets,
    _stray_key,
    _no_dash,
    value_help.open_quote,
    value_help.escape,
    value_help.early_quote,
    value_help.special_start,
    value_help.not_a_value,
    value_help.no_value,
    value_help.open_bracket,
    value_help.after_brackets,
    _no_colon,
    _indentation,
)
