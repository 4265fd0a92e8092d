"""A site's own theme, beside the default one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from ptgsite.pages.manual import manual
from ptgsite.pages.strings import fill
from ptgsite.pages.theme import ThemeError
from ptgsite.project import default_theme
from tests.pages import literal


def theme(root: Path, files: dict[str, str]) -> Path:
    """Write a theme."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def test_files_are_replaced_one_by_one(tmp_path: Path) -> None:
    """A theme's file stands in for the default's of its name, and all others stay."""
    own = theme(
        tmp_path,
        {
            "templates/404.html": "{{ site.name }} has nothing here",
            "static/site.css": "body{}",
            "static/fonts/one.txt": "new",
        },
    )
    plain, themed = literal.site(), literal.site(None, own)
    changed = {path for path in themed if themed[path] != plain.get(path)}
    assert changed == {"404.html", "static/site.css", "static/fonts/one.txt", "offline.json"}
    assert themed["404.html"] == "PTG &lt;Denver&gt; has nothing here"


def test_a_theme_may_bring_its_own_team_colours(tmp_path: Path) -> None:
    """The style sheet of team colours can be replaced as any other; no path is made twice."""
    own = theme(tmp_path, {"static/teams.css": "mine"})
    made = list(literal.pages(literal.schedule(), own))
    assert dict(made)["static/teams.css"].content == b"mine"
    assert len(made) == len(dict(made))


def test_a_missing_theme_folder_changes_nothing(tmp_path: Path) -> None:
    """A site without a theme of its own looks like the default."""
    assert literal.site(None, tmp_path / "none") == literal.site()


def test_links_out_of_a_theme_are_not_followed(tmp_path: Path) -> None:
    """A symbolic link in a theme publishes no file from outside of it, nor does a linked folder."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "site.css").write_text("secret")
    own = theme(tmp_path / "own", {"static/kept.txt": "kept"})
    (own / "static" / "stolen.txt").symlink_to(secret / "site.css")
    (own / "static" / "folder").symlink_to(secret)
    (own / "templates").symlink_to(secret)
    (own / "static" / "twin.txt").symlink_to(own / "static" / "kept.txt")
    files = literal.site(None, own)
    assert "secret" not in "".join(files.values())
    assert files["static/twin.txt"] == "kept"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{% if %}", 1),
        ("\n{{ nothing.there }}", 2),
        ("\n\n{{ site.name }}{% for x in site.days %}\n{{ x.none }}{% endfor %}", 4),
        ('\n{% include "none.html" %}', 2),
        ("{{ ''.__class__.__mro__ }}", 1),
        ("{{ site.__class__ }}", 1),
        ("\n{{ 1 / 0 }}", 2),
    ],
)
def test_a_faulty_template_is_named(tmp_path: Path, template: str, line: int | None) -> None:
    """A template that can't be filled, or reaches for more than views, is named with its fault."""
    own = theme(tmp_path, {"templates/404.html": template})
    with pytest.raises(ThemeError) as caught:
        literal.site(None, own)
    assert caught.value.line == line
    assert caught.value.template == "404.html"
    assert caught.value.message


def test_a_fault_is_where_it_was_made(tmp_path: Path) -> None:
    """A macro that fails is at fault, not the page that it was called by, nor the one around it."""
    macro = "{% macro one(site) %}\n{{ site.name }}\n{{ site.nmae }}{% endmacro %}"
    page = '\n{% from "own.html" import one %}\n<p>{{ one(site) }}</p>'
    own = theme(tmp_path, {"templates/own.html": macro, "templates/404.html": page})
    with pytest.raises(ThemeError) as caught:
        literal.site(None, own)
    assert (caught.value.template, caught.value.line) == ("own.html", 3)
    assert "nmae" in caught.value.message


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    """In words, with the place that asks for it."""
    own = theme(tmp_path, {"templates/404.html": '\n{% include "none.html" %}'})
    with pytest.raises(ThemeError) as caught:
        literal.site(None, own)
    assert str(caught.value) == "the theme's template 404.html:2: there is no template none.html"


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    """A template that is not UTF-8 is named too."""
    own = theme(tmp_path, {"templates/404.html": ""})
    (own / "templates" / "404.html").write_bytes(b"\xff\xfe")
    with pytest.raises(ThemeError, match="UTF-8"):
        literal.site(None, own)


def test_a_second_theme(tmp_path: Path) -> None:
    """A theme that changes one template, one file and two texts keeps all the rest."""
    own = theme(
        tmp_path,
        {
            "templates/topics.html": '{% extends "base.html" %}{% block main %}'
            "<h1>{{ text.topics.title }}: {{ list.topics|length }}</h1>"
            "{{ text.greeting|fill(name=site.name) }}{% endblock %}",
            "static/icon.svg": "<svg/>",
            "strings.json": '{"topics": {"title": "Themen"}, "greeting": "Hallo, {name}"}',
        },
    )
    files = literal.site(None, own)
    assert "<h1>Themen: 2</h1>Hallo, PTG &lt;Denver&gt;" in files["topics/index.html"]
    assert files["static/icon.svg"] == "<svg/>"
    assert ">Teams</a>" in files["topics/index.html"]


def test_a_translation_reaches_every_text(tmp_path: Path) -> None:
    """With a file that says each text otherwise, no text of the default's is left on a page."""
    texts = json.loads((default_theme() / "strings.json").read_text("utf-8"))
    own = theme(tmp_path, {"strings.json": json.dumps(translated(texts))})
    german = replace(literal.EVENT, language="de")
    files = literal.site(literal.schedule(event=german), own)
    marked = re.compile(r"\b(?:the|with|Sessions?|Monday|September|Teams?|Rooms?|Subscribe)\b")
    written = "Volumes & friends", "What comes later", "See the", "How to get there"
    for path in (path for path in files if path.endswith(".html")):
        page = LexborHTMLParser(files[path])
        page.strip_tags(["script", "style"])
        shown = page.text(separator=" ")
        for words in written:
            shown = shown.replace(words, "")
        assert not marked.search(shown), (path, marked.search(shown))
        assert 'lang="de"' in files[path]


def translated(texts: object) -> object:
    """The same texts in no language, their placeholders kept."""
    if isinstance(texts, dict):
        return {key: translated(value) for key, value in texts.items()}
    if isinstance(texts, list):
        return [translated(value) for value in texts]
    return re.sub(r"(?<![\w{])[A-Za-z’]+(?![\w}])", "xx", str(texts))


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        ("{", "is not JSON", 1),
        ('{\n"a": }', "is not JSON", 2),
        ("[]", "the file has to be a mapping", None),
        ('{"day": "Tag"}', "day has to be a mapping", None),
        ('{"day": {"kicker": ["Tag"]}}', "day.kicker has to be a text", None),
        ('{"dates": {"months": ["Januar"]}}', "dates.months has to be a list of 12 texts", None),
        ("[" * 100_000, "is nested too deeply", None),
    ],
)
def test_faulty_texts_are_named(
    tmp_path: Path, content: str, message: str, line: int | None
) -> None:
    """A file of texts that can't be used is named with its fault."""
    own = theme(tmp_path, {"strings.json": content})
    with pytest.raises(ThemeError, match=message) as caught:
        literal.site(None, own)
    assert (caught.value.template, caught.value.line) == ("strings.json", line)
    assert str(caught.value).startswith(f"the theme's strings.json:{line or 1}: ")


def test_texts_that_are_no_text(tmp_path: Path) -> None:
    """A file of texts that is not UTF-8 is named, too."""
    own = theme(tmp_path, {"strings.json": ""})
    (own / "strings.json").write_bytes(b"\xff\xfe")
    with pytest.raises(ThemeError, match="UTF-8"):
        literal.site(None, own)


def test_placeholders_without_a_value_stay() -> None:
    """A mistyped placeholder is seen on the page, and reaches into nothing."""
    assert fill("{name} {nmae} {name.__class__} {0}", name="x") == "x {nmae} {name.__class__} {0}"


def test_the_manual_is_current() -> None:
    """docs/themes.md says what the program's docstrings say: `make docs` writes it."""
    page = Path(__file__).parents[2] / "docs" / "themes.md"
    assert page.read_text("utf-8") == manual()


def test_the_manual_names_every_template() -> None:
    """Each template of a page has a line in the manual, and each view that it names is there."""
    text = manual()
    pages = {path.name for path in (default_theme() / "templates").iterdir()}
    for name in pages - {"base.html", "parts.html"}:
        assert f"| `{name}` |" in text
    for view in re.findall(r"^\| `[^|]* \| (?:list of )?(\w+) \|$", text, re.MULTILINE):
        assert view == "nothing" or f"### {view}\n" in text


def test_the_manuals_examples_of_texts_work(tmp_path: Path) -> None:
    """What a template is said to write gives a text of the default theme."""
    text, filled, counted = re.findall(r"`(\{\{ text\.[^`]*)`", manual())
    day = {"templates/day.html": f"{text}; {filled}"}
    rooms = {"templates/rooms.html": f"{{% for card in rooms %}}{counted} {{% endfor %}}"}
    made = literal.site(None, theme(tmp_path, day | rooms))
    assert made["days/2018-09-10/index.html"] == "Timetable; Monday in your calendar"
    assert re.fullmatch(r"(\d sessions? )+", made["rooms/index.html"])


def test_the_time_of_the_last_change_is_shown_as_it_is(tmp_path: Path) -> None:
    """It is put into pages that stay; a template that does more with it could not be kept."""
    own = theme(tmp_path, {"templates/404.html": "{{ site.updated }} {{ site.updated_iso }}"})
    shown = literal.site(None, own)["404.html"]
    assert shown == "9 September 2018, 09:30 UTC\N{MINUS SIGN}6 2018-09-09T15:30:00Z"
    theme(tmp_path, {"templates/404.html": "{{ site.updated|upper }}"})
    with pytest.raises(ThemeError, match="can only be shown as it is"):
        literal.site(None, own)


def test_a_theme_may_write_what_no_text_has(tmp_path: Path) -> None:
    """A mark that stands for nothing stays."""
    own = theme(tmp_path, {"templates/404.html": "\0none\0"})
    assert literal.site(None, own)["404.html"] == "\0none\0"
