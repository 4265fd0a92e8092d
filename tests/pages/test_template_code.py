"""The Python that templates compile to shows what Jinja2's own would, and reaches no further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ptgsite.pages import template_code
from ptgsite.pages.environment import environment, filled
from ptgsite.pages.html import SafeHtml
from ptgsite.pages.pieces import Link
from ptgsite.pages.theme import ThemeError


@dataclass(frozen=True, slots=True)
class Node:
    """A record with a field of each sort."""

    name: str
    parts: tuple[Node, ...] = ()
    note: SafeHtml | None = None
    last: bool = False

    def secret(self) -> str:
        """What is no field."""
        return self.name


class Kind(StrEnum):
    """Words that are more than a str."""

    FISH = "fish & chips"


TREE = Node("<a>", (Node("b"), Node("&c", (Node("'d'"),), last=True)), SafeHtml("<b>bold</b>"))
VALUES = {
    "tree": TREE,
    "words": {"tree": {"on": "own", "with": "w"}, "n": [1, 2]},
    "kind": Kind.FISH,
}
OTHERS = {
    "parts.html": "{% macro item(node, more='-') %}<i>{{ node.name }}{{ more }}</i>{% endmacro %}"
    "{% macro twice(node) %}{{ item(node) }}{{ item(node, node.name) }}{% endmacro %}"
    "{% macro nested(node) %}{{ node.name }}{% for part in node.parts %}({{ nested(part) }})"
    "{% endfor %}{% endmacro %}",
    "base.html": "<{% block title %}{{ tree.name }}{% endblock %}>{% block main %}{% endblock %}",
    "piece.html": "[{{ tree.name }}]",
}
IMPORT = '{% from "parts.html" import item, twice, nested %}'
BASE = '{% extends "base.html" %}'
SAME = [
    "{{ tree.name }} {{ tree.note }} {{ tree.parts[1].name }} {{ kind }} {{ words.tree.on }}",
    "{{ 1 }}{{ true }}{{ 1.0 }}{{ tree.last }}{{ none }}",
    "{{ [tree.name] }}{{ {'a': '<'} }}{{ words.n }}{{ range(3)|list }}",
    "{{ words.tree.with }}{{ words['tree'].on }}{{ words.n[0] }}{{ tree['name'] }}",
    IMPORT
    + "{{ twice(tree) }}{{ item(tree, more=tree.note) }}{{ item(node=tree) }}{{ item(tree) }}",
    IMPORT + "{{ nested(tree) }}{{ item(tree)|upper }}{{ [item(tree), '<']|join }}",
    IMPORT
    + "{% set made = item(tree) %}{{ made }}{{ made ~ '<' }}{{ made|length }}{{ item.name }}",
    '{% import "parts.html" as parts %}{{ parts.item(tree) }}{{ parts.twice(tree) }}',
    IMPORT
    + "{% autoescape false %}{{ item(tree) }}{{ tree.name }}{% endautoescape %}{{ item(tree) }}",
    "{% macro m(a, b=a) %}{{ a }}{{ b }}{% endmacro %}{{ m('<') }}{{ m('<', 1) }}{{ m(b=1, a=2) }}",
    "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, '<', c=3) }}{{ m(1) }}",
    "{% macro m() %}<{{ caller('&') }}>{% endmacro %}{% call(x) m() %}{{ x }}&{% endcall %}",
    "{% macro m(a) %}{{ a is defined }}{% endmacro %}{{ m() }}{{ m(1) }}",
    "{% for p in tree.parts %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{% endfor %}",
    "{% for p in tree.parts %}{% if not loop.last %},{% endif %}{{ loop.length }}{% endfor %}",
    "{% for p in tree.parts %}{{ loop.cycle('<', '>') }}{{ loop.changed(p) }}{% endfor %}",
    "{% for p in [tree] recursive %}{{ p.name }}{{ loop.depth }}{{ loop(p.parts) }}{% endfor %}",
    "{% for p in tree.parts if p.last %}{{ p.name }}{{ loop.last }}{% else %}none{% endfor %}",
    BASE + "{% block title %}{{ super() }} & {{ self.main() }}{% endblock %}",
    BASE + "{% block main %}{{ tree.name }}{% for p in tree.parts %}{{ p.name }}{% endfor %}"
    "{% endblock %}",
    '{% include "piece.html" %}{{ tree.name }}{% include "piece.html" without context %}',
    "{% filter upper %}{{ tree.name }}<{% endfilter %}",
    "{% set x %}{{ tree.name }}<{% endset %}{{ x }}",
    "{{ tree.none is defined }}{{ tree.none|default('<') }}{{ nothing is defined }}",
    "{{ tree.parts|map(attribute='name')|join('<') }}{{ tree.name.upper() }}",
    "{{ '{0.name}'.format(tree) }}{{ '%s'|format(tree.name) }}",
    "{{ ('<%s>'|safe).format(tree.name) }}",
    "{{ tree.none }}",
    "{{ tree.none.more }}",
    "{{ nothing }}",
    "{{ nothing.more }}",
    "{{ nothing() }}",
    "{{ tree() }}",
    "{{ tree.name() }}",
    "{{ words.none }}",
    "{{ tree.name + 1 }}",
    "{{ none.more }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
    IMPORT + "{{ item(tree, 1, 2) }}",
    IMPORT + "{{ item(tree, none=1) }}",
    '{% from "parts.html" import none %}{{ none(1) }}',
]


def ours(template: str, values: Mapping[str, Any], folder: Path) -> str:
    """A template, filled in as a theme's is."""
    for name, text in {**OTHERS, "page.html": template}.items():
        (folder / name).write_text(text, "utf-8")
    return filled(environment({path.name: path for path in folder.iterdir()}), "page.html", values)


def jinjas(template: str, values: Mapping[str, Any]) -> str:
    """The same, by Jinja2 alone."""
    made = ImmutableSandboxedEnvironment(
        loader=DictLoader({**OTHERS, "page.html": template}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return made.get_template("page.html").render(values)


@pytest.mark.parametrize("template", SAME)
def test_it_shows_what_jinja2_shows(template: str, tmp_path: Path) -> None:
    """A template says the same with the code made here, or fails as it would; again, too."""
    try:
        expected = jinjas(template, VALUES)
    except Exception:  # noqa: BLE001 - whatever Jinja2 makes of it
        for _ in range(2):
            with pytest.raises(ThemeError):
                ours(template, VALUES, tmp_path)
    else:
        assert [ours(template, VALUES, tmp_path) for _ in range(2)] == [expected] * 2


ATTACKS = [
    "tree.__class__",
    "tree._name",
    "tree['__class__']",
    "tree|attr('__class__')",
    "tree.name.__class__",
    "tree.\uff3f\uff3fclass\uff3f\uff3f",
    "tree.__dataclass_fields__",
    "tree.secret.__globals__",
    "tree.secret.__func__",
    "item._func",
    "item._func.__globals__",
    "item.__init__",
    "item._environment",
    "item(tree).__class__",
    "item.__call__.__globals__",
    "'{0.__class__}'.format(tree)",
    "'{0._x}'.format_map({'0': tree})",
    "words.n.append(3)",
    "words.update(a=1)",
    "words.pop('n')",
    "words.clear()",
    "range(10**9)",
    "cycler.__init__.__globals__",
    "namespace.__class__",
    "self.__class__",
    "loop._iterator",
    "joiner.__init__",
    "lipsum.__globals__",
    "tree.parts.__class__.__mro__",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("form", ["{{ %s }}", "{{ item(%s) }}", "{%% if %s %%}{%% endif %%}"])
def test_the_sandbox_holds(attack: str, form: str, tmp_path: Path) -> None:
    """A theme reaches nothing behind records, macros and loops, and changes nothing."""
    before = repr(VALUES)
    template = IMPORT + "{% for x in tree.parts %}" + form % attack + "{% endfor %}"
    with pytest.raises(ThemeError):
        ours(template, VALUES, tmp_path)
    assert repr(VALUES) == before


def test_html_that_fills_a_text_stays_html(tmp_path: Path) -> None:
    """What a macro makes may fill a placeholder: it is escaped once, and the text around it too."""
    form = "{{ 'with <{names}> & {more}'|fill(names=item(tree), more='<x>') }}"
    expected = "with &lt;<i>&lt;a&gt;-</i>&gt; &amp; &lt;x&gt;"
    assert ours(IMPORT + form, VALUES, tmp_path) == expected
    assert ours("{{ '<{x}>'|fill(x=tree.name) }}", VALUES, tmp_path) == "&lt;&lt;a&gt;&gt;"


def test_a_class_of_the_same_field_is_asked_anew(tmp_path: Path) -> None:
    """One place of a template may be given records of several classes, and mappings."""
    things = [TREE, Link("one", "x"), {"title": "<two>"}, Link("<three>", "y")]
    template = "{% for each in things %}{{ each.title|default('none') }},{% endfor %}"
    assert ours(template, {"things": things}, tmp_path) == "none,one,&lt;two&gt;,&lt;three&gt;,"


def test_texts_in_html_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that were shown are not all kept, and come out right all the same."""
    monkeypatch.setattr(template_code, "MAX_KEPT", 3)
    template_code.html.clear()
    texts = [f"<{number}>" for number in range(9)]
    shown = ours("{% for text in texts * 2 %}{{ text }}{% endfor %}", {"texts": texts}, tmp_path)
    assert shown == "".join(f"&lt;{number}&gt;" for number in range(9)) * 2
    assert len(template_code.html) <= 3


def test_what_a_mapping_has_comes_before_what_it_can(tmp_path: Path) -> None:
    """A text of a theme may have the name of a method."""
    values = {"text": {"items": "own", "nav": {"update": "when"}}}
    assert ours("{{ text.items }} {{ text.nav.update }}", values, tmp_path) == "own when"
