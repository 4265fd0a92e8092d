"""Gets a browser for the tests in this folder, where there is none.

On Debian and Ubuntu, root installs the package; elsewhere playwright brings its own. Where neither
is to be had, it says so and the tests are skipped; in CI they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NONE_FOUND = (
    "no Chromium: `make test` installs it where it can;"
    " by hand: apt-get install chromium, or python -m playwright install chromium"
)


def browser() -> str | None:
    """The path of a Chromium: the system's, or else the one that playwright installed."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def _ways() -> list[list[list[str]]]:
    """The ways to get one, each some commands."""
    own = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    apt = [["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [apt, own] if root and shutil.which("apt-get") else [own]


def _get() -> None:
    for commands in _ways():
        for command in commands:
            subprocess.run(command, check=False, stdin=subprocess.DEVNULL)
        if browser():
            return


if __name__ == "__main__":
    if browser() is None:
        sys.stdout.write("Getting a browser for the tests\n")
        _get()
    if browser() is None:
        sys.exit(f"The browser tests can't run: {NONE_FOUND}")
