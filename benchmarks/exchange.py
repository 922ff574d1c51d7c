"""Reads our SARIF and JUnit with other people's programs, and holds them against their schemas.

Each program is used when it is there, and named when it is not; nothing is installed or fetched::

    python benchmarks/exchange.py --multitool Sarif.Multitool --junit-xsd junit-10.xsd

- ``Sarif.Multitool`` (npm ``@microsoft/sarif-multitool-linux`` and its like): the official schema,
  which is taken out of the program, and the rules of its makers. (The program itself passes over
  members and words that the schema does not know, so the schema is applied here.)
- ``sarif`` (PyPI ``sarif-tools``): counts results as a second reader.
- ``junitparser`` (PyPI): counts failures as a second reader.
- ``junit-10.xsd``: the Jenkins schema, which pytest's source distribution holds.

Ends with 1 when one of them finds a fault or counts otherwise than we do.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ("riverbank-youth", "strong-application", "weak-application")
DAY = "2026-10-15"
COMMAND = Path(sys.executable).parent / "badgeaudit"

WAIVERS = """\
waivers: 1
standard: quality-label
entries:
  - {criterion: Q1-06, reason: Aligned anew in spring., approver: Ana, until: 2027-01-31}
"""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--multitool", type=Path, help="the program Sarif.Multitool")
    options.add_argument("--junit-xsd", type=Path, help="the schema junit-10.xsd")
    given = options.parse_args()
    faults = []
    with tempfile.TemporaryDirectory() as name:
        for sarif, junit in made(Path(name)):
            said = [
                *official(sarif, given.multitool),
                *second_reader(sarif),
                *against_xsd(junit, given.junit_xsd),
                *second_junit_reader(junit),
            ]
            print(f"{sarif.stem}: {'; '.join(said)}")
            faults += [each for each in said if each.startswith("FAULT")]
    return 1 if faults else 0


def made(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Audit every example: as it is, and with waivers and a baseline that knows half of it."""
    (folder / "waivers.yaml").write_text(WAIVERS, "utf-8")
    for name in EXAMPLES:
        known = folder / f"{name}.json"
        audit(name, "--write-baseline", known)
        baseline = json.loads(known.read_text("utf-8"))
        baseline["failures"] = baseline["failures"][::2]
        known.write_text(json.dumps(baseline), "utf-8")
        for kind, more in (
            ("plain", ()),
            ("accepted", ("--baseline", known, "--waivers", folder / "waivers.yaml")),
        ):
            sarif, junit = folder / f"{name}-{kind}.sarif", folder / f"{name}-{kind}.xml"
            audit(name, *more, "--report", f"sarif:{sarif}", "--report", f"junit:{junit}")
            yield sarif, junit


def audit(name: str, *options: str | Path) -> None:
    done = subprocess.run(
        [COMMAND, "check", ROOT / "examples" / name, "--as-of", DAY, "-q", "--exit-zero", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)


def official(sarif: Path, multitool: Path | None) -> Iterator[str]:
    program = multitool or shutil.which("Sarif.Multitool")
    if program is None:
        yield "no Sarif.Multitool here"
        return
    log = json.loads(sarif.read_text("utf-8"))
    wrong = [error.message for error in rules_in(Path(program)).iter_errors(log)]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(
        [program, "validate", sarif], env=environment, capture_output=True, text=True, check=False
    )
    wrong += re.findall(r"error \w+: .*", done.stdout)
    if done.returncode or wrong:
        yield f"FAULT by the official schema: {wrong[:3]} {done.stderr[-300:]}"
    else:
        yield "valid by the official schema"


@cache
def rules_in(program: Path) -> Draft202012Validator:
    """Find the schema in the program; make sure that it refuses what is wrong."""
    raw = program.read_bytes()
    named = raw.index(
        b'"title": "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"'
    )
    text = raw[raw.rfind(b"{", 0, named) : named + 1_000_000].decode("utf-8", "ignore")
    schema, _ = json.JSONDecoder().raw_decode(text)
    rules = Draft202012Validator(schema)
    driver = {"name": "x"}
    good = {"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": []}]}
    bad = {"version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": [{"kind": "x"}]}]}
    if not rules.is_valid(good) or rules.is_valid(bad):
        sys.exit(f"The schema found in {program} does not work.")
    return rules


def second_reader(sarif: Path) -> Iterator[str]:
    program = shutil.which("sarif")
    if program is None:
        yield "no sarif-tools here"
        return
    done = subprocess.run([program, "summary", sarif], capture_output=True, text=True, check=False)
    results = json.loads(sarif.read_text("utf-8"))["runs"][0]["results"]
    read = sum(map(int, re.findall(r"^(?:error|warning|note|none): (\d+)", done.stdout, re.M)))
    if done.returncode:
        yield f"FAULT: sarif-tools can't read it: {done.stderr[-300:]}"
    elif read not in (len(results), sum("suppressions" not in each for each in results)):
        yield f"FAULT: sarif-tools counts {read}, we {len(results)}"
    else:
        yield f"sarif-tools counts {read}"


def against_xsd(junit: Path, schema: Path | None) -> Iterator[str]:
    if schema is None:
        yield "no junit-10.xsd given"
        return
    from lxml import etree

    rules = etree.XMLSchema(etree.parse(str(schema)))
    if rules.validate(etree.parse(str(junit))):
        yield "valid by junit-10.xsd"
    else:
        yield f"FAULT by junit-10.xsd: {rules.error_log.last_error}"


def second_junit_reader(junit: Path) -> Iterator[str]:
    if importlib.util.find_spec("junitparser") is None:
        yield "no junitparser here"
        return
    import junitparser

    read = junitparser.JUnitXml.fromfile(str(junit))
    written = junit.read_text("utf-8").count("<failure ")
    counted = sum(
        isinstance(each, junitparser.Failure)
        for suite in read
        for case in suite
        for each in case.result
    )
    if (counted, read.failures) == (written, written):
        yield f"junitparser counts {counted}"
    else:
        yield f"FAULT: junitparser counts {counted} and reads {read.failures}, we {written}"


if __name__ == "__main__":
    sys.exit(main())
