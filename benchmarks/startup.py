"""How long a command takes from nothing: version, help, and a check of a small dossier.

``python benchmarks/startup.py [ROUNDS]`` prints medians and their ratio to
``python -c "import typer"``, interleaved so that a busy moment of the machine falls on all alike.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.measuring import COMMAND, Taken, side_by_side

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "examples" / "riverbank-youth"
FLOOR = "python -c 'import typer'"


def small_dossier(folder: Path) -> Path:
    """Copy the plain JSON and YAML of the sample dossier: its application and badge classes."""
    (folder / "badges").mkdir(parents=True)
    shutil.copy(SAMPLE / "application.yaml", folder)
    for file in SAMPLE.glob("badges/*.json"):
        shutil.copy(file, folder / "badges")
    return folder


def cases(small: Path) -> Mapping[str, Sequence[str]]:
    """Return the commands by name."""
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        FLOOR: [sys.executable, "-c", "import typer"],
        "badgeaudit --version": [COMMAND, "--version"],
        "badgeaudit --help": [COMMAND, "--help"],
        "badgeaudit explain F-05": [COMMAND, "explain", "F-05"],
        "badgeaudit check SMALL": [COMMAND, "check", str(small), "--exit-zero"],
        "badgeaudit check SAMPLE": [COMMAND, "check", str(SAMPLE), "--exit-zero"],
    }


def measured(rounds: int) -> dict[str, Taken]:
    """Return the medians, after one round that only warms up."""
    with tempfile.TemporaryDirectory() as scratch:
        commands = cases(small_dossier(Path(scratch) / "dossier"))
        side_by_side(commands, 1)
        return side_by_side(commands, rounds)


def main(rounds: int) -> None:
    """Print the medians."""
    found = measured(rounds)
    floor = found[FLOOR].seconds
    print(f"{'command':34} {'ms':>7} {'x typer':>8}")
    for name, taken in found.items():
        print(f"{name:34} {taken.seconds * 1000:7.0f} {taken.seconds / floor:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
