"""``python -m badgeaudit``."""

from __future__ import annotations

from badgeaudit.cli import main

main()
