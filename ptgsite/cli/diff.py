"""`ptgsite diff`: what a change does to the schedule."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import OK, site_of, site_option

if TYPE_CHECKING:
    from ptgsite.report.difference import Difference

_EXAMPLES = """\b
Examples:
  ptgsite diff origin/main
  ptgsite diff v1 v2 --format markdown
"""


@click.command(epilog=_EXAMPLES)
@site_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    help="As text, as a comment for a pull request, or for a program (see docs/diff.md).",
)
@click.argument("base")
@click.argument("head", required=False)
def diff(site: str | None, base: str, head: str | None, format_: str) -> NoReturn:
    """Show what has changed in the schedule since HEAD left BASE.

    BASE and HEAD are git revisions; without HEAD, it is the files as they are now. The problems
    that appear and that go away are shown too; the exit status doesn't depend on them. Nothing is
    checked out or written.
    """
    from ptgsite.diff import diff as run
    from ptgsite.history.faults import NoSuchRevision

    try:
        found = run(site_of(site), base, head)
    except NoSuchRevision as error:
        raise click.UsageError(str(error)) from error
    click.echo(_shown(found, format_), nl=False)
    sys.exit(OK)


def _shown(found: Difference, format_: str) -> str:
    from ptgsite.report import difference_json, difference_markdown, difference_text

    if format_ == "json":
        return difference_json.document(found) + "\n"
    if format_ == "markdown":
        return difference_markdown.document(found)
    return "".join(f"{line}\n" for line in difference_text.lines(found))
