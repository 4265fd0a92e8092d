"""What a theme's templates compile to, and what that calls as it runs.

A page asks for a field of a record or puts a text into HTML a thousand times. Jinja2 would ask the
sandbox each time, make each text a `Markup`, and gather the arguments of each call of a macro by
itself. The Python made here does what needs no asking, and leaves the rest to Jinja2: a field of a
record, a text that is nothing but a `str`, a macro that is called by position.
"""

from __future__ import annotations

from collections import defaultdict
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import LoopContext, Macro
from jinja2.utils import missing
from markupsafe import escape

MAX_KEPT = 50_000
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
        self.value = ""  # the name of the value to show next
        self.shown: nodes.Call | None = None  # the call whose outcome is shown as it is

    def visit_Template(  # noqa: N802 - the name is Jinja's
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        """A template, and what its code refers to."""
        self.writeline("from ptgsite.pages.template_code import Plain, escaped, holders, html")
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
        """All that is put out in a row, put out at once."""
        together = frame.buffer is None and not frame.require_output_check and len(node.nodes) > 1
        if together:
            self.buffer(frame)
        super().visit_Output(node, frame)
        if together:
            self.writeline(f"yield concat({frame.buffer})")
            frame.buffer = None

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.shown, self.value = None, ""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        elif isinstance(node, nodes.Call) and _is_plain(node):
            self.shown = node
            self.write("(")
        else:
            self.value = self.temporary_identifier()
            self.write(f"(html[{self.value}] if type({self.value} := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if self.value:
            self.write(f") is str else escaped({self.value}))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Call(  # noqa: N802
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - the signature is Jinja's
    ) -> None:
        """A call; where its outcome is shown, a macro's function is called, as that is HTML."""
        if node is not self.shown:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.shown = None
        macro = self.temporary_identifier()
        self.write(f"{macro}._func(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(f") if type({macro} := ")
        self.visit(node.node, frame)
        self.write(") is Plain else escaped(")
        super().visit_Call(node, frame)
        self.write(")")

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
