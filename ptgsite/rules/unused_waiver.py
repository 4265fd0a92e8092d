"""A rule is waived that finds nothing.

A waiver that nothing needs any more would hide the next mistake. Rules that are fixed can't be
waived at all, and the event can't set their severity. Nor can this one be waived, but the event can
switch it off. Whether `moved-without-id` is needed is told with `--base` alone.

Bad:

    # teams/nova.yaml
    name: Nova
    kind: project
    allow: [room-too-small]
    slots: [{slot: MonA2, room: bexar}]

Good:

    # teams/nova.yaml
    name: Nova
    kind: project
    expected: 50
    allow: [room-too-small]
    slots: [{slot: MonA2, room: bexar}]
"""

from collections.abc import Collection, Iterator

from ptgsite.problems import Problem, Severity, Where
from ptgsite.rules import moved_without_id
from ptgsite.rules.base import Facts, Family, Rule, items
from ptgsite.source.event_models import Setting

ID = "unused-waiver"


def unused(
    facts: Facts, used: Collection[tuple[Where, str]], fixed: Collection[str]
) -> Iterator[Problem]:
    """The waivers that are not among those `used`, named by a team's or slot's place and a rule.

    It can be told only after all other rules have been looked at, so it has no `check`.
    """
    for name in facts.event.rules or ():
        if name in fixed:
            where = (facts.event.where / "rules" / name).key()
            message = f"`{name}` is always an error, whatever is written here"
            yield Problem(ID, message, where, "delete this line")
    for of, name, where in _waivers(facts):
        if name in fixed or name == ID:
            yield Problem(ID, f"`{name}` can't be waived", where, "delete it here")
        elif name in facts.rule_ids and (of, name) not in used and _was_looked_at(name, facts):
            yield Problem(
                ID,
                f"`{name}` finds nothing here, so nothing is to be waived",
                where,
                "delete it here",
            )


def _was_looked_at(name: str, facts: Facts) -> bool:
    if name == moved_without_id.ID and not facts.before:
        return False  # there is nothing to compare with
    return (facts.event.rules or {}).get(name) is not Setting.OFF


def _waivers(facts: Facts) -> Iterator[tuple[Where, str, Where]]:
    for team in facts.teams:
        for name, where in items(team.where, "allow", team.allow):
            yield team.where, name, where
        for slot in team.slots:
            for name, where in items(slot.where, "allow", slot.allow):
                yield slot.where, name, where


RULE = Rule(ID, Family.ADVICE, __doc__, severity=Severity.WARNING)
