"""The gates of ``check``, alone and together: each is additional, none switches another off."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.acceptance.conftest import Run
from tests.acceptance.dossiers import write
from tests.acceptance.issuers import DAY, MUST, SHOULD, badge, waiver, waivers

EXAMPLES = Path(__file__).parents[2] / "examples"
SOUND = ()
READINESS = ("--gate", "readiness")
NONE = ("--gate", "none")
STRICT = ("--fail-on", "should")
BASELINE = ("--baseline", "known.json")
OLDER = ("--baseline", "older.json")
WAIVED = ("--waivers", "waivers.yaml")
ZERO = ("--exit-zero",)

# what is left out of the badge, the options, the exit code
TABLE: list[tuple[tuple[str, ...], tuple[str, ...], int]] = [
    # the gate alone
    (SOUND, (), 0),
    (SHOULD, (), 0),
    (MUST, (), 1),
    (SOUND, READINESS, 1),
    (SOUND, NONE, 0),
    (MUST, NONE, 0),
    # with obligations: they are about the gate 'automatic' only
    (SHOULD, STRICT, 1),
    (MUST, STRICT, 1),
    (SHOULD, (*STRICT, *NONE), 0),
    (SOUND, (*STRICT, *READINESS), 1),
    # a minimum is additional, whichever the gate; 17 of 53 are 32 percent
    (SOUND, ("--min-score", "32"), 0),
    (SOUND, ("--min-score", "33"), 1),
    (SOUND, ("--min-score", "0"), 0),
    (SOUND, ("--min-score", "33", *NONE), 1),
    (SOUND, ("--min-score", "32", *NONE), 0),
    (SOUND, ("--min-score", "0", *READINESS), 1),
    (MUST, ("--min-score", "0"), 1),
    # a baseline excuses what it knew, for the gate 'automatic' only
    (MUST, BASELINE, 0),
    (SHOULD, (*STRICT, *BASELINE), 0),
    (MUST, OLDER, 1),
    (SHOULD, (*STRICT, *OLDER), 1),
    (MUST, (*BASELINE, *READINESS), 1),
    (MUST, (*BASELINE, "--min-score", "33"), 1),
    # so do waivers
    (MUST, WAIVED, 0),
    (SHOULD, WAIVED, 0),
    (MUST, (*WAIVED, "--no-waivers"), 1),
    (MUST, (*WAIVED, *READINESS), 1),
    (MUST, (*WAIVED, "--min-score", "33"), 1),
    # both at once: each for its own
    (MUST, (*WAIVED, *OLDER), 0),
    (MUST, (*WAIVED, "--no-waivers", *BASELINE), 0),
    (MUST, (*WAIVED, "--no-waivers", *OLDER), 1),
    # --exit-zero masks 1, whatever it is from
    (MUST, ZERO, 0),
    (SOUND, (*READINESS, *ZERO), 0),
    (SOUND, ("--min-score", "99", *ZERO), 0),
    (SHOULD, (*STRICT, *OLDER, *ZERO), 0),
]


@pytest.mark.parametrize(
    ("missing", "options", "code"),
    TABLE,
    ids=[f"{'+'.join(m) or 'sound'} {' '.join(o) or 'alone'}" for m, o, _ in TABLE],
)
def test_the_table(
    run: Run,
    dossier: Path,
    tmp_path: Path,
    missing: tuple[str, ...],
    options: tuple[str, ...],
    code: int,
) -> None:
    for name, known in (("older.json", SOUND), ("known.json", missing)):
        if name in options:
            badge(dossier, *known)
            run("check", dossier, "--as-of", DAY, "-q", "--write-baseline", name)
    waivers(tmp_path / "waivers.yaml", waiver("Q1-17", "2027-01-31"))
    badge(dossier, *missing)
    done = run("check", dossier, "--as-of", DAY, "-q", *options)
    assert done.returncode == code, done.stderr


def test_undecided_is_3_unless_something_failed(run: Run) -> None:
    strong = EXAMPLES / "strong-application"
    options = ("check", strong, "--as-of", "2026-10-15", "-q", *READINESS)
    assert run(*options).returncode == 3
    assert run(*options, *ZERO).returncode == 0
    assert run(*options, "--min-score", "99").returncode == 1
    consensus = EXAMPLES / "assessments" / "strong-application" / "consensus.yaml"
    assert run(*options, "--assessment", consensus).returncode == 0


@pytest.mark.parametrize("options", [(), NONE, READINESS, ZERO, (*NONE, *ZERO)])
def test_nothing_that_was_checked_is_never_success(
    run: Run, tmp_path: Path, options: tuple[str, ...]
) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path / "other" / "package.json", {"name": "not a badge", "version": "1"})
    for folder in ("empty", "other", "no-such-folder"):
        done = run("check", folder, *options, "--report", "sarif:out.sarif")
        assert done.returncode == 2, folder
        assert not (tmp_path / "out.sarif").exists()


def test_a_dossier_without_badges_but_with_an_application_is_audited(
    run: Run, dossier: Path
) -> None:
    shutil.rmtree(dossier / "badges")
    shutil.rmtree(dossier / "credentials")
    done = run("check", dossier, "--as-of", DAY, "--report", "json", "-q")
    outcomes = {r["criterion"]: r["outcome"] for r in json.loads(done.stdout)["results"]}
    assert outcomes["Q1-16"] == "untested"
    assert done.returncode == 0
    assert "No badge class and no credential was found" in done.stderr


def test_an_issuer_alone_is_no_badge_and_that_is_told(run: Run, dossier: Path) -> None:
    done = run("check", dossier / "badges" / "profile.json", "-q")
    assert done.returncode == 0
    assert "No badge class and no credential was found" in done.stderr
    done = run("check", dossier / "badges" / "facilitator.json", "-q")
    assert done.stderr == ""
    done = run("check", dossier / "credentials" / "one.json", "-q")
    assert "No badge class" not in done.stderr


def test_every_reason_is_told_not_only_the_first(run: Run, dossier: Path) -> None:
    badge(dossier, *MUST)
    done = run("check", dossier, "--as-of", DAY, "-q", "--min-score", "99")
    assert "Files that are not valid: 1" in done.stderr
    assert "99 percent is asked for" in done.stderr
