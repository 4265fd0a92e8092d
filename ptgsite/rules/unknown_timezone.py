"""The event has a time zone that does not exist.

Times are local to the event, and calendars need the moment. Zones have IANA names: a region, a
slash and a city.

Bad:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    etherpad: https://pad.example.org/{team}
    timezone: America/Denvr
    days: [{date: 2022-10-17}]
    slots: [{name: A1, start: "13:00", end: "14:00"}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]

Good:

    # content/event.yaml
    id: ptg
    name: PTG
    url: https://ptg.example.org/
    etherpad: https://pad.example.org/{team}
    timezone: America/Denver
    days: [{date: 2022-10-17}]
    slots: [{name: A1, start: "13:00", end: "14:00"}]
    rooms: [{id: bexar, name: Bexar}, {id: austin, name: Austin}]
"""

from ptgsite.rules.base import Family, Rule

RULE = Rule("unknown-timezone", Family.FILE, __doc__)
