"""Other programs that validate JSON files against a schema, as commands over the same files."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_DEFINITIONS = {2: ("ob2", "BadgeClass"), 3: ("ob3", "Achievement")}


def schema_for(version: int, folder: Path) -> Path:
    """Write our schema of a badge class as a file of its own, for programs that want one."""
    name, definition = _DEFINITIONS[version]
    whole = json.loads((ROOT / "schemas" / "openbadges" / f"{name}.schema.json").read_text("utf-8"))
    file = folder / f"{name}.json"
    file.write_text(json.dumps({**whole, "$ref": f"#/$defs/{definition}"}), "utf-8")
    return file


def found(name: str, given: str | None) -> str | None:
    """Return where a program is: as given, or on the search path."""
    return given or shutil.which(name)


def version_of(program: str) -> str:
    """Return what a program says of its version."""
    package = Path(program).resolve().parents[1] / "package.json"
    if package.is_file():
        return str(json.loads(package.read_text("utf-8"))["version"])
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return done.stdout.strip().rpartition(" ")[2]


def check_jsonschema(program: str, schema: Path, files: Sequence[Path]) -> list[str]:
    """Return the command of ``check-jsonschema`` (PyPI)."""
    return [program, "--schemafile", str(schema), *map(str, files)]


def ajv(program: str, schema: Path, files: Sequence[Path]) -> list[str]:
    """Return the command of ``ajv-cli`` (npm): validating only, formats too costly to be fair."""
    pattern = f"{files[0].parent}/[0-9]*.json"
    options = ["--spec=draft2020", "--strict=false", "--validate-formats=false"]
    return [program, "validate", *options, "-s", str(schema), "-d", pattern]
