"""`ptgsite serve`: a site in the browser while it is edited."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import OK, examples, fail, output_of, output_option, site_of, site_option
from ptgsite.cli.outcome import said
from ptgsite.cli.progress import Progress, on_terminal

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from collections.abc import Callable

    from ptgsite.serve.rounds import Round
    from ptgsite.serve.server import Listening


def _base(_context: object, _option: object, value: str) -> str:
    from urllib.parse import quote

    if "://" in value:
        path = value.partition("://")[2].partition("/")[2]
        raise click.BadParameter(f"{value} is an address, and not a path; write /{path}")
    return f"/{quote(stripped)}/" if (stripped := value.strip("/")) else "/"


@click.command(
    short_help="Show the site in the browser, and build at each save.",
    epilog=examples("ptgsite serve --open", "ptgsite serve --port 8080 --base /ptg/"),
)
@site_option
@output_option
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    help="The port to listen at, 0 for any free one; default: 8000.",
)
@click.option(
    "--host",
    metavar="HOST",
    default="127.0.0.1",
    help="Where to listen; 0.0.0.0 lets other machines in; default: 127.0.0.1.",
)
@click.option(
    "--base", metavar="/PATH/", default="/", callback=_base, help="Serve it below a path."
)
@click.option("--open", "open_", is_flag=True, help="Open it in a browser.")
def serve(
    site: str | None, output: str | None, *, port: int, host: str, base: str, open_: bool
) -> NoReturn:
    """Build the site, show it in the browser, and keep both up to date as you edit.

    Each save of a file in content/, teams/ or themes/ builds the site again and reloads the page. A
    save with an error shows the error, here and in the page, while the last good site stays.
    Ctrl-C ends it.
    """
    from ptgsite.serve.addresses import address, is_open
    from ptgsite.serve.live import live
    from ptgsite.serve.site import Site

    project = site_of(site)
    folder = output_of(project, output)
    listening = _listen(host, port)
    url = address(host, listening.getsockname()[1], base)
    progress = Progress(visible=on_terminal())

    def started(_end: Callable[[], None]) -> None:
        reach = " Other machines can reach it." if is_open(host) else ""
        click.echo(f"Serving {url} until you press Ctrl-C.{reach}")
        if open_:
            click.launch(url)

    _hear_ctrl_c()
    try:
        live(project, Site(folder, base, host), listening, _Teller(folder), started, progress)
    except KeyboardInterrupt:
        click.echo()
        sys.stdout.flush()
        # At once, whatever other threads are at: the next build completes one that is cut short.
        os._exit(OK)
    sys.exit(OK)


def _hear_ctrl_c() -> None:
    """Have it raise KeyboardInterrupt, and not end the process; see `ptgsite.__main__`."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


class _Teller:
    """Says on the terminal what each round came to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.good: Round | None = None
        self.stopped = False

    def __call__(self, now: Round) -> None:
        from ptgsite.serve.rounds import NOTHING
        from ptgsite.serve.words import news

        text = news(self.good or NOTHING, now) or ("Mended." if self.stopped else "")
        if text:
            # https://no-color.org
            click.echo(text, color=False if os.environ.get("NO_COLOR") else None)
        self.stopped = now.written is None
        self.good = self.good if self.stopped else now
        if now.written is None:
            click.echo("Nothing is built before this is mended.")
        elif now.changed:
            click.echo(f"{self.folder}: {said(now.written, now.seconds)}")


def _listen(host: str, port: int) -> Listening:
    from ptgsite.serve.server import PortTaken, listen

    try:
        return listen(host, port)
    except PortTaken as taken:
        help_ = "" if taken.free is None else f"; {taken.free} is free: --port {taken.free}"
        fail(f"port {port} of {host} is taken{help_}")
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0].lower()
        fail(f"cannot listen at port {port} of {host}: {reason}")
