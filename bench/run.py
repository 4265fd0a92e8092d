"""Times whole `ptgsite` processes on made-up events of several sizes: `make bench`.

    bench/run.py [--teams 45,200,1000,3000] [--runs 5] [--write docs/performance.md]

Each figure is the least of some runs: of the time on the clock, and in brackets of the processor
time, which other programs on the machine disturb less. Every run is a process of its own, its start
included. The site is a git repository of one commit, and lies in memory where the system has a
place for that, as does the output.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from make_site import main as make_site

COMMAND = str(Path(sys.executable).with_name("ptgsite"))
MEMORY = Path("/dev/shm")  # noqa: S108 - a place for files in memory, used through tempfile
BEGIN, END = "<!-- bench -->\n", "<!-- /bench -->\n"


@dataclass(frozen=True)
class Run:
    """What a process took: seconds on the clock and of the processors, and MB of memory."""

    wall: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Site:
    """A made-up event and where it is built to."""

    root: Path
    output: Path

    def run(self, *arguments: str) -> Run:
        """Run a command on it."""
        return _run(COMMAND, *arguments, "--site", str(self.root))

    def build(self) -> Run:
        """Build it."""
        return self.run("build", "--output", str(self.output))


def start(site: Site) -> Run:
    """The command alone, which has nothing to do."""
    del site
    return _run(COMMAND, "--version")


def check(site: Site) -> Run:
    """`ptgsite check`."""
    return site.run("check")


def cold(site: Site) -> Run:
    """A build into a folder that isn't there."""
    shutil.rmtree(site.output, ignore_errors=True)
    return site.build()


def unchanged(site: Site) -> Run:
    """A build where nothing has changed."""
    return site.build()


def edited(site: Site) -> Run:
    """A build after a word has changed in one team's file."""
    _edit(site)
    return site.build()


def committed(site: Site) -> Run:
    """The same after a commit, whose time is on every page."""
    _edit(site)
    _git(site.root, "commit", "--quiet", "--all", "--message=Edit")
    return site.build()


def _edit(site: Site) -> tuple[Path, str]:
    """Change the title of a team's first topic; the team's page, and the new title."""
    file = min((site.root / "teams").iterdir())
    text = file.read_text("utf-8")
    title = text.partition("title: ")[2].partition("\n")[0]
    file.write_text(text.replace(f"title: {title}", f"title: {title}x", 1), encoding="utf-8")
    return site.output / "teams" / file.stem / "index.html", f"{title}x"


# In this order: a build is unchanged after a cold one.
MEASURES: Sequence[tuple[str, Callable[[Site], Run]]] = (
    ("start", start),
    ("check", check),
    ("cold build", cold),
    ("nothing changed", unchanged),
    ("one team edited", edited),
    ("and committed", committed),
)


def main() -> None:
    """Measure, and print or write down the table."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--teams", default="45,200,1000,3000")
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--write", type=Path, help="put the table into this file")
    chosen = options.parse_args()
    table = [_head()]
    for teams in map(int, chosen.teams.split(",")):
        table.append(_row(teams, chosen.runs))
        print(table[-1], file=sys.stderr)
    shown = "\n".join(table) + "\n"
    if chosen.write is None:
        print(shown, end="")
    else:
        _put(shown, chosen.write)


def _head() -> str:
    names = ["teams", "pages", *(name for name, _ in MEASURES), "saved", "memory"]
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    return f"{machine}:\n\n| {' | '.join(names)} |\n|{' ---: |' * len(names)}"


def _row(teams: int, runs: int) -> str:
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder:
        site = Site(Path(folder, "site"), Path(folder, "output"))
        make_site(teams, site.root)
        _commit(site.root)
        taken = {name: [measure(site) for _ in range(runs)] for name, measure in MEASURES}
        pages = sum(1 for _ in site.output.rglob("*.html"))
        saved = f"{min(_saved(site, runs)):.2f} s"
    cells = [f"{teams:,}", f"{pages:,}", *map(_least, taken.values()), saved]
    peak = max(run.memory for each in taken.values() for run in each)
    return f"| {' | '.join(cells)} | {peak:.0f} MB |"


def _least(runs: Sequence[Run]) -> str:
    wall, processor = min(run.wall for run in runs), min(run.processor for run in runs)
    return f"{wall:.2f} s ({processor:.2f})"


def _saved(site: Site, runs: int) -> Iterator[float]:
    """While `ptgsite serve` runs: seconds from a save until the page is on the disk."""
    command = (COMMAND, "serve", "--port", "0", "--site", str(site.root))
    server = subprocess.Popen(
        (*command, "--output", str(site.output)), stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None  # noqa: S101 - it is a pipe
    try:
        while "Serving" not in server.stdout.readline():
            pass
        for _ in range(runs + 1):  # the first one is slower: it imports what the others need
            before = time.perf_counter()
            page, title = _edit(site)
            while title not in page.read_text("utf-8"):
                time.sleep(0.002)
            yield time.perf_counter() - before
            server.stdout.readline()  # it says what it has written
            time.sleep(1)
    finally:
        server.terminate()
        server.wait()


def _commit(root: Path) -> None:
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message=Event")):
        _git(root, *words)


def _git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=bench", "-c", "user.email=bench@example.org")
    subprocess.run(("git", *who, *words), cwd=root, check=True)  # noqa: S607 - the user's git


def _run(*command: str) -> Run:
    before = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - before
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with status {child.returncode}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _put(table: str, file: Path) -> None:
    before, _, rest = file.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    file.write_text(f"{before}{BEGIN}{table}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
