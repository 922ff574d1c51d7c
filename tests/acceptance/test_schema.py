"""``badgeaudit schema`` through the installed command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from badgeaudit.documents.schema_files import schema_file, schema_names
from tests.acceptance.conftest import Run


def test_all_are_listed_with_their_titles(run: Run) -> None:
    done = run("schema")
    assert done.returncode == 0
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == list(schema_names())
    assert "waivers: Waivers" in done.stdout


@pytest.mark.parametrize("name", ["waivers", "openbadges/ob2"])
def test_one_is_printed_or_written(run: Run, tmp_path: Path, name: str) -> None:
    assert json.loads(run("schema", name).stdout) == schema_file(name)
    file = tmp_path / "s.json"
    assert run("schema", name, "-o", str(file)).returncode == 0
    assert json.loads(file.read_text("utf-8")) == schema_file(name)
    file.write_text(json.dumps({"$id": schema_file(name)["$id"], "title": "older"}), "utf-8")
    assert run("schema", name, "-o", str(file)).returncode == 0
    assert json.loads(file.read_text("utf-8")) == schema_file(name)
    for other in ('{"mine": true}', "[]", "mine"):
        file.write_text(other, "utf-8")
        again = run("schema", name, "-o", str(file))
        assert again.returncode == 2
        assert "exists" in again.stderr
        assert file.read_text("utf-8") == other


def test_the_folder_is_made(run: Run, tmp_path: Path) -> None:
    done = run("schema", "waivers", "-o", ".badgeaudit/waivers.schema.json")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / ".badgeaudit" / "waivers.schema.json").is_file()


@pytest.mark.parametrize("arguments", [["waiver"], ["../pyproject"], ["-o", "x.json"]])
def test_what_can_not_be_followed(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    done = run("schema", *arguments)
    assert done.returncode == 2
    assert "waivers" in done.stderr
    assert not Path("x.json").exists()
