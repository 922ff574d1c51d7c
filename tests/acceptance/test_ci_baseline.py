"""The life of a baseline: written, known, new, fixed; what it survives and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.acceptance.conftest import Run
from tests.acceptance.dossiers import BADGE
from tests.acceptance.issuers import DAY, FACILITATOR, MUST, badge, second_badge

Done = CompletedProcess[str]


@pytest.fixture
def known(run: Run, dossier: Path, tmp_path: Path) -> Path:
    """A baseline of the dossier with a badge that has no criteria and no tags."""
    badge(dossier, *MUST, "tags")
    done = run("check", dossier, "--as-of", DAY, "-q", "--write-baseline", "known.json")
    assert done.returncode == 1
    assert "are known from now on" in done.stderr
    return tmp_path / "known.json"


def check(run: Run, dossier: Path, *options: str | Path) -> Done:
    return run("check", dossier, "--as-of", DAY, "-q", "--fail-on", "should", *options)


def strict(run: Run, dossier: Path, known: Path) -> tuple[Done, dict[str, Any]]:
    done = check(run, dossier, "--baseline", known, "--report", "json")
    return done, json.loads(done.stdout)["baseline"]


def test_it_says_for_people_what_it_holds(known: Path) -> None:
    document = json.loads(known.read_text("utf-8"))
    assert (document["standard"], document["as_of"]) == ("quality-label", DAY)
    said = {each["criterion"]: each for each in document["failures"]}
    assert said["Q1-16"]["path"] == FACILITATOR
    assert said["Q1-16"]["subject"] == BADGE["id"]
    assert "Language or tags are missing" in said["Q1-16"]["text"]
    assert str(known.parent) not in known.read_text("utf-8")


def test_it_is_the_same_bytes_each_time(run: Run, dossier: Path, known: Path) -> None:
    before = known.read_bytes()
    check(run, dossier, "--write-baseline", known)
    assert known.read_bytes() == before


def test_known_passes_new_fails_fixed_is_told(run: Run, dossier: Path, known: Path) -> None:
    done, baseline = strict(run, dossier, known)
    assert done.returncode == 0
    assert (baseline["new"], baseline["fixed"]) == ([], [])
    assert len(baseline["known"]) == len(json.loads(known.read_text("utf-8"))["failures"])

    second_badge(dossier, "@language")
    done, baseline = strict(run, dossier, known)
    assert done.returncode == 1
    assert len(baseline["new"]) == 1
    assert "Q1-16" in done.stderr

    second_badge(dossier)
    badge(dossier)
    done, baseline = strict(run, dossier, known)
    assert done.returncode == 0
    assert {each["criterion"] for each in baseline["fixed"]} >= {"Q1-16", "Q1-17"}
    assert "failure(s) of the baseline are fixed" in done.stderr


def test_it_shrinks_when_it_is_written_anew(run: Run, dossier: Path, known: Path) -> None:
    before = len(json.loads(known.read_text("utf-8"))["failures"])
    badge(dossier, "tags")
    done = check(run, dossier, "--baseline", known, "--write-baseline", known)
    assert done.returncode == 0, done.stderr
    after = json.loads(known.read_text("utf-8"))["failures"]
    assert 0 < len(after) < before
    assert "Q1-17" not in {each["criterion"] for each in after}
    assert check(run, dossier, "--baseline", known).returncode == 0


@pytest.mark.parametrize("layout", ["one line", "moved down", "other order", "renamed"])
def test_a_failure_is_known_again(run: Run, dossier: Path, known: Path, layout: str) -> None:
    file = dossier / FACILITATOR
    document = json.loads(file.read_text("utf-8"))
    if layout == "one line":
        file.write_text(json.dumps(document), "utf-8")
    elif layout == "moved down":
        file.write_text("\n\n\n" + json.dumps(document, indent=8), "utf-8")
    elif layout == "other order":
        file.write_text(json.dumps(dict(reversed(document.items())), indent=1), "utf-8")
    else:
        file.rename(dossier / "badges" / "workshop-facilitator.json")
    done, baseline = strict(run, dossier, known)
    if layout == "renamed":
        # what is said of the badge is known; what is said of the file itself has another subject
        kept = {each["criterion"] for each in baseline["fixed"]}
        assert "Q1-16" not in kept
    else:
        assert done.returncode == 0, done.stderr
        assert (baseline["new"], baseline["fixed"]) == ([], [])


def test_what_is_added_and_taken_out_is_told(run: Run, dossier: Path, known: Path) -> None:
    badge(dossier, "tags")  # the criteria are back
    done = check(run, dossier, "--write-baseline", known)
    assert "Compared with the baseline that stood there: added 0, taken out 3." in done.stderr
    second_badge(dossier, "@language")
    done = check(run, dossier, "--baseline", known, "--write-baseline", known)
    assert done.returncode == 1
    assert "added 1, taken out 0." in done.stderr
    known.unlink()
    assert "Compared" not in check(run, dossier, "--write-baseline", known).stderr


def test_of_another_organisation_it_is_told(run: Run, dossier: Path, known: Path) -> None:
    application = dossier / "application.yaml"
    text = application.read_text("utf-8")
    application.write_text(text.replace("name: Harbour Youth", "name: Hill Youth"), "utf-8")
    check(run, dossier, "--report", "json:audit.json")
    for baseline in (known, known.with_name("audit.json")):
        done = check(run, dossier, "--baseline", baseline)
        other = baseline == known
        assert ("that of Harbour Youth, and this dossier is that of Hill" in done.stderr) is other


def test_of_another_dossier_it_is_told(run: Run, dossier: Path, known: Path) -> None:
    (dossier / "application.yaml").unlink()
    badge(dossier, "tags", id="https://other.example/badge", name="Harbour Guide")
    done = check(run, dossier, "--baseline", known)
    assert done.returncode == 1
    assert "Is it the baseline of another dossier?" in done.stderr
    assert "are fixed" not in done.stderr


def test_no_baseline_shows_the_truth(run: Run, dossier: Path, known: Path) -> None:
    settings = f"baseline = {json.dumps(known.name)}\n"
    known.with_name("badgeaudit.toml").write_text(settings, "utf-8")
    assert check(run, dossier).returncode == 0
    assert check(run, dossier, "--no-baseline").returncode == 1


def test_a_baseline_and_a_report_are_two_files(run: Run, dossier: Path, tmp_path: Path) -> None:
    done = check(run, dossier, "--write-baseline", "a.json", "--report", "json:a.json")
    assert done.returncode == 2
    assert not (tmp_path / "a.json").exists()


def test_a_missing_one_says_how_to_begin(run: Run, dossier: Path) -> None:
    done = check(run, dossier, "--baseline", "none.json", "--exit-zero")
    assert done.returncode == 2
    assert "none.json" in done.stderr
    assert "--write-baseline" in done.stderr


def test_a_saved_audit_serves_as_well(run: Run, dossier: Path, known: Path) -> None:
    check(run, dossier, "--report", "json:audit.json")
    audit = known.with_name("audit.json")
    done, of_audit = strict(run, dossier, audit)
    _, of_file = strict(run, dossier, known)
    assert done.returncode == 0
    assert of_audit["known"] == of_file["known"]
    second_badge(dossier, "@language")
    assert check(run, dossier, "--baseline", audit).returncode == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"standard": "another"}, "for the standard another"),
        ({"baseline": 2}, "known.json:1:"),
        ({"failures": [{"fingerprint": "x"}]}, "known.json:1:"),
        ({"note": "mine"}, '"note" is not known here'),
    ],
)
def test_a_baseline_that_is_not_ours_is_refused_with_its_place(
    run: Run, dossier: Path, known: Path, changed: dict[str, Any], said: str
) -> None:
    known.write_text(json.dumps({**json.loads(known.read_text("utf-8")), **changed}), "utf-8")
    done = check(run, dossier, "--baseline", known, "--exit-zero", "--report", "json")
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"schema_version": "1.0"}', "\x00"])
def test_a_broken_baseline_is_refused(run: Run, dossier: Path, known: Path, content: str) -> None:
    known.write_text(content, "utf-8")
    done = check(run, dossier, "--baseline", known, "--exit-zero")
    assert done.returncode == 2
    assert "known.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_another_edition_is_told_and_the_run_goes_on(run: Run, dossier: Path, known: Path) -> None:
    text = known.read_text("utf-8").replace('"edition": "2026-1"', '"edition": "2025-3"')
    known.write_text(text, "utf-8")
    done = check(run, dossier, "--baseline", known)
    assert done.returncode == 0
    assert "of edition 2025-3" in done.stderr


def test_an_entry_taken_out_by_hand_counts_again(run: Run, dossier: Path, known: Path) -> None:
    document = json.loads(known.read_text("utf-8"))
    document["failures"] = [f for f in document["failures"] if f["criterion"] != "Q1-16"]
    known.write_text(json.dumps(document), "utf-8")
    done = check(run, dossier, "--baseline", known)
    assert done.returncode == 1
    assert "Q1-16" in done.stderr
    assert "Q1-17" not in done.stderr


def test_what_the_user_wrote_is_not_overwritten(run: Run, dossier: Path) -> None:
    before = (dossier / "application.yaml").read_bytes()
    done = check(run, dossier, "--write-baseline", dossier / "application.yaml", "--exit-zero")
    assert done.returncode == 2
    assert (dossier / "application.yaml").read_bytes() == before
