"""The `ptgsite` command: what can be asked for, what is printed, and the exit status."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from ptgsite import __version__
from ptgsite.cli.build import build
from ptgsite.cli.check import check
from ptgsite.cli.common import OUR_FAULT, examples, fail
from ptgsite.cli.diff import diff
from ptgsite.cli.edit import book, free, new_team, unbook
from ptgsite.cli.explain import explain, schema
from ptgsite.cli.export import export
from ptgsite.cli.imports import import_
from ptgsite.cli.init import init
from ptgsite.cli.live import fetch_live
from ptgsite.cli.serve import serve
from ptgsite.cli.sync import sync


def main() -> NoReturn:
    """Run the command.

    Exit status: 0 all is well, 1 the site has errors, 2 wrong usage, 3 a mistake of ptgsite itself.
    """
    _open_streams()
    try:
        _run()
    except SystemExit as end:
        _leave(end)


def _open_streams() -> None:
    """Have a caller that has closed its streams ask for nothing and hear nothing."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _leave(end: SystemExit) -> NoReturn:
    """End the process without giving back its memory bit by bit, a tenth of a large check."""
    sys.stdout.flush()
    sys.stderr.flush()
    if isinstance(end.code, int):
        os._exit(end.code)
    raise end


def _run() -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        commands(prog_name="ptgsite")
    except OSError as error:
        from ptgsite.report.faults import in_words

        fail(in_words(error))
    except Exception:  # noqa: BLE001 - the last resort: whatever gets here is our own mistake
        _report_our_fault()
    sys.exit(OUR_FAULT)


def _report_our_fault() -> None:
    import traceback

    click.echo(
        "ptgsite has made a mistake; your files need not be at fault. Please report it with the "
        f"lines below. This is ptgsite {__version__}, Python {sys.version.split()[0]}.\n\n"
        + traceback.format_exc(),
        err=True,
    )


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples("ptgsite check", "ptgsite build", "ptgsite explain room-double-booked"),
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def commands() -> None:
    """Build the site of an event from its teams' YAML files."""


for _command in (
    init,
    check,
    diff,
    build,
    serve,
    explain,
    schema,
    free,
    book,
    unbook,
    new_team,
    import_,
    export,
    fetch_live,
    sync,
):
    commands.add_command(_command)
