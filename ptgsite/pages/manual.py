"""docs/themes.md, made from the views: `python -m ptgsite.pages.manual > docs/themes.md`."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields
from types import ModuleType

from ptgsite.pages import html, pieces
from ptgsite.pages.page import VIEWS
from ptgsite.pages.views import (
    calendars,
    changes,
    content,
    days,
    etherpads,
    free,
    home,
    people,
    rooms,
    site,
    tags,
    teams,
    topics,
)

_VIEWS = (
    *(site, home, days, teams, rooms, topics, tags, people, free, etherpads, calendars, changes),
    content,
)

_TYPES = {
    "home": "Home",
    "day": "Timetable",
    "teams": "list of TeamGroup",
    "team": "Team",
    "rooms": "list of RoomCard",
    "room": "Room",
    "sign": "Sign",
    "now": "list of RoomCard",
    "topics": "TopicList",
    "tags": "list of TagCard",
    "tag": "TagPage",
    "people": "list of PersonCard",
    "person": "PersonPage",
    "my": "nothing",
    "free": "list of FreeDay",
    "etherpads": "list of TeamPads",
    "subscribe": "Subscribe",
    "changes": "ChangeLog",
    "page": "Content",
    "404": "Missing",
}
_TUPLE = re.compile(r"tuple\[(.*), \.\.\.\]")

INTRODUCTION = """\
# Themes

This page is made from the program by `make docs`; change the program's docstrings instead of it.

A theme is a folder, `themes/NAME/`, that `theme: NAME` in content/event.yaml chooses. It needs to
hold only what differs from the default theme, which is `themes/default/` in ptgsite's repository;
`python -c "import ptgsite.project as p; print(p.default_theme())"` prints where it is installed.

    themes/NAME/templates/day.html   stands in for the default's template of that name
    themes/NAME/static/site.css      stands in for the default's file of that name
    themes/NAME/strings.json         its texts win, key by key; all others stay

All files of `static/` are published below `/static/`, apart from `sw.js`, the service worker, which
is published at the root of the site. `static/teams.css` (the colours of the teams),
`static/js/strings.js` (the part `script` of the texts) and the JSON files at the root of the site
are made by the program; a theme's own file of that name wins.

## Texts

`strings.json` holds every word that the theme puts around the schedule, for templates, for the
names of days and months, and in its part `script` for the pages' scripts. To translate a site, copy
the file to your theme, translate its values, and set `language:` in content/event.yaml. Words in
braces, as in `{number} sessions`, are filled in. A text that counts has two forms, `one` and
`other`. A key that the default doesn't have is kept, for templates of your own. A template writes
`{{ text.day.kicker }}`, with values `{{ text.calendar.day|fill(weekday=timetable.day.weekday) }}`,
and to count `{{ text.count.sessions|plural(card.sessions) }}`.

## Links in Markdown

In every Markdown text, a link that starts with `/` is taken from the root of the site, wherever
that is published: `/teams/nova/`. A link within the site that ends in `/` gets `index.html`, so
that it also works in a folder.

## Addresses of people

A person's page and feed are named after the IRC nick, in lower case. A nick with characters that
can't stand in an address gets readable letters, two hyphens and a short digest; so does a person of
whom only an e-mail address is known, with the name that a contact gives them. An e-mail address is
never part of an address of the site.

## What a theme can't do

A theme comes with a pull request, as all files of a site do, and its templates are programs. They
read and write no files, ask no network, and reach nothing but what is listed below. What one of
their expressions can ask for has bounds: `*` makes texts and lists of up to 100,000 characters or
members, those of lists in them counted, and `range` as many; numbers have up to 3,000 digits;
`center`, `indent`, `batch`, `slice`, `round`, `tojson` and `wordwrap` are told numbers up to 1,000
and texts of up to 1,000 characters, and widths in a format are of up to three digits. The methods
of texts that fill up with spaces or zeros are not there, nor are `translate`, `lipsum` and
`random`: the same sources make the same pages. For one page, loops go round up to 1,000,000 times.
A template that asks for more is told with the line that does.

What has no bound is what a theme puts together step by step: a text that is doubled in each round
of a loop, or put into another at many places, a list that is looked through for each of another's
members, or macros that call others twice, forty deep. So build other people's pull requests only
where that may fail, and is ended when it takes too long: the jobs that `ptgsite init` writes for
GitHub, GitLab and Zuul are, after 15 minutes. In a workflow of your own, set `timeout-minutes:`; on
your machine, `ulimit -v 4000000` and `timeout 15m ptgsite build` do it.

## Templates

They are [Jinja](https://jinja.palletsprojects.com/en/stable/templates/) templates; what they show
is escaped, and they see nothing but the records below. Each page is made by the template of its
kind, which gets `site` (Site), `head` (Head), `text` (the texts), `root` (what leads to the root of
the site: write `{{ root }}{{ team.path }}`), and its own view:

| template | name | view |
| --- | --- | --- |
"""


def manual() -> str:
    """The whole page."""
    return INTRODUCTION + "\n".join((*_templates(), "", *_records())) + "\n"


def _templates() -> Iterator[str]:
    for kind, name in VIEWS.items():
        yield f"| `{kind}.html` | `{name}` | {_TYPES[kind]} |"


def _records() -> Iterator[str]:
    for module in _VIEWS:
        yield from _section(_doc(module).rstrip("."), "", _classes(module))
    yield from _section(
        "What views are put together from", _doc(pieces), (*_classes(pieces), *_classes(html))
    )


def _section(title: str, text: str, classes: Iterable[type]) -> Iterator[str]:
    yield from (f"## {title}", "")
    if text:
        yield from (text, "")
    for each in classes:
        yield from (f"### {each.__name__}", "", _doc(each), "")
        for field in fields(each):
            yield f"- `{field.name}`: {_kind(str(field.type))}"
        yield ""


def _classes(module: ModuleType) -> list[type]:
    found = [
        each
        for each in vars(module).values()
        if inspect.isclass(each) and each.__module__ == module.__name__
    ]
    return sorted(found, key=lambda each: each.__name__)


def _doc(of: ModuleType | type) -> str:
    return inspect.getdoc(of) or ""


def _kind(annotation: str) -> str:
    """A type in words: "list of Session", "text", "number or nothing"."""
    if found := _TUPLE.fullmatch(annotation):
        inner = found[1]
        return f"list of {'lists of ' if _TUPLE.fullmatch(inner) else ''}{_plain(inner)}"
    return " or ".join(_plain(part) for part in annotation.split(" | "))


def _plain(name: str) -> str:
    if found := _TUPLE.fullmatch(name):
        name = found[1]
    names = {"str": "text", "int": "number", "bool": "yes or no", "None": "nothing"}
    return names.get(name, name)


if __name__ == "__main__":
    sys.stdout.write(manual())
