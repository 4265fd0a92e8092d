"""`ptgsite init`: a new event."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ptgsite.cli.common import OK, examples, fail

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from ptgsite.start.answers import Answers, Question


@click.command(
    short_help="Start a new event in DIR, with what publishes it.",
    epilog=examples(
        "ptgsite init my-event",
        'ptgsite init my-event --name "My Event 2027" --days "2027-04-12 to 2027-04-16" \\',
        "    --timezone UTC --url https://ptg.example.org/ --host github",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.option("--name", metavar="NAME", help="What the event is called.")
@click.option("--days", metavar="DATES", help="Its day, or its first and its last day.")
@click.option("--timezone", metavar="ZONE", help="Its time zone, such as America/Denver.")
@click.option("--url", metavar="URL", help="Where the site will be published.")
@click.option(
    "--host", metavar="HOST", help="Whose CI files to write: github, gitlab, zuul or none."
)
@click.option(
    "--requirement",
    metavar="REQUIREMENT",
    help="What CI installs ptgsite from, such as 'ptgsite @ git+https://HOST/ptgsite@COMMIT'.",
)
def init(folder: str, requirement: str | None, **given: str | None) -> NoReturn:
    """Start a new event in DIR: a site that passes the check, and the files that publish it.

    What the options don't say is asked for, on a terminal. Files that are there already stay: if
    one is in the way, nothing is written.
    """
    from ptgsite.output.new_files import write_new
    from ptgsite.start.site import site

    answers = _answers(given, requirement)
    taken = write_new(Path(folder), site(answers))
    if taken:
        fail("nothing is written, since this is there already: " + ", ".join(map(str, taken)))
    place = shlex.quote(folder)
    click.echo(f"{folder}: {answers.name} is ready. To see it: ptgsite serve --site {place} --open")
    if answers.requirement is None:
        click.echo("Say in requirements.txt where CI finds ptgsite, before you publish.")
    sys.exit(OK)


def _answers(given: dict[str, str | None], requirement: str | None) -> Answers:
    from ptgsite.start.answers import QUESTIONS, Answers
    from ptgsite.start.requirement import own_requirement

    missing = [f"--{question.key}" for question in QUESTIONS if given[question.key] is None]
    if missing and not _can_ask():
        raise click.UsageError(f"{', '.join(missing)} must be given where nobody can be asked")
    values = {one.key: _answer(one, given[one.key]) for one in QUESTIONS}
    return Answers(**values, requirement=requirement or own_requirement())


def _can_ask() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _answer(question: Question, given: str | None) -> Any:
    """The value of what is given, or of what is answered: then it is asked until it is right."""
    from ptgsite.source.scalars import Mistake

    if given is not None:
        value = question.parse(given)
        if isinstance(value, Mistake):
            raise click.UsageError(f"--{question.key}: {_said(value)}")
        return value
    while True:
        asked = f"{question.text} (such as {question.example})"
        answer = click.prompt(asked, default="", show_default=False).strip()
        value = question.parse(answer) if answer else None
        if value is not None and not isinstance(value, Mistake):
            return value
        click.echo(f"  {_said(value)}" if answer else "  an answer is needed; this was an example")


def _said(mistake: Any) -> str:
    return f"{mistake.message}; {mistake.help}" if mistake.help else str(mistake.message)
