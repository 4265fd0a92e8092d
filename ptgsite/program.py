"""What this program is made of: its files, and the releases of libraries that shape the output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ptgsite.project import default_theme

_LIBRARIES = ("jinja2", "markdown", "markupsafe", "nh3", "segno", "tzdata")
FOLDERS = (Path(__file__).parent, default_theme())


def releases() -> Iterator[str]:
    """The installed releases of the libraries, by their folders' names.

    importlib.metadata knows them too, but takes longer to import than all else here.
    """
    for folder in (each or os.curdir for each in sys.path):
        for name in os.listdir(folder) if Path(folder).is_dir() else ():
            if name.endswith(".dist-info") and name.partition("-")[0].lower() in _LIBRARIES:
                yield name
