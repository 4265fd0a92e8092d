"""The template language: Jinja2, in a sandbox. The only door to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    nodes,
)
from jinja2 import __version__ as release
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import escape

from ptgsite.pages import compiled, strings
from ptgsite.pages.strings import fill, plural
from ptgsite.pages.theme import ThemeError

holders: defaultdict[str, set[type]] = defaultdict(set)
"""By the name of a field, the records known to have it; compiled templates ask it."""

escaped = lru_cache(maxsize=10_000)(escape)
"""A text in HTML; a site says the same names over and over."""


def environment(templates: Mapping[str, Path]) -> Environment:
    """What renders a theme's templates, which are given by their names.

    Raises ThemeError where one of them can't be read.
    """

    def load(name: str) -> str | None:
        try:
            return templates[name].read_text("utf-8") if name in templates else None
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
    made.filters["fill"] = fill
    made.filters["plural"] = plural
    return made


class _Code(CodeGenerator):
    """Python that asks the sandbox only for what is no field of a record."""

    def visit_Template(  # noqa: N802 - the name is Jinja's
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        self.writeline("from ptgsite.pages.environment import escaped, holders")
        super().visit_Template(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        name = node.attr
        if iskeyword(name) or name.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        value = self.temporary_identifier()
        self.write(f"({value}.{name} if type({value} := ")
        self.visit(node.node, frame)
        self.write(f") in holders[{name!r}] else environment.getattr({value}, {name!r}))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("escaped(")


class _Compiled(BytecodeCache):
    """What templates compile to, by all that has a say in it: they, Jinja2, and the code here."""

    def __init__(self) -> None:
        made_by = (Path(__file__).read_bytes(), Path(strings.__file__).read_bytes())
        self.made_by = (release.encode(), *made_by)

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = compiled.kept(self._name(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            compiled.keep(self._name(bucket), bucket.code)

    def _name(self, bucket: Bucket) -> str:
        return compiled.name(*self.made_by, bucket.key.encode(), bucket.checksum.encode())


class Environment(ImmutableSandboxedEnvironment):
    """Shows views and nothing else: a theme comes with a pull request, as the rest does."""

    code_generator_class = _Code

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
        if type(obj) is Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *args, **kwargs)


def filled(made: Environment, template: str, values: Mapping[str, Any]) -> str:
    """A template with values filled in. Raises ThemeError where it is at fault."""
    try:
        return made.get_template(template).render(values)
    except TemplateSyntaxError as error:
        raise ThemeError(error.message or "", error.name or template, error.lineno) from error
    except TemplateError as error:
        raise ThemeError(error.message or "", template, None) from error
    except ThemeError:
        raise
    except Exception as error:  # a template is a program of its author's
        raise ThemeError(f"{type(error).__name__}: {error}", template, None) from error
