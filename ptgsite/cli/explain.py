"""`ptgsite explain` and `ptgsite schema`: what the rules and the format are."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from ptgsite.cli.common import OK, examples


@click.command(
    short_help="Say what a RULE means; without one, list all rules.",
    epilog=examples("ptgsite explain", "ptgsite explain room-double-booked"),
)
@click.argument("rule", required=False)
def explain(rule: str | None) -> NoReturn:
    """Say what a RULE means, with a bad and a good example; without one, list all rules."""
    from ptgsite.rules import RULES
    from ptgsite.source.names import did_you_mean

    if rule is None:
        width = max(len(known.id) for known in RULES)
        for known in RULES:
            click.echo(f"{known.id:{width}}  {known.severity:7}  {known.summary}")
        sys.exit(OK)
    found = next((known for known in RULES if known.id == rule), None)
    if found is None:
        hint = did_you_mean(rule, [known.id for known in RULES])
        raise click.UsageError(f"there is no rule `{rule}`; {hint}")
    fixed = ", can't be switched off or waived" if found.fixed else ""
    click.echo(f"{found.id} ({found.severity}{fixed})\n\n{found.manual.strip()}")
    sys.exit(OK)


@click.command(
    short_help="Print a JSON Schema of the files, for your editor.",
    epilog=examples("ptgsite schema team > team.schema.json"),
)
@click.argument("file", type=click.Choice(["team", "event"]))
def schema(file: str) -> None:
    """Print the JSON Schema of a FILE, a team's or the event's, for your editor."""
    from ptgsite.source.schema import schema_text

    click.echo(schema_text(file), nl=False)
