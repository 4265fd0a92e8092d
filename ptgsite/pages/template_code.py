"""What a theme's templates compile to, and what that calls as it runs.

A page asks for a field of a record or puts a text into HTML a thousand times. Jinja2 would ask the
sandbox each time, make each text a `Markup`, and gather the arguments of each call of a macro by
itself. The Python made here does what needs no asking, and leaves the rest to Jinja2: a field of a
record, a text that is nothing but a `str`, a macro that is called by position.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import LoopContext, Macro
from jinja2.utils import missing
from markupsafe import escape

from ptgsite.pages.bounds import Rounds

MAX_KEPT = 20_000
"""Texts in HTML; then it begins anew."""

holders: defaultdict[str, set[type]] = defaultdict(set)
"""By the name of a field, the classes known to have it."""

for _field in ("index", "index0", "first", "last", "length"):
    holders[_field].add(LoopContext)


class _Html(dict[str, str]):
    """Texts as they stand in HTML: a site says the same names over and over."""

    def __missing__(self, text: str) -> str:
        if len(self) >= MAX_KEPT:
            self.clear()
        made = self[text] = str(escape(text))
        return made


html = _Html()
rounds = Rounds()


def escaped(value: object) -> str:
    """Any value as it stands in HTML."""
    return str(value.__html__()) if hasattr(value, "__html__") else html[str(value)]


class Plain(Macro):
    """A macro that takes no more than its arguments: its function may be called by position."""

    def __init__(self, *of: Any) -> None:
        super().__init__(*of)
        function: Any = self._func
        function.__defaults__ = (missing,) * len(self.arguments)
        function.__name__ = function.__qualname__ = self.name


class Code(CodeGenerator):
    """Python that asks the sandbox only for what is no field of a record."""

    def __init__(self, *of: Any) -> None:
        super().__init__(*of)
        self.fields: set[str] = set()

    def visit_Template(  # noqa: N802 - the name is Jinja's
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """A template, and what its code refers to."""
        names = "Plain, escaped, holders, html, rounds"
        self.writeline(f"from ptgsite.pages.template_code import {names}")
        super().visit_Template(node, frame)
        for name in sorted(self.fields):
            self.writeline(f"has_{name} = holders[{name!r}]")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """A field of a record, or whatever the sandbox makes of it."""
        name = node.attr
        if iskeyword(name) or name.startswith("_") or not name.isascii():
            super().visit_Getattr(node, frame)
            return
        self.fields.add(name)
        value = self.temporary_identifier()
        self.write(f"({value}.{name} if type({value} := ")
        self.visit(node.node, frame)
        self.write(f") in has_{name} else environment.getattr({value}, {name!r}))")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """All that stands in a row, put out as one text."""
        escapes = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
        if not escapes or frame.require_output_check or self.environment.finalize:
            super().visit_Output(node, frame)
            return
        text = "".join([self._piece(child, frame) for child in node.nodes])
        self.simple_write(f"f{text!r}", frame, node)

    def _piece(self, child: nodes.Expr, frame: Frame) -> str:
        """What stands for it within an f-string: itself, or the name that it is given before."""
        with suppress(Exception):  # what fails is left for when the page is made, as by Jinja2
            constant = self._output_child_to_const(child, frame, self._make_finalize())
            return constant.replace("{", "{{").replace("}", "}}")
        name = self.temporary_identifier()
        self.writeline(f"{name} = ", child)
        if isinstance(child, nodes.Call) and _is_plain(child):
            self._write_call(child, frame, name)
        else:
            self.write(f"html[{name}] if type({name} := ")
            self.visit(child, frame)
            self.write(f") is str else escaped({name})")
        return f"{{{name}}}"

    def _write_call(self, call: nodes.Call, frame: Frame, macro: str) -> None:
        """The outcome of a macro's function, which is HTML, or what a call gives, escaped."""
        self.write(f"{macro}._func(")
        for argument in call.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(f") if type({macro} := ")
        self.visit(call.node, frame)
        self.write(") is Plain else escaped(")
        self.visit(call, frame)
        self.write(")")

    def enter_frame(self, frame: Frame) -> None:
        """The beginning of what has names of its own; a loop's is counted each time."""
        super().enter_frame(frame)
        if frame.loop_frame:
            self.writeline("rounds.left -= 1")
            self.writeline("rounds.left > 0 or rounds.end()")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """A macro, of the function that has been written."""
        node, more = macro_ref.node, macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        names = tuple(argument.name for argument in node.args)
        if more or macro_ref.accesses_caller or not isinstance(node, nodes.Macro):
            super().macro_def(macro_ref, frame)
        else:
            self.write(f"Plain(environment, macro, {node.name!r}, {names!r}, False, False, False, ")
            self.write("context.eval_ctx.autoescape)")


def _is_plain(call: nodes.Call) -> bool:
    """Whether it may be a macro's, with nothing but arguments in their order."""
    more = call.kwargs or call.dyn_args or call.dyn_kwargs
    return isinstance(call.node, nodes.Name) and not more
