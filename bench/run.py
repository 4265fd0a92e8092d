"""Times whole `ptgsite` processes on this repository's own event: `make bench`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SITE = Path(__file__).parent.parent
COMMAND = [str(Path(sys.executable).with_name("ptgsite"))]
RUNS = 7


def main() -> None:
    """Print the fastest, the median and the slowest of some runs of each command, in seconds."""
    print(f"{RUNS} runs each of a whole process, in seconds; Python {sys.version.split()[0]}\n")
    print(f"{'':20}    min  median     max")
    with tempfile.TemporaryDirectory() as folder:
        warm = str(Path(folder) / "warm")
        _seconds("build", "--output", warm)
        _row("bare interpreter", (_timed([sys.executable, "-c", ""]) for _ in range(RUNS)))
        _row("ptgsite --version", (_seconds("--version") for _ in range(RUNS)))
        _row("check", (_seconds("check") for _ in range(RUNS)))
        cold = (str(Path(folder) / str(number)) for number in range(RUNS))
        _row("build, cold", (_seconds("build", "--output", output) for output in cold))
        _row("build, no change", (_seconds("build", "--output", warm) for _ in range(RUNS)))


def _row(name: str, seconds: Iterator[float]) -> None:
    taken = sorted(seconds)
    print(f"{name:20} {taken[0]:6.3f}  {statistics.median(taken):6.3f}  {taken[-1]:6.3f}")


def _seconds(*arguments: str) -> float:
    return _timed([*COMMAND, *arguments])


def _timed(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=SITE, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
