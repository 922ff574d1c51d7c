"""What one run of a command takes: wall clock, processor time, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

COMMAND = str(Path(sys.executable).parent / "badgeaudit")


class Taken(NamedTuple):
    """What a run took."""

    seconds: float
    """By the wall clock."""
    processor: float
    """Seconds of processor time, of all its processes."""
    megabytes: float
    """Most memory in use, of its largest process."""


def run(command: Sequence[str]) -> Taken:
    """Run a command from nothing. Raises RuntimeError when it can't be found or was misused."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        begin = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            said.seek(0)
            raise RuntimeError(f"{command[0]}: {said.read()[-500:].decode('utf-8', 'replace')}")
    return Taken(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def side_by_side(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Taken]:
    """Run all commands in turn, so many times; return the medians of each.

    In turn, so that a busy moment of the machine falls on all of them alike.
    """
    found: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command))
    return {
        name: Taken(*map(statistics.median, zip(*each, strict=True)))
        for name, each in found.items()
    }
