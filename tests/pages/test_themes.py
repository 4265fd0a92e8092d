"""A site's own theme, beside the default one."""

from __future__ import annotations

from pathlib import Path

import pytest

from ptgsite.pages.render import render_pages
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
    assert changed == {"404.html", "static/site.css", "static/fonts/one.txt"}
    assert themed["404.html"] == "PTG &lt;Denver&gt; has nothing here"


def test_a_theme_may_bring_its_own_team_colours(tmp_path: Path) -> None:
    """The style sheet of team colours can be replaced as any other; no path is made twice."""
    own = theme(tmp_path, {"static/teams.css": "mine"})
    made = list(render_pages(literal.schedule(), (own, default_theme()), literal.UPDATED))
    assert dict(made)["static/teams.css"] == b"mine"
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
        ("\n{{ nothing.there }}", None),
        ('{% include "none.html" %}', None),
        ("{{ ''.__class__.__mro__ }}", None),
        ("{{ site.__class__ }}", None),
    ],
)
def test_a_faulty_template_is_named(tmp_path: Path, template: str, line: int | None) -> None:
    """A template that can't be filled, or reaches for more than views, is named with its fault."""
    own = theme(tmp_path, {"templates/404.html": template})
    with pytest.raises(ThemeError) as caught:
        literal.site(None, own)
    assert caught.value.line == line
    assert caught.value.template in {"404.html", "none.html"}
    assert caught.value.message


def test_a_template_that_is_no_text(tmp_path: Path) -> None:
    """A template that is not UTF-8 is named too."""
    own = theme(tmp_path, {"templates/404.html": ""})
    (own / "templates" / "404.html").write_bytes(b"\xff\xfe")
    with pytest.raises(ThemeError, match="UTF-8"):
        literal.site(None, own)
