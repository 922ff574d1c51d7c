"""Inside GitHub Actions: annotations on the change, and a summary of the job."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from badgeaudit.languages import sentence
from badgeaudit.model.places import message
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.untrusted import plain


def inside_github_actions() -> bool:
    """Tell whether this run is a step of a GitHub workflow.

    Source: https://docs.github.com/en/actions/reference/workflows-and-actions/variables
    """
    return os.environ.get("GITHUB_ACTIONS") == "true"


def annotate(document: Mapping[str, Any], prefix: str) -> None:
    """Write at most ten annotations on stderr (the runner reads both streams), and the summary.

    The summary is added to the file that GitHub names; when that can't be written it is said, and
    the audit goes on.
    """
    from badgeaudit.report import render

    options = RenderOptions(prefix=prefix)
    sys.stderr.write(render(document, "github", options=options))
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if not file:
        return
    text = render(document, "pull-request", options=options)
    try:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(text)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        print(plain(sentence(message("cli.no-summary", reason=reason))), file=sys.stderr)
