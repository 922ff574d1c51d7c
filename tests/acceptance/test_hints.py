"""Hints, as a user sees them: language of texts, readability, frameworks; they decide nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.acceptance.conftest import Run
from tests.acceptance.dossiers import BADGE, write

SLOVENE = (
    "Značko prejmejo mladi, ki so vodili delavnico z vrstniki, v njej tudi sodelovali in ob koncu "
    "napisali, kaj so se naučili."
)
LIFECOMP = {
    "targetName": "Collaboration",
    "targetUrl": "https://publications.jrc.ec.europa.eu/repository/handle/JRC120911",
    "targetFramework": "LifeComp",
}


def badge(**more: Any) -> dict[str, Any]:
    made = {**BADGE, **more}
    return {key: value for key, value in made.items() if value is not None}


def audit(run: Run, folder: Path, written: dict[str, Any]) -> dict[str, Any]:
    """Audit one badge; return what the JSON report says."""
    write(folder / "badges" / "one.json", written)
    fixed = ("--as-of", "2026-01-15", "--exit-zero", "--quiet")
    done = run("check", folder, *fixed, "--report", "json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def of(document: dict[str, Any], criterion: str) -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in document["results"] if r["criterion"] == criterion)
    return found


def hints(document: dict[str, Any]) -> list[str]:
    (found,) = document["subjects"]["badge_classes"]
    return [hint["text"] for hint in found.get("hints", ())]


def test_a_missing_language_is_named_where_it_is_missed(run: Run, tmp_path: Path) -> None:
    written = badge(description=SLOVENE, criteria={"narrative": SLOVENE}, **{"@language": None})
    document = audit(run, tmp_path, written)
    observed = of(document, "Q1-16")["observed"]
    assert observed["outcome"] == "failed"
    assert [each["outcome"] for each in observed["findings"]] == ["failed", "passed"]
    assert "reads like slovenščina (sl)" in observed["findings"][1]["message"]["text"]
    (found,) = document["subjects"]["badge_classes"]
    assert found["reads_like"] == ["sl"]
    assert found["language"] == ""


def test_a_language_that_contradicts_the_text_is_a_hint_only(run: Run, tmp_path: Path) -> None:
    written = badge(description=SLOVENE, criteria={"narrative": SLOVENE})
    document = audit(run, tmp_path, written)
    assert of(document, "Q1-16")["outcome"] == "passed"
    (said,) = hints(document)
    assert 'states the language "en", but its text reads like slovenščina (sl)' in said


def test_a_hint_changes_no_outcome(run: Run, tmp_path: Path) -> None:
    sound = audit(run, tmp_path / "sound", badge())
    long = "International organisational communication requirements; " * 30
    heavy = audit(run, tmp_path / "heavy", badge(description=f"{BADGE['description']} {long}"))
    assert hints(sound) == []
    assert "very hard to read" in hints(heavy)[0]
    outcomes = [[r["outcome"] for r in each["results"]] for each in (sound, heavy)]
    assert outcomes[0] == outcomes[1]


def test_a_target_in_the_bundled_list_exists(run: Run, tmp_path: Path) -> None:
    document = audit(run, tmp_path, badge(alignment=[{**LIFECOMP, "targetCode": "S3"}]))
    assert of(document, "Q1-06")["outcome"] == "passed"
    (found,) = document["subjects"]["badge_classes"]
    assert found["frameworks"] == [
        {"framework": "lifecomp", "name": "LifeComp", "code": "S3", "title": "Collaboration"}
    ]


def test_a_target_that_the_list_lacks_is_left_to_a_person(run: Run, tmp_path: Path) -> None:
    document = audit(run, tmp_path, badge(alignment=[{**LIFECOMP, "targetCode": "S9"}]))
    found = of(document, "Q1-06")
    assert found["outcome"] == "cantTell"
    said = found["observed"]["findings"][0]["message"]["text"]
    assert 'LifeComp has no "S9". “Collaboration” has the code S3 there' in said


def test_equal_dossiers_give_equal_audits(run: Run, tmp_path: Path) -> None:
    written = badge(description=SLOVENE, **{"@language": None})
    first = audit(run, tmp_path / "a" / "dossier", written)
    second = audit(run, tmp_path / "b" / "dossier", written)
    assert first == second


def test_explain_shows_both_examples(run: Run) -> None:
    done = run("explain", "Q1-16")
    assert done.returncode == 0
    assert "Example that meets it" in done.stdout
    assert "Example that does not" in done.stdout
