"""What is in the way of a report: ours is replaced, anybody else's is left alone."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from badgeaudit.cli.own_reports import is_report


def put(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{\n  "as_of": "2026-01-01",\n  "tool": {\n    "name": "badgeaudit"\n  }\n}\n'),
        ("known.json", '{\n "baseline": 1,\n "tool": "badgeaudit 0.1.0"\n}\n'),
        ("gl.json", '[\n {\n  "check_name": "Q1-16"\n }\n]\n'),
        ("a.jsonl", '{"as_of": "2026-01-01", "tool": {"name": "badgeaudit"}}\n'),
        ("a.xml", '<testsuites name="badgeaudit" tests="1">\n'),
        ("gl.json", "[]\n"),
        ("a.md", ""),
    ],
)
def test_what_we_wrote_is_ours(tmp_path: Path, name: str, text: str) -> None:
    assert is_report(put(tmp_path, name, text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", "[tool.badgeaudit]\nquiet = true\n"),
        ("waivers.yaml", "# for badgeaudit\nwaivers: 1\n"),
        ("badges.yml", "steps: [{run: badgeaudit check}]\n"),
        ("badge.json", '{"type": "BadgeClass", "description": "Checked with badgeaudit."}\n'),
        ("list.json", '[{"text": "badgeaudit"}]\n'),
        ("notes.md", "# Notes\n"),
    ],
)
def test_what_somebody_else_wrote_is_not(tmp_path: Path, name: str, text: str) -> None:
    assert not is_report(put(tmp_path, name, text))


def test_a_pipe_is_not_read_for_that_would_never_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    said: list[bool] = []
    asking = threading.Thread(target=lambda: said.append(is_report(pipe)), daemon=True)
    asking.start()
    asking.join(10)
    assert said == [True]
