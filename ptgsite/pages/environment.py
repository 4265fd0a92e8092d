"""The template language: Jinja2, in a sandbox. The only door to it, but for what it compiles to."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2 import __version__ as release
from jinja2.bccache import Bucket
from jinja2.filters import do_format
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ptgsite.pages import bounds, compiled, strings, template_code
from ptgsite.pages.strings import fill, plural
from ptgsite.pages.template_code import Code, escaped, holders, rounds
from ptgsite.pages.theme import ThemeError


def environment(templates: Mapping[str, Path]) -> Environment:
    """What renders a theme's templates, which are given by their names.

    Raises ThemeError where one of them can't be read.
    """

    def load(name: str) -> tuple[str, str, None] | None:
        if name not in templates:
            return None
        try:
            return templates[name].read_text("utf-8"), name, None
        except UnicodeDecodeError as error:
            raise ThemeError("is not UTF-8 text", name, None) from error

    made = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_Compiled(),
    )
    made.names = templates
    made.filters["fill"] = _filled_in
    made.filters["plural"] = plural
    for name, after in _TOLD.items():
        made.filters[name] = bounds.bounded(made.filters[name], after)
    made.filters["format"] = _formatted
    del made.globals["lipsum"], made.filters["random"]  # the same sources make the same pages
    return made


_TOLD = {
    "batch": 1,
    "center": 1,
    "indent": 1,
    "round": 1,
    "slice": 2,
    "tojson": 2,
    "wordwrap": 2,
}
"""Filters that make as much as they are told; how many arguments come before what they are told."""


def _formatted(form: Any, *values: Any, **named: Any) -> str:
    """Jinja's filter `format`, with bounds."""
    bounds.check_form(str(form))
    return do_format(form, *values, **named)


def _filled_in(form: str, /, **values: object) -> str:
    """A text with its placeholders filled in; HTML if one of the values is."""
    if any(hasattr(value, "__html__") for value in values.values()):
        made = fill(escaped(form), **{name: escaped(each) for name, each in values.items()})
        return Markup(made)  # noqa: S704 - of nothing but what is HTML now
    return fill(form, **values)


class _Compiled(BytecodeCache):
    """What templates compile to, by all that has a say in it: they, Jinja2, and the code here."""

    def __init__(self) -> None:
        files = (__file__, template_code.__file__, strings.__file__)
        self.made_by = (release.encode(), *(Path(file).read_bytes() for file in files))

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = compiled.kept(self._name(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            compiled.keep(self._name(bucket), bucket.code)

    def _name(self, bucket: Bucket) -> str:
        return compiled.name(*self.made_by, bucket.key.encode(), bucket.checksum.encode())


class Environment(ImmutableSandboxedEnvironment):
    """Shows views and nothing else: a theme comes with a pull request, as the rest does."""

    code_generator_class = Code
    names: Container[str] = ()  # of its templates
    intercepted_binops = frozenset(("*", "**", "%"))

    def call_binop(self, _context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operation that may be too much."""
        return _OPERATIONS[operator](left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may have a method; not where there is no bound to what that makes."""
        return attr not in bounds.UNBOUNDED and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """A text's method `format` as the sandbox has it, if it is bounded; None for all else."""
        made = super().wrap_str_format(value)
        if made is not None:
            bounds.check_braces(value.__self__)
        return made

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A record's field or a mapping's value at once; anything else as the sandbox sees fit."""
        kind = type(obj)
        if kind is dict and attribute in obj:
            return obj[attribute]
        if attribute in getattr(kind, "__dataclass_fields__", ()):
            for field in fields(kind):
                holders[field.name].add(kind)
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """A macro's output at once; anything else as the sandbox sees fit."""
        if isinstance(obj, Macro):
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *args, **kwargs)


_OPERATIONS = {"*": bounds.product, "**": bounds.power, "%": bounds.remainder}


def filled(made: Environment, template: str, values: Mapping[str, Any]) -> str:
    """A template with values filled in. Raises ThemeError where it is at fault."""
    rounds.begin()
    try:
        return made.get_template(template).render(values)
    except TemplateSyntaxError as error:
        raise ThemeError(error.message or "", error.name or template, error.lineno) from error
    except TemplateNotFound as error:
        message = f"there is no template {error.name}"
        raise ThemeError(message, *_place(error, made, template)) from error
    except TemplateError as error:
        raise ThemeError(error.message or "", *_place(error, made, template)) from error
    except bounds.TooMuch as error:
        raise ThemeError(str(error), *_place(error, made, template)) from error
    except ThemeError:
        raise
    except Exception as error:  # a template is a program of its author's
        message = f"{type(error).__name__}: {error}"
        raise ThemeError(message, *_place(error, made, template)) from error


def _place(error: Exception, made: Environment, template: str) -> tuple[str, int | None]:
    """Which template was at fault while a page was made by this one, and in which line."""
    from traceback import walk_tb

    lines = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next((place for place in reversed(lines) if place[0] in made.names), (template, None))
