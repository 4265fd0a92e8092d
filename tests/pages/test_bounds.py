"""What a theme may ask for has bounds, and a theme that asks for more is named with its fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ptgsite.pages import bounds
from ptgsite.pages.bounds import TooMuch, check_form, power, product
from ptgsite.pages.environment import environment, filled
from ptgsite.pages.theme import ThemeError

ROOM = [
    "{{ 'ab' * 3 }}{{ 3 * [1, 2] }}{{ 2 * 3 }}{{ 2 ** 10 }}{{ 2.5 * 2 }}{{ 2 ** -1 }}{{ -2 ** 3 }}",
    "{{ [[1, 2], {'a': 'b'}] * 9 }}{{ 'a b'|wordwrap(1, wrapstring='-') }}",
    "{{ 7 % 4 }}{{ '%s of %5.1f %%' % ('a', 2) }}{{ '%(a)3d' % {'a': 1} }}",
    "{{ '100%% 2027 %s 2027'|format('a') }}{{ '<%s>'|format('<'|e) }}",
    "{{ 'a'|center(5) }}{{ 'a\n b'|indent(2) }}{{ 'a\nb'|indent(width=3, first=true) }}",
    "{{ range(5)|batch(2, '-')|list }}{{ range(5)|slice(2)|list }}{{ 2.345|round(2) }}",
    "{{ {'a': [1]}|tojson(indent=2) }}{{ 123456|tojson }}{{ 1234567|round }}{{ 12345|center(9) }}",
    "{{ '{:>5}{0}'.format('a', 'b') if false else '{:>5}'.format('a') }}{{ 'a'.join('bc') }}",
]
TOO_MUCH = [
    "'x' * 10**10",
    "10**10 * 'x'",
    "[1] * 10**10",
    "(1, 2) * 10**10",
    "('x'|safe) * 10**10",
    "[[0] * 1000] * 1000",
    "[{'a': ['x' * 1000]}] * 1000",
    "9 ** (9 ** 9)",
    "10 ** 3010",
    "(10 ** 2000) * (10 ** 2000)",
    "'%10000000d' % 1",
    "'%(a)-10000000d' % {'a': 1}",
    "'%((a))10000d' % {'(a)': 1}",
    "'%.10000f' % 1",
    "'%10000.1f' % 1",
    "'%*d' % (10000000, 1)",
    "'%%%s%10000d'|format(1, 1)",
    "('%10000d'|safe)|format(1)",
    "'{:10000000}'.format(1)",
    "'{:{w}}'.format(1, w=10000000)",
    "'{a:.10000f}'.format_map({'a': 1})",
    "'x'['format'] and '{:10000}'['format'](1)",
    "'x'|center(10000000)",
    "'x'|center(width=10000000)",
    "'x'|indent(10000000)",
    "'x'|indent('y' * 1001)",
    "'x y'|wordwrap(1, wrapstring='y' * 1001)",
    "[1]|tojson('y' * 1001)",
    "'x'.translate({120: 'y'})",
    "[1]|batch(10000000, 'x')|list",
    "[1]|slice(10000000)|list",
    "1.5|round(10000000)",
    "1|round(10000000, 'floor')",
    "[1]|tojson(10000000)",
    "[1]|tojson(indent=10000000)",
    "'x'.center(10000000)",
    "'x'.ljust(10000000)",
    "'x'.rjust(10000000)",
    "'x'.zfill(10000000)",
    "'\t'.expandtabs(10000000)",
    "'x'|attr('ljust')(10000000)",
    "'x'['ljust'](10000000)",
    "(1).to_bytes(10000000, 'big')",
    "'x'.encode().ljust(10000000)",
    "range(10000000)",
]


def _filled(template: str, folder: Path) -> str:
    (folder / "page.html").write_text(template, "utf-8")
    return filled(environment({"page.html": folder / "page.html"}), "page.html", {})


@pytest.mark.parametrize("asked", TOO_MUCH)
@pytest.mark.parametrize("form", ["\n{{ %s }}", "\n{%% set made = %s %%}{{ made }}"])
def test_what_is_too_much(tmp_path: Path, asked: str, form: str) -> None:
    """It is not even begun, whether it is computed when a theme is compiled or later."""
    with pytest.raises(ThemeError) as caught:
        _filled(form.replace("%s", asked).replace("%%", "%"), tmp_path)
    assert (caught.value.template, caught.value.line) == ("page.html", 2)
    assert "Memory" not in caught.value.message


@pytest.mark.parametrize("template", ROOM)
def test_what_is_not(tmp_path: Path, template: str) -> None:
    """Themes have all that they can use."""
    assert _filled(template, tmp_path)


@pytest.mark.parametrize("by_chance", ["[1, 2]|random", "lipsum()"])
def test_nothing_comes_by_chance(tmp_path: Path, by_chance: str) -> None:
    """The same sources make the same bytes."""
    with pytest.raises(ThemeError, match=r"page\.html:1: .*(random|lipsum)"):
        _filled(f"{{{{ {by_chance} }}}}", tmp_path)


def test_how_it_is_told(tmp_path: Path) -> None:
    """With what was asked for, and what may be."""
    with pytest.raises(ThemeError) as caught:
        _filled("<p>\n{{ 'x' * 10**10 }}</p>", tmp_path)
    assert str(caught.value) == (
        "the theme's template page.html:2: a text or list would be 10,000,000,000 long; 100,000 is "
        "the most"
    )


NESTED = "{% for a in range(100) %}\n{% for b in range(N) %}{% endfor %}{% endfor %}"
IN_ELSE = NESTED.replace("for b", "for b in [] %}{% else %}{% for c") + "{% endfor %}"
RECURSIVE = (
    "{% for a in range(100) recursive %}\n"
    "{% if loop.depth0 == 0 %}{{ loop(range(N)) }}{% endif %}{% endfor %}"
)
IN_MACRO = (
    "{% macro m() %}\n{% for b in range(N) %}-{% endfor %}{% endmacro %}"
    "{% for a in range(100) %}{% set made = m() %}{% endfor %}"
)


@pytest.mark.parametrize("loops", [NESTED, IN_ELSE, RECURSIVE, IN_MACRO])
def test_loops_come_to_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loops: str) -> None:
    """They may go round so often for a page, however they are nested; and so the next page."""
    monkeypatch.setattr(bounds, "ROUNDS", 1_200)
    for _ in range(2):
        _filled(loops.replace("N", "10"), tmp_path)
    with pytest.raises(ThemeError, match=r"page\.html:[12]: loops have gone round 1,200 times"):
        _filled(loops.replace("N", "12"), tmp_path)


@given(st.text("%()*.0123456789 -+#lsdf", max_size=12), st.sampled_from([1, (1,), {"": 1, "1": 1}]))
def test_no_form_is_filled_in_widely(form: str, values: object) -> None:
    """What passes is not longer than its parts, each of three digits at most."""
    try:
        check_form(form)
        made = form % values
    except (TooMuch, TypeError, ValueError, KeyError, OverflowError):
        return
    assert len(made) < 1_400 * (form.count("%") + 1)


@given(st.integers(-(10**400), 10**400), st.integers(-(10**4), 10**4))
def test_numbers_have_so_many_digits(left: int, right: int) -> None:
    """No more than Python writes down, whatever they are made of."""
    for operation in (product, power):
        try:
            made = operation(left, right)
        except (TooMuch, ZeroDivisionError, OverflowError):
            continue
        assert len(str(made)) < 4_300
