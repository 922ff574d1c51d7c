"""Approved reports of the sample, in ``tests/golden``.

After an intended change look at the difference, then approve it by running this file once with
``BADGEAUDIT_APPROVE=1`` in the environment, and commit the files.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.report import render

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize(
    ("format", "name"),
    [("html", "report.html"), ("markdown", "report.md"), ("terminal", "report.txt")],
)
def test_report_is_as_approved(document: dict[str, Any], format: str, name: str) -> None:
    made = without_style(render(document, format))
    file = GOLDEN / name
    if os.environ.get("BADGEAUDIT_APPROVE"):
        file.write_text(made, "utf-8", newline="\n")
    assert made == file.read_text("utf-8")


def without_style(text: str) -> str:
    """Leave style and script out: they are looked at in a browser, not compared."""
    text = re.sub(r"<style>.*?</style>", "<style></style>", text, flags=re.DOTALL)
    text = re.sub(r"<script>.*?</script>", "<script></script>", text, flags=re.DOTALL)
    return re.sub(r"'sha256-[^']*'", "'sha256-'", text)
