"""manifest.webmanifest: what a phone needs to keep the site like an app."""

from __future__ import annotations

from typing import Any

from ptgsite import urls
from ptgsite.json_text import json_text
from ptgsite.schedule.model import Event

_SHORT = 12  # characters that fit under an icon
_ICONS = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable-512.png", "512x512", "image/png", "maskable"),
)


def manifest(event: Event) -> bytes:
    """The manifest; its addresses are relative, so that it serves at any path."""
    return json_text(
        {
            "name": event.name,
            "short_name": _short(event.name),
            "lang": event.language,
            "id": "./",
            "start_url": "./",
            "scope": "./",
            "display": "minimal-ui",
            "background_color": "#12352b",
            "theme_color": "#12352b",
            "icons": [_icon(*each) for each in _ICONS],
        }
    )


def _icon(file: str, sizes: str, kind: str, purpose: str) -> dict[str, Any]:
    return {"src": f"{urls.STATIC}/{file}", "sizes": sizes, "type": kind, "purpose": purpose}


def _short(name: str) -> str:
    if len(name) <= _SHORT:
        return name
    initials = "".join(word[0] for word in name.split() if word[0].isupper() or word[0].isdigit())
    return initials if len(initials) > 1 else name[:_SHORT].rstrip()
