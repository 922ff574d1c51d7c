"""No network, a fixed locale, no colour: the same result on every machine."""

from __future__ import annotations

import os
import socket
from typing import Any

import pytest
from hypothesis import settings

# The same examples on every run and no deadline: a run that fails fails again. To look for new
# examples: HYPOTHESIS_PROFILE=explore pytest …
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

_THEIRS = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY")
_OURS = "BADGEAUDIT_"
_FOR_TESTS = {
    "BADGEAUDIT_APPROVE",
    "BADGEAUDIT_PIN",
    "BADGEAUDIT_TESTS_FRESH",
    "BADGEAUDIT_TESTS_WITHOUT_BROWSER",
}


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any attempt to reach the network fail loudly."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a test tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    ours = [name for name in os.environ if name.startswith(_OURS) and name not in _FOR_TESTS]
    for name in (*_THEIRS, *ours):
        monkeypatch.delenv(name, raising=False)
    # not the language of this machine, nor that of an application
    monkeypatch.setenv("BADGEAUDIT_LANG", "en")
