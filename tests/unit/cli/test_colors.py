from __future__ import annotations

import os

import pytest

from badgeaudit.cli.colors import choose_color


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.setenv(name, "0")  # so that it is taken back afterwards
        monkeypatch.delenv(name)


def chosen() -> set[str]:
    return {"NO_COLOR", "FORCE_COLOR"} & set(os.environ)


def test_auto_leaves_everything_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    choose_color("auto")
    assert chosen() == set()
    monkeypatch.setenv("NO_COLOR", "1")
    choose_color("auto")
    assert chosen() == {"NO_COLOR"}


def test_the_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    choose_color("always")
    assert chosen() == {"FORCE_COLOR"}
    choose_color("never")
    assert chosen() == {"NO_COLOR"}


def test_a_setting_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    choose_color("always", only_if_open=True)
    assert chosen() == {"NO_COLOR"}
    monkeypatch.delenv("NO_COLOR")
    choose_color("always", only_if_open=True)
    assert chosen() == {"FORCE_COLOR"}
