"""``python -m benchmarks``: start-up, audits of 1,000 to 100,000 badge classes, and the peers.

Prints one table in Markdown: what this takes, what the peers take on the same files in the same
minutes, the ratio, and the bound we set ourselves. Peers are looked for on the search path;
``--check-jsonschema`` and ``--ajv`` say where else. What is not there is left out.
``--most 100000`` takes also the largest dossier, a quarter of an hour more.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks import peers, startup
from benchmarks.dossiers import write_dossier
from benchmarks.measuring import COMMAND, Taken, run, side_by_side

RATE, START = "badge classes/s", "x import typer"


class Line(NamedTuple):
    """One line of the table."""

    what: str
    this: str
    other: str = ""
    ratio: str = ""
    bound: str = ""
    holds: bool | None = None


def starts(rounds: int) -> Iterator[Line]:
    """Yield what starting takes."""
    found = startup.measured(rounds)
    floor = found[startup.FLOOR].seconds
    for name, most in (("badgeaudit --version", 1.3), ("badgeaudit --help", 2.4)):
        ratio = found[name].seconds / floor
        shown = f"{found[name].seconds * 1000:.0f} ms"
        yield Line(
            f"`{name}`",
            shown,
            f"`import typer` {floor * 1000:.0f} ms",
            f"{ratio:.2f}",
            f"at most {most}",
            ratio <= most,
        )
    small = found["badgeaudit check SMALL"].seconds
    what = "check of 13 badge classes, terminal report"
    yield Line(what, f"{small:.2f} s", bound="at most 0.5 s", holds=small <= 0.5)


def audit(folder: Path, jobs: int) -> list[str]:
    """Return the command of a whole audit with a JSON report."""
    report = folder.parent / f"{folder.name}.json"
    options = ["--quiet", "--exit-zero", "--as-of", "2026-11-24", "--jobs", str(jobs)]
    return [COMMAND, "check", str(folder), *options, "--report", f"json:{report}"]


def against_peers(
    count: int, edition: int, rounds: int, programs: dict[str, str], bounds: dict[str, float]
) -> Iterator[Line]:
    """Yield the rates of a whole audit and of the peers, on one dossier."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "dossier"
        write_dossier(folder, count, version=edition)
        schema = peers.schema_for(edition, Path(scratch))
        files = sorted(folder.glob("badges/[0-9]*.json"))
        commands: dict[str, Sequence[str]] = {"this": audit(folder, 2)}
        if "check-jsonschema" in programs and count <= 10_000:
            program = programs["check-jsonschema"]
            commands["check-jsonschema"] = peers.check_jsonschema(program, schema, files)
        if "ajv-cli" in programs:
            commands["ajv-cli"] = peers.ajv(programs["ajv-cli"], schema, files)
        found = side_by_side(commands, rounds)
        this = count / found["this"].seconds
        what = f"{count:,} badge classes of OB {edition}.0, 30 % with flaws, 2 jobs"
        parsing = parsed(files)
        yield Line(
            f"{what}: only reading and parsing, {parsing[0]}, 1 process",
            f"{this:,.0f} {RATE}",
            f"{count / parsing[1]:,.0f}/s",
            f"{this * parsing[1] / count:.3f}",
        )
        for name in ("check-jsonschema", "ajv-cli"):
            if name in found:
                rate = count / found[name].seconds
                least = bounds.get(name)
                yield Line(
                    what,
                    f"{this:,.0f} {RATE}",
                    f"{name} {rate:,.0f}/s",
                    f"{this / rate:.2f}",
                    f"at least {least:g}" if least else "",
                    this / rate >= least if least else None,
                )


def parsed(files: Sequence[Path]) -> tuple[str, float]:
    """Return the fastest JSON parser that is installed, and the seconds that parsing takes."""
    try:
        import orjson

        name, loads = "orjson", orjson.loads
    except ImportError:
        name, loads = "json", json.loads
    begin = time.perf_counter()
    for file in files:
        loads(file.read_bytes())
    return name, time.perf_counter() - begin


def growth(sizes: Sequence[int]) -> Iterator[Line]:
    """Yield time and memory by size, for badge classes in which nothing fails."""
    taken: dict[int, Taken] = {}
    for count in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "dossier"
            write_dossier(folder, count, flawed=0)
            taken[count] = run(audit(folder, 2))
        this = taken[count]
        each = this.processor / count * 1e6
        shown = f"{this.seconds:.1f} s, {each:.0f} µs of processor each, {this.megabytes:.0f} MB"
        yield Line(f"{count:,} badge classes without flaws, 2 jobs", shown)
    for less, more in pairwise(sizes):
        bytes_each = (taken[more].megabytes - taken[less].megabytes) * 2**20 / (more - less)
        time_each = taken[more].processor / more / (taken[less].processor / less)
        last = more == sizes[-1]
        yield Line(
            f"from {less:,} to {more:,}: processor time of each",
            f"{time_each:.2f} times",
            bound="linear: about 1",
        )
        yield Line(
            f"from {less:,} to {more:,}: memory of each",
            f"{bytes_each:,.0f} bytes",
            bound="below 1,024" if last else "",
            holds=bytes_each < 1024 if last else None,
        )


def apart() -> Iterator[Line]:
    """Yield the rates of what the others leave out: pictures, proofs."""
    with tempfile.TemporaryDirectory() as scratch:
        pictures, proofs = Path(scratch) / "pictures", Path(scratch) / "proofs"
        write_dossier(pictures, 2000, own_pictures=True)
        write_dossier(proofs, 10, signed=1000)
        seconds = run(audit(pictures, 2)).seconds
        yield Line("2,000 badge classes, each with a picture", f"{2000 / seconds:,.0f} {RATE}")
        seconds = run(audit(proofs, 2)).seconds
        what = "1,000 credentials, each with a proof (eddsa-jcs-2022)"
        yield Line(what, f"{1000 / seconds:,.0f} credentials/s")


def machine(programs: dict[str, str]) -> Iterator[str]:
    """Yield what the figures depend on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    yield f"{time.strftime('%d %B %Y')}; {platform.machine()}, {cores} processors,"
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    yield f"{platform.system()}, Python {platform.python_version()}; load before the start {load};"
    yield f"badgeaudit {version('badgeaudit')}, jsonschema-rs {version('jsonschema-rs')}"
    for name, program in programs.items():
        yield f"{name} {peers.version_of(program)}"


def shown(line: Line) -> str:
    """Return a line of the table; the last word says whether the bound holds."""
    holds = {None: "", True: "yes", False: "**no**"}[line.holds]
    return f"| {line.what} | {line.this} | {line.other} | {line.ratio} | {line.bound} | {holds} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--most", type=int, default=10_000)
    parser.add_argument("--check-jsonschema")
    parser.add_argument("--ajv")
    options = parser.parse_args()
    given = {"check-jsonschema": options.check_jsonschema, "ajv-cli": options.ajv}
    names = {"check-jsonschema": "check-jsonschema", "ajv-cli": "ajv"}
    programs = {k: at for k, name in names.items() if (at := peers.found(name, given[k]))}
    print(" ".join(machine(programs)) + ".\n")
    print("| what | this | other | ratio | bound | holds |\n| --- | --- | --- | --- | --- | --- |")
    sizes = [size for size in (1000, 10_000, 100_000) if size <= options.most]
    bounds = {"check-jsonschema": 25.0, "ajv-cli": 1.5}
    lines = [starts(options.rounds * 3), apart(), growth(sizes)]
    count = min(10_000, options.most)
    lines += [against_peers(count, form, options.rounds, programs, bounds) for form in (2, 3)]
    if options.most >= 100_000:
        lines.append(against_peers(100_000, 2, 1, programs, {"ajv-cli": 1.0}))
    for part in lines:
        for line in part:
            print(shown(line), flush=True)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
