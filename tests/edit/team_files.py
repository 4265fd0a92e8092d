"""Team files in every layout that people write, for tests of what is changed in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from ptgsite.edit.judge import read_back
from ptgsite.source.event_models import EventSource
from ptgsite.source.models import TeamSource
from ptgsite.source.read import ReadFile, Sources, read_sources
from tests.sites import write_site

FILE = "teams/nova.yaml"
_TIMES = ("MonP1", "[TueA2]", "TueP1")

_BEFORE = (
    "",
    "# Nova – “Compute”, 計算 🚀\n",
    "---\n",
    "%YAML 1.1\n---\n\n# a comment\n",
)
_KEYS = (
    "",
    "description: |\n  Compute:\n\n  - slots: 1\n",
    'irc: "#nova"  # a channel\n',
    "x-note: >+\n  folded\n  text\n\n\n",
    "topics:\n- title: 'It''s “new”'\n  people: [nick]\n# slots: []\n",
    "x-é: {a: [b, 🚀]}\n",
)
_AFTER = (
    "",
    "request:\n  hours: 1\n",
    "# the end\n",
    "\n\n# - slot: MonA1\n#   room: bexar\n\n",
    "x-last: |+\n  text\n\n",
    "x-last: |\n  text\n  # no comment\n",
    "...\n",
    "\n",
    "expected:\n",
)
_EXTRAS = (
    "",
    "title: 'a # b'",
    "x-a: {b: ', ]}'}",
    'title: "a,\n{pad}b"',
    "description: |\n{pad}long\n\n{pad}text",
    "x-plain: some words\n{pad}and more",
    "topics:",
    "x-kept: |+\n{pad}kept\n\n",
)
_SHORT = ("", ", title: 'a # b, c'", ", x-a: {b: [c]}", ',\n      title: "é"', ", topics: ")
_REMARKS = ("", "  # a remark, with: [marks]", " \t", "   # - {slot: MonA1}")


@st.composite
def block_entries(draw: st.DrawFn) -> str:
    """`slots` as a block list, of mappings in lines or in braces."""
    indent = " " * draw(st.sampled_from((0, 1, 2, 4)))
    gap = " " * draw(st.sampled_from((1, 1, 2, 3)))
    lines = ["slots:" + draw(st.sampled_from(_REMARKS))]
    for time in _TIMES[: draw(st.integers(1, 3))]:
        if draw(st.booleans()):
            lines.append(draw(st.sampled_from(("", f"{indent}# between", "# at the margin"))))
        remark, pad = draw(st.sampled_from(_REMARKS)), indent + " " + gap
        if draw(st.booleans()):
            short = draw(st.sampled_from(_SHORT))
            blank = draw(st.sampled_from(("", " ")))
            braces = f"{{{blank}slot: {time}, room: online{short}{blank}}}"
            lines.append(f"{indent}-{gap}{braces}{remark}")
        else:
            extra = draw(st.sampled_from(_EXTRAS)).replace("{pad}", pad + "  ")
            dash = draw(
                st.sampled_from((f"{indent}-{gap}", f"{indent}-{gap}", f"{indent}-\n{pad}"))
            )
            lines.append(f"{dash}slot: {time}{remark}\n{pad}room: online")
            lines += [pad + extra] if extra else []
        if draw(st.booleans()) and "x-kept" not in lines[-1]:
            lines.append(draw(st.sampled_from(("", f"{pad}# below", f"{indent}  # below"))))
    return "\n".join(lines) + "\n"


@st.composite
def flow_entries(draw: st.DrawFn) -> str:
    """`slots` in brackets, on one line or several, with or without a comma at the end."""
    items = [f"{{slot: {time}, room: online}}" for time in _TIMES[: draw(st.integers(1, 3))]]
    comma = draw(st.sampled_from(("", ",", " ,")))
    remark = draw(st.sampled_from(_REMARKS))
    if draw(st.booleans()):
        between = draw(st.sampled_from((", ", ",", ",\n  ", ", # a remark\n   ")))
        return f"slots: [{between.join(items)}{comma}]{remark}\n"
    lines = [f"  {item}," + draw(st.sampled_from(_REMARKS)) for item in items[:-1]]
    last = f"  {items[-1]}{comma}{draw(st.sampled_from(_REMARKS))}\n" + draw(
        st.sampled_from(("", "  # below\n"))
    )
    end = draw(st.sampled_from(("]", "  ]")))
    if draw(st.booleans()) and "#" not in last:
        last = last.rstrip()
    return "\n".join((f"slots: [{remark}", *lines, f"{last}{end}{remark}\n"))


NO_ENTRIES = st.sampled_from(
    (
        "",
        "slots:\n",
        "slots:   # nothing yet\n",
        "slots:\n#  - slot: MonA1\n#    room: bexar\n",
        "slots: []\n",
        "slots: [  ]  # nothing yet\n",
        "slots: [\n  # nothing yet\n]\n",
        '"slots":\n',
    )
)
IN_BRACES = st.sampled_from(
    (
        "{name: Nova, kind: project}",
        "{name: Nova, kind: project,}\n",
        '{"name": "Nova", "kind": "project", "slots": []}\n',
        '{\n  "name": "Nova",\n  "kind": "project"\n}\n',
        '{\n"name": "Nova",\n"slots": [\n {"slot": "TueP1", "room": "online"}],\n"kind": "sig"}\n',
        "{name: Nova, slots: , kind: project}\n",
        "# a\n{name: Nova, kind: project # b\n}\n# c\n",
    )
)


@st.composite
def team_files(draw: st.DrawFn, slots: st.SearchStrategy[str]) -> str:
    """A whole file, whose `slots` are among its keys or stand at its end."""
    before, after = draw(st.sampled_from(_BEFORE)), draw(st.sampled_from(_AFTER))
    keys = ["name: Nova\n", "kind: project\n", draw(st.sampled_from(_KEYS)), draw(slots)]
    body = before + "".join(draw(st.permutations(keys)))
    return _written(
        body + after, draw(st.sampled_from(("\n", "\r\n", "\r"))), cut=draw(st.booleans())
    )


def _written(text: str, line_break: str, *, cut: bool) -> str:
    # Without its line break, a block of text at the end of a file is another text.
    if cut and not text.endswith(("\n\n", "text\n", "no comment\n")):
        text = text.removesuffix("\n")
    return text.replace("\n", line_break)


FILES = st.one_of(
    team_files(block_entries()), team_files(flow_entries()), team_files(NO_ENTRIES), IN_BRACES
)


def read(text: str, file: str = FILE) -> TeamSource:
    """What a good file says."""
    found = read_back(text, file)
    assert found is not None, text
    return found[1]


def _base() -> Sources:
    with TemporaryDirectory() as folder:
        return read_sources(write_site(Path(folder), {}))


_BASE = _base()


def site_with(text: str, others: Sequence[TeamSource] = ()) -> tuple[Sources, EventSource]:
    """The base site with Nova's file being `text`."""
    found = read_back(text, FILE)
    assert found is not None, text
    assert _BASE.event is not None
    files = {**_BASE.files, FILE: ReadFile(text, is_yaml=True)}
    teams = (*_BASE.teams, found[1], *others)
    ids = frozenset(team.id for team in teams)
    return replace(_BASE, teams=teams, files=files, team_ids=ids), _BASE.event
