"""Reports, explanations and verifications in another language: nothing of ours in English.

The language is the made-up one of ``test_spoken``: what is translated stands in brackets.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree as XML

import pytest
from rich.console import Console

from badgeaudit.languages import translations
from badgeaudit.languages.speaking import speaking
from badgeaudit.report import explaining, render
from badgeaudit.report.in_language import in_language
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.verification_document import verification_document
from badgeaudit.report.verification_terminal import print_verification
from badgeaudit.standard.loading import find_standard, load_standard
from tests.signed.make import AS_OF, samples
from tests.unit.report.pages import parse
from tests.unit.report.sample_decision import decided
from tests.unit.report.test_spoken import Marked, shown, unmarked
from tests.unit.verification.web import verified

WORDS = re.compile(r"[A-Za-z’']{2,}(?: [A-Za-z’']{2,})+")
"""Two words in a row."""
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
WIDE = RenderOptions(width=5000)


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    with patch.object(translations, "translations", lambda language: Marked()), speaking("sl"):
        yield


def audit(*, accepted: bool = False, left_out: bool = False) -> dict[str, Any]:
    """Return the sample audit in the made-up language; with waivers and a baseline if wanted."""
    found = in_language(decided(), "sl")
    if left_out:
        found["restricted"] = {"since": "HEAD", "files": ["badges/odd.json"], "left_out": 3}
    if not accepted:
        return found
    said = {"id": "waivers.unused", "params": {"criterion": "Q1-08"}, "text": "⟦⟧"}
    waiver: dict[str, Any] = {
        "criterion": "Q1-08",
        "badge": None,
        "said": said,
        "reason": "Wait",
        "approver": "Ana",
        "until": "2027-01-31",
        "covers": [],
    }
    states = ("active", "expired", "unused", "unknown", "refused")
    fixed = {"criterion": "", "path": "a.json", "text": "Gone", "fingerprint": "f1"}
    return {
        **found,
        "waivers": [{**waiver, "state": state} for state in states],
        "waived_scores": found["scores"],
        "baseline": {
            "as_of": "2026-11-01",
            "new": ["f2"],
            "known": ["f3"],
            "fixed": [fixed],
            "met": 4,
            "of": 11,
        },
    }


def glued(made: str, theirs: object) -> list[str]:
    """Return what is said in English, but by neither the standard nor the dossier."""
    assert WORDS.search(made)
    ours, written = unmarked(made), json.dumps(theirs, ensure_ascii=False)
    for text in sorted(set(map(json.loads, STRING.findall(written))), key=len, reverse=True):
        ours = ours.replace(text, " ¦ ") if " " in text else ours
    return [found for found in WORDS.findall(ours) if found not in written]


@pytest.mark.parametrize("format", ["html", "markdown", "terminal", "pull-request"])
@pytest.mark.parametrize("accepted", [False, True], ids=["failures", "accepted"])
def test_a_report_for_people_is_in_the_language(format: str, accepted: bool) -> None:
    document = audit(accepted=accepted, left_out=accepted)
    made = render(document, format, options=WIDE)
    assert glued(shown(made) if format == "html" else made, decided()) == []


def of_junit(made: str) -> str:
    root = XML.fromstring(made.encode())
    said = [each.get(name, "") for each in root.iter() for name in ("name", "message", "value")]
    return "\n".join((*said, *root.itertext()))


def of_github(made: str) -> str:
    return "\n".join(line.rpartition("::")[2] for line in made.splitlines())


PROGRAMS: Mapping[str, Callable[[str], str]] = {
    "sarif": str,
    "code-scanning": str,
    "junit": of_junit,
    "github": of_github,
    "gitlab": str,
}


@pytest.mark.parametrize("format", PROGRAMS)
def test_a_report_for_programs_is_in_the_language(format: str) -> None:
    made = render(audit(accepted=True, left_out=True), format)
    assert glued(PROGRAMS[format](made), decided()) == []


def test_the_report_says_its_language() -> None:
    assert parse(render(audit(), "html")).get("lang") == "sl"


@pytest.mark.parametrize("id", [None, "Q1", "Q1-17", "F-05", "Q2-09", "D-5", "P-03"])
@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_an_explanation_is_in_the_language(id: str | None, format: str) -> None:
    standard = load_standard(find_standard("quality-label"))
    theirs = explaining.explained(standard, id)
    with patch.object(explaining, "DEFAULT_OPTIONS", WIDE):
        made = explaining.explain(standard, id, format)
    assert glued(made, theirs) == []


def test_a_verification_is_in_the_language() -> None:
    """All samples at once, so that every intermediate value is shown."""
    results = [verified(sample) for sample in samples()]
    moment = datetime.fromisoformat(f"{AS_OF}T00:00:00+00:00")
    document = verification_document(results, moment, online=False, explain=True)
    file = io.StringIO()
    print_verification(document, Console(file=file, width=5000, no_color=True))
    assert glued(file.getvalue(), document) == []
    assert "⟦canonical document⟧:" in file.getvalue()
