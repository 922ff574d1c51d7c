"""Whole audits of many generated badge classes: time per badge and peak memory.

``python benchmarks/bulk.py 1000 10000`` writes that many badge class files (plain JSON, about 2 kB,
no pictures) into a temporary folder and runs ``badgeaudit check … --report json:…`` on it, with one
process and with two.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "badgeaudit")
WORDS = [
    "learning",
    "outcome",
    "evidence",
    "project",
    "team",
    "data",
    "ethics",
    "safety",
    "review",
    "practice",
    "skill",
    "community",
    "leader",
    "workshop",
    "portfolio",
    "reflection",
    "plan",
    "event",
    "budget",
    "campaign",
    "debate",
    "river",
    "youth",
    "mentor",
]


def badge(n: int) -> dict[str, object]:
    """Return one badge class of OB 2.0, different for each number, the same in each run."""
    chance = random.Random(n)
    words = [chance.choice(WORDS) for _ in range(160)]
    base = "https://issuer.example"
    return {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "BadgeClass",
        "id": f"{base}/badges/{n}",
        "name": f"{words[0].title()} {words[1]} {n}",
        "description": "Earned in the Danube programme in 2025: you planned, led and documented a "
        "project, and a trainer reviewed the portfolio you handed in. It opens the way to the "
        "mentor badge. On site, no prerequisites. " + " ".join(words[:40]).capitalize() + ".",
        "image": f"{base}/images/{n}.png",
        "criteria": {
            "narrative": "\n".join(f"- Show {' '.join(words[i : i + 8])}" for i in (60, 80, 100))
        },
        "issuer": f"{base}/profile",
        "tags": sorted(set(words[:6])),
        "@language": "en",
        "alignment": [
            {
                "targetName": " ".join(words[3:6]),
                "targetUrl": f"https://frameworks.example/skills/{n % 500}",
                "targetFramework": "ESCO",
            }
        ],
        "extensions:StudyLoadExtension": {
            "@context": f"{base}/extensions/study-load.json",
            "type": ["Extension", "extensions:StudyLoadExtension"],
            "StudyLoad": n % 90 + 1,
        },
    }


def measure(count: int, jobs: int, folder: Path) -> None:
    """Audit the folder once and print what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    report = folder.parent / "audit.json"
    done = subprocess.run(
        [
            COMMAND,
            "check",
            str(folder),
            "--quiet",
            "--exit-zero",
            "--report",
            f"json:{report}",
            "--jobs",
            str(jobs),
        ],
        capture_output=True,
        check=True,
    )
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = after.ru_maxrss / 1024
    size = report.stat().st_size / 2**20
    print(
        f"{count:>8} badge classes, {jobs} job(s): {wall:6.2f} s, {count / wall:8.0f}/s,"
        f" {cpu / count * 1e6:6.0f} µs CPU each, peak {peak:.0f} MB, JSON {size:.1f} MB",
        done.stderr.decode().strip(),
    )


def main(counts: list[int]) -> None:
    """Measure every size with one process and with two."""
    for count in counts:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "badges"
            folder.mkdir()
            for n in range(count):
                (folder / f"{n:07}.json").write_text(json.dumps(badge(n), indent=2), "utf-8")
            for jobs in (1, 2):
                measure(count, jobs, folder)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1000])
