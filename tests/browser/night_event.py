"""A small event at night, across midnight and the end of summer time, in a few rooms."""

from __future__ import annotations

EVENT = """\
id: night-watch
name: Night watch
url: https://night.example.org/
timezone: Europe/Paris
location: Brest
description: A night in which the clocks go back.
etherpad: https://pads.example.org/p/{team}
edit: https://git.example.org/edit/{path}
contacts:
  - {name: Iris, irc: iris, email: iris@example.org}
notices:
  - {level: warning, text: Bring a torch, from: 2026-10-24, until: 2026-10-24}
  - {level: info, text: Breakfast is served, from: 2026-10-25}
days:
  - date: 2026-10-24
    slots:
      - {name: N1, start: "22:00", end: "23:30"}
      - {name: N2, start: "23:30", end: "25:30"}
      - {name: N3, start: "25:30", end: "28:00"}
  - date: 2026-10-25
    slots:
      - {name: D1, start: "10:00", end: "12:00"}
      - {name: D2, start: "13:00", end: "15:00"}
breaks:
  - {title: Lunch, date: 2026-10-25, start: "12:00", end: "13:00"}
rooms:
  - {id: harbour, name: Harbour, location: Level 1, capacity: 30, equipment: [projector]}
  - {id: lantern, name: Lantern, location: Level B}
  - {id: online, name: Online, url: "https://meet.example.org/online"}
tags:
  - {id: operators, name: For operators, description: Bring what hurts}
  - {id: upgrades, name: Upgrades}
rules:
  too-many-hours: "off"
"""

NOVA = """\
name: Nova
kind: project
description: Virtual machines.
topics:
  - {id: cells, title: "Cells; <b>down</b>, and up", people: [iris], tags: [operators], interest: 7}
  - {id: numa, title: NUMA, tags: [upgrades]}
  - {id: someday, title: Some other day, tags: [upgrades]}
slots:
  - {slot: SatN1, room: harbour, topics: [cells]}
  - {slot: SatN2, room: lantern, title: Night shift, tags: [operators], people: [iris]}
  - {slot: SunD1, room: harbour, topics: [numa], status: tentative}
"""

CINDER = """\
name: Cinder
kind: project
topics:
  - {id: volumes, title: Vólumes to the ends of the earth and back again, tags: [operators]}
slots:
  - {slot: SatN2, room: harbour, topics: [volumes], url: "https://meet.example.org/cinder"}
  - {slot: SunD2, room: lantern, status: cancelled}
"""

OPERATORS = """\
name: Operators
kind: operators
tags: [operators]
slots:
  - {slot: SatN3, room: harbour, title: "War stories, told; at night"}
  - {slot: SunD2, room: harbour, with: [nova], title: "<img src=x onerror=alert(1)>"}
"""

FILES = {
    "content/event.yaml": EVENT,
    "content/index.md": "# Welcome\n\nTo the night.\n",
    "content/travel.md": "# Travel\n\nBy boat.\n",
    "teams/nova.yaml": NOVA,
    "teams/cinder.yaml": CINDER,
    "teams/ops.yaml": OPERATORS,
}
