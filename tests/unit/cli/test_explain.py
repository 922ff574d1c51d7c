from __future__ import annotations

import json
import sys

import pytest

from badgeaudit.cli.main import main


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command line; return its exit code."""
    monkeypatch.setattr(sys, "argv", ["badgeaudit", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    code = ended.value.code
    assert code is None or isinstance(code, int)
    return code or 0


def test_lists_all_criteria(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "explain") == 0
    shown = capfd.readouterr().out
    for id in ("F-01", "Q1-01", "Q2-00", "Q3-01", "Q4-00", "D-5"):
        assert id in shown


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_explains_one(
    format: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "explain", "F-05", "--format", format) == 0
    shown = capfd.readouterr().out
    assert "F-05" in shown
    assert "official, required" in shown
    assert "How to improve" in shown


def test_explains_as_json(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "explain", "F-05", "--format", "json") == 0
    assert json.loads(capfd.readouterr().out)["criteria"][0]["id"] == "F-05"


def test_an_unknown_criterion_ends_with_2(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "explain", "Q1-8") == 2
    said = capfd.readouterr().err
    assert "Did you mean" in said
    assert "Q1-08" in said


def test_an_unknown_standard_ends_with_2(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "explain", "--standard", "no-such-standard") == 2
    assert "Traceback" not in capfd.readouterr().err
