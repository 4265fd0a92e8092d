"""`ptgsite fetch-live`: PTGBot's live words as a file of the built site."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from ptgsite.cli.common import OK, built_option, examples, fail, output_of, site_of, site_option
from ptgsite.cli.edit import read_site
from ptgsite.cli.given import content_of, plain_http_option


@click.command(
    "fetch-live", epilog=examples("ptgsite fetch-live", "ptgsite fetch-live --output /srv/www/ptg")
)
@site_option
@built_option
@click.argument("bot", metavar="[URL|FILE]", required=False)
@plain_http_option
def fetch_live(site: str | None, output: str | None, bot: str | None, plain_http: bool) -> NoReturn:  # noqa: FBT001
    """Write what PTGBot says now into the built site, as live.json.

    For hosts on which a browser may not ask the bot itself: run it every few minutes. The bot's
    database is at the event's `ptgbot` address, unless another one, or a FILE, is named. Where it
    can't be had, the last live.json stays; pages show none that is older than 20 minutes.
    """
    from ptgsite.build import present
    from ptgsite.interop.imported import Refusal
    from ptgsite.interop.ptgbot.live import MAX_BYTES, live_words
    from ptgsite.output.beside import write_beside
    from ptgsite.report.counts import count
    from ptgsite.urls import LIVE_DATA

    project = site_of(site)
    address = bot or read_site(project)[1].ptgbot
    if address is None:
        raise click.UsageError("the event has no `ptgbot`; name the database's URL or FILE")
    content = content_of(address, MAX_BYTES, plain_http=plain_http)
    live = live_words(content, present())
    if isinstance(live, Refusal):
        fail(f"{address}: {live.message}\n  = help: {live.help}")
    folder = output_of(project, output)
    refused = write_beside(folder, LIVE_DATA, live.content)
    if refused:
        fail(refused)
    click.echo(f"{folder / LIVE_DATA}: {count(len(live.teams), 'team')} with words of their own.")
    sys.exit(OK)
