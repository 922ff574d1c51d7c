from __future__ import annotations

import threading
from pathlib import Path

import pytest

from badgeaudit.cli import assess_lock
from badgeaudit.cli.assess_lock import locked


def test_only_one_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "mira.yaml"
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _ in range(30):
            with locked(file):
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 120
    assert max(most) == 1


def test_it_leaves_nothing_behind(tmp_path: Path) -> None:
    with locked(tmp_path / "mira.yaml"):
        assert [path.name for path in tmp_path.iterdir()] == [".mira.yaml.lock"]
    assert not list(tmp_path.iterdir())


def test_what_a_killed_process_left_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ".mira.yaml.lock").touch()
    with locked(tmp_path / "mira.yaml"):
        pass
    assert not list(tmp_path.iterdir())


def test_without_locks_one_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> int:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(assess_lock, "_taken", refuse)
    with locked(tmp_path / "mira.yaml"):
        pass
    assert not list(tmp_path.iterdir())


def test_an_error_inside_frees_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inside"), locked(tmp_path / "mira.yaml"):
        raise ValueError("inside")
    assert not list(tmp_path.iterdir())
