"""How long a command takes from nothing: version, help, and a check of the sample dossier.

Prints medians and the ratio to ``python -c "import typer"``, interleaved so that a busy moment of
the machine falls on all of them alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = str(Path(sys.executable).parent / "badgeaudit")
SAMPLE = str(ROOT / "examples" / "riverbank-youth")
CASES: dict[str, Sequence[str]] = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "python -c 'import typer'": [sys.executable, "-c", "import typer"],
    "badgeaudit --version": [COMMAND, "--version"],
    "badgeaudit --help": [COMMAND, "--help"],
    "badgeaudit explain F-05": [COMMAND, "explain", "F-05"],
    "badgeaudit check SAMPLE": [COMMAND, "check", SAMPLE, "--exit-zero"],
    "badgeaudit check SAMPLE (json)": [COMMAND, "check", SAMPLE, "--exit-zero", "--report", "json"],
}
FLOOR = "python -c 'import typer'"


def main(rounds: int) -> None:
    """Run every case once per round and print the medians."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(rounds + 1):
        for name, command in CASES.items():
            begin = time.perf_counter()
            subprocess.run(command, env=environment, capture_output=True, check=True)
            times[name].append(time.perf_counter() - begin)
    floor = statistics.median(times[FLOOR][1:])
    print(f"{'command':34} {'median ms':>10} {'min':>7} {'max':>7} {'x typer':>8}")
    for name, found in times.items():
        warm = [seconds * 1000 for seconds in found[1:]]
        middle = statistics.median(warm)
        ratio = middle / floor / 1000
        print(f"{name:34} {middle:10.0f} {min(warm):7.0f} {max(warm):7.0f} {ratio:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
