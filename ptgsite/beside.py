"""Work in a process of its own, beside what this one does, where that is safe."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice, takewhile
from typing import NoReturn, TypeAlias, TypeVar

T = TypeVar("T")


def processes() -> int:
    """How many processes may work at a time, this one included.

    Only where a process can be copied as it stands, which gives the copy all that it works on. One
    that has threads can't be, and none on macOS; Windows has no copies.
    """
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


Job: TypeAlias = Callable[[], Iterable[T]]
"""Some work, which comes to the same each time."""


def as_it_is() -> Callable[[T], T]:
    """No packing."""
    return lambda one: one


def by_all(
    jobs: Sequence[Job[T]],
    workers: int,
    begins: Callable[[int], None],
    packing: Callable[[], Callable[[T], T]],
) -> Iterator[T]:
    """Do jobs, 2,000 at most, in several processes; each takes the next one when it is free.

    The others begin at once, and this one when it is asked for what they come to, which is handed
    over in no order. `begins` hears the number of each job that this process takes. `packing` is
    called before another one is made, and gives what that does with all it hands over. If it fails,
    its jobs are done here, as in `beside`.
    """
    queue = _queue(len(jobs))
    others = [beside(partial(_done, jobs, queue, packing())) for _ in range(1, workers)]
    return _with_others(others, jobs, queue, begins)


def _with_others(
    others: Sequence[Iterator[tuple[int, list[T]]]],
    jobs: Sequence[Job[T]],
    queue: int,
    begins: Callable[[int], None],
) -> Iterator[T]:
    left = dict(enumerate(jobs))
    try:
        for number in _taken(queue):
            begins(number)
            yield from left.pop(number)()
        for other in others:
            for number, made in other:
                yield from made
                del left[number]
    finally:
        deque(_taken(queue), maxlen=0)  # after a mistake, nobody needs to take the others
        os.close(queue)
    for job in left.values():
        yield from job()


_NUMBER = array("H", [0])  # a pipe may have room for 4 kB only


def _queue(length: int) -> int:
    """A pipe with the numbers of the jobs, whose writing end is closed: who reads one, takes it."""
    reading, writing = os.pipe()
    os.write(writing, array(_NUMBER.typecode, range(length)).tobytes())
    os.close(writing)
    return reading


def _taken(queue: int) -> Iterator[int]:
    while number := os.read(queue, _NUMBER.itemsize):
        yield from array(_NUMBER.typecode, number)


def _done(
    jobs: Sequence[Job[T]], queue: int, packed: Callable[[T], T]
) -> Iterator[tuple[int, list[T]]]:
    """What those jobs come to that are taken here, by their numbers."""
    for number in _taken(queue):
        yield number, list(map(packed, jobs[number]()))


def beside(work: Callable[[], Iterable[T]]) -> Iterator[T]:
    """Start some work in another process at once; what it comes to is handed over when asked for.

    If that process fails, for whatever reason, the work is done here: so a mistake in it is raised
    as if there had been one process, and a lack of processes or memory costs nothing but time. The
    work has to come to the same each time. Should this process end before, the other one does, too.
    """
    here = os.getpid()
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return iter(work())
    if child == 0:
        os.close(reading)
        _work(work, writing, here)
    os.close(writing)
    return _handed_over(work, reading, child)


def _handed_over(work: Callable[[], Iterable[T]], reading: int, child: int) -> Iterator[T]:
    done, complete = 0, False
    with open(reading, "rb", buffering=1 << 20) as pipe:
        try:
            for _ in range(pickle.load(pipe)):  # noqa: S301 - from our own process
                yield pickle.load(pipe)  # noqa: S301
                done += 1
            complete = True
        except (EOFError, pickle.UnpicklingError):
            pass
    os.waitpid(child, 0)
    if not complete:
        yield from islice(work(), done, None)


def _work(work: Callable[[], Iterable[object]], writing: int, parent: int) -> NoReturn:
    """What the other process does: all the work, and then to hand it over. It never comes back."""
    try:
        wanted = takewhile(lambda _: os.getppid() == parent, work())
        finished = [pickle.dumps(one, pickle.HIGHEST_PROTOCOL) for one in wanted]
        with open(writing, "wb", buffering=1 << 20) as pipe:
            pipe.write(pickle.dumps(len(finished)))
            pipe.writelines(finished)
    finally:
        os._exit(0)
