"""`ptgsite import etherpad`: the topics that a team has gathered in a pad."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from ptgsite.cli.common import OK, examples, fail, site_of, site_option
from ptgsite.cli.edit import read_site, write_changed
from ptgsite.cli.given import content_of, plain_http_option
from ptgsite.cli.outcome import refuse, warn_of

if TYPE_CHECKING:  # what a command needs is imported when it runs
    from ptgsite.edit.topics import Gathered
    from ptgsite.interop.etherpad import Known, Pad
    from ptgsite.problems import Problem
    from ptgsite.source.event_models import EventSource
    from ptgsite.source.models import TopicSource
    from ptgsite.source.read import Sources


_EXPORT = "a pad's text is at its address + /export/txt"
_LOGIN = "it may be a login: save the pad's text from your browser, and name the file"
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml|<!doctype|(?:<!--.*?-->\s*)?<html)", re.IGNORECASE | re.DOTALL
)
_WIDEST = 300


@click.command(
    short_help="Propose topics of a team from its pad.",
    epilog=examples(
        "ptgsite import etherpad https://etherpad.opendev.org/p/nova-ptg --team nova",
        "ptgsite import etherpad nova.txt --team nova --write",
    ),
)
@site_option
@click.argument("pad", metavar="URL|FILE")
@click.option("--team", metavar="ID", required=True, help="The team that the topics are of.")
@click.option("--write", is_flag=True, help="Write them into the team's file.")
@plain_http_option
def etherpad(site: str | None, pad: str, team: str, write: bool, plain_http: bool) -> NoReturn:  # noqa: FBT001
    """Propose topics from a pad: its address, or its text export in a FILE.

    Shows what would be added to the team's file, and every line of the pad that is not part of it;
    with --write it is added. A topic whose title the file has already stays as it is.
    """
    from ptgsite.edit.outcome import Refused
    from ptgsite.edit.topics import add_topics
    from ptgsite.interop.etherpad import read_pad
    from ptgsite.interop.etherpad.address import text_export

    project = site_of(site)
    sources, event = read_site(project)
    read = read_pad(_text(text_export(pad), plain_http=plain_http), _known(sources, event, team))
    outcome = add_topics(sources, event, team, read.topics)
    if isinstance(outcome, Refused):
        refuse(outcome, sources, "added")
    _show(outcome, read)
    if write and outcome.topics:
        write_changed(project, outcome)
    warn_of(_worth_telling(outcome), outcome, sources)
    click.echo(_end(outcome, write=write))
    sys.exit(OK)


def _text(pad: str, *, plain_http: bool) -> str:
    from ptgsite.interop.etherpad import MAX_BYTES

    content = content_of(pad, MAX_BYTES, plain_http=plain_http)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if text.count("\0") > len(text) // 4:  # UTF-16 is UTF-8 with much of nothing in it
        fail(f"{pad} is no text in UTF-8\n  = help: save it as UTF-8; {_EXPORT}")
    if text.startswith(("{\\rtf", "PK\x03\x04", "%PDF-")):
        fail(f"{pad} is no plain text\n  = help: {_EXPORT}")
    if _WEB_PAGE.match(text[:1000]):
        fail(f"{pad} is a web page\n  = help: {_LOGIN if pad.endswith('/export/txt') else _EXPORT}")
    return text


def _known(sources: Sources, event: EventSource, team: str) -> Known:
    """The names that the site's teams, tags and contacts have."""
    from ptgsite.interop.etherpad import Known

    teams = {id_.replace("-", " "): id_ for id_ in sources.team_ids}
    teams |= {each.name.lower(): each.id for each in sources.teams}
    tags = {tag.id: tag.id for tag in event.tags} | {tag.name.lower(): tag.id for tag in event.tags}
    contacts = (contact for each in sources.teams for contact in each.contacts)
    nicks = frozenset(contact.irc.lower() for contact in contacts if contact.irc)
    return Known({id_: id_ for id_ in sources.team_ids} | teams, tags, team, nicks)


def _show(outcome: Gathered, read: Pad) -> None:
    from ptgsite.report.counts import count
    from ptgsite.report.excerpt import visible

    file = outcome.team.where.file
    if outcome.entries:
        click.echo(f"New in {file}:\n" + "\n".join(outcome.entries) + "\n")
    if outcome.known:
        click.echo(f"In {file} already, and left as they are:")
        for offered, own in outcome.known:
            click.echo(f"  {own.title}{_difference(offered, own)}")
        click.echo()
    for note in read.notes:
        click.echo(f"note: {note}")
    if read.left:
        click.echo(f"Not part of a topic, {count(len(read.left), 'line')} of the pad:")
        for left in read.left:
            text = visible(left.text[:_WIDEST]) + ("…" if len(left.text) > _WIDEST else "")
            click.echo(f"{left.number:6}: {text}" + (f"  ({left.why})" if left.why else ""))
        click.echo()


def _difference(offered: TopicSource, own: TopicSource) -> str:
    """What the pad says otherwise, where that can be told in a word."""
    said = [
        f"{key} is {there} in the pad, {here if here is not None else 'not told'} in the file"
        for key, there, here in (
            ("interest", offered.interest, own.interest),
            ("minutes", offered.minutes, own.minutes),
        )
        if there is not None and there != here
    ]
    return f" ({'; '.join(said)})" if said else ""


def _worth_telling(outcome: Gathered) -> tuple[Problem, ...]:
    # A topic that is new can't be in a slot yet: to say so of each says nothing.
    return tuple(each for each in outcome.warnings if each.rule != "topic-unscheduled")


def _end(outcome: Gathered, *, write: bool) -> str:
    from ptgsite.report.counts import count

    file, new = outcome.team.where.file, count(len(outcome.topics), "topic")
    if not outcome.topics:
        return f"The pad has no topic that {file} has not."
    if write:
        return f"Added {new} to {file}."
    return f"Nothing is written yet; with --write, {new} would be added to {file}."
