"""The team whose file is to be changed."""

from __future__ import annotations

from pathlib import PurePosixPath

from ptgsite.edit.judge import errors_in, read_back
from ptgsite.edit.outcome import Refused
from ptgsite.problems import Problem
from ptgsite.project import TEAMS, team_file
from ptgsite.source.models import TeamSource
from ptgsite.source.names import did_you_mean
from ptgsite.source.nodes import Map
from ptgsite.source.read import Sources
from ptgsite.source.scalars import slug


def find_team(sources: Sources, team_id: str) -> tuple[Map, TeamSource] | Refused:
    """A team whose file can be changed, with the nodes of its text."""
    file = team_file(team_id)
    if team_id not in sources.team_ids:
        near = did_you_mean(team_id, sources.team_ids)
        new = f"`ptgsite new-team {slug(team_id) or 'my-team'}` writes a file for a new one"
        return Refused(f"there is no team `{team_id}`", help=(near, new) if near else (new,))
    if file not in sources.files:  # it can't be read, or is misnamed
        at = (
            p.where.file
            for p in sources.problems
            if p.where.file.startswith(f"{TEAMS}/")
            and slug(PurePosixPath(p.where.file).stem) == team_id
        )
        file = next(at, file)
    read = read_back(sources.files[file].text, file) if file in sources.files else None
    return read or with_errors(file, errors_in(file, sources.problems))


def with_errors(file: str, errors: tuple[Problem, ...]) -> Refused:
    """That a file has to be mended before it is changed."""
    count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
    return Refused(f"{file} has {count}", errors, (f"mend it first: ptgsite check {file}",))
