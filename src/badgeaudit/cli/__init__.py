"""The command line: one module per command, put together here; ``main`` sets the exit code."""

from __future__ import annotations

from badgeaudit.cli.main import main

__all__ = ["main"]
