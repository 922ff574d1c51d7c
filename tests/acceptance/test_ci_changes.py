"""``--changed-since`` in a repository: what is shown, what is left out, and when everything is."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.acceptance.conftest import Run, runner
from tests.acceptance.dossiers import BADGE, write
from tests.acceptance.issuers import DAY, FACILITATOR, badge, commit, git, second_badge

Done = CompletedProcess[str]
MENTOR = "badges/mentor.json"


@pytest.fixture
def repository(dossier: Path, tmp_path: Path) -> Path:
    """Both badges of a committed dossier lack their language, the first also its criteria."""
    badge(dossier, "@language", "criteria")
    second_badge(dossier, "@language")
    commit(tmp_path)
    return dossier


def check(folder: Path, path: str | Path, since: str) -> tuple[Done, set[str]]:
    """Return the run (with a comment on stdout) and the files its SARIF has results about."""
    done = runner(folder)(
        "check",
        path,
        *("--as-of", DAY, "-q", "--changed-since", since, "--report", "sarif:o.sarif"),
        *("--report", "pull-request"),
    )
    results = json.loads((folder / "o.sarif").read_text("utf-8"))["runs"][0]["results"]
    return done, {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in results
        for place in result.get("locations", ())
    }


def test_nothing_touched_shows_nothing_and_fails_as_the_whole(
    repository: Path, tmp_path: Path
) -> None:
    done, files = check(tmp_path, repository, "HEAD")
    assert done.returncode == 1
    assert files == set()
    assert "Only findings of 0 file(s) touched since HEAD" in done.stderr
    assert "findings left out: " in done.stdout
    assert "| **All** |" in done.stdout


@pytest.mark.parametrize("how", ["committed", "uncommitted", "staged"])
def test_only_the_badge_that_was_touched_is_shown(
    repository: Path, tmp_path: Path, how: str
) -> None:
    second_badge(repository, "@language", "tags")
    if how == "committed":
        commit(tmp_path)
    elif how == "staged":
        git(tmp_path, "add", "-A")
    done, files = check(tmp_path, repository, "HEAD~1" if how == "committed" else "HEAD")
    assert files == {f"dossier/{MENTOR}"}
    assert FACILITATOR not in done.stdout
    assert "Q1-17" in done.stderr


def test_a_file_git_does_not_know_yet_is_touched(repository: Path, tmp_path: Path) -> None:
    write(repository / "badges" / "third.json", {**BADGE, "id": "https://issuer.example/3"})
    done, files = check(tmp_path, repository, "HEAD")
    assert "Only findings of 1 file(s)" in done.stderr
    assert files == {"dossier/badges/third.json"}


def test_what_the_applicant_declared_is_shown_when_the_application_is_touched(
    repository: Path, tmp_path: Path
) -> None:
    done, _ = check(tmp_path, repository, "HEAD")
    assert "F-04" not in done.stdout
    with (repository / "application.yaml").open("a", encoding="utf-8") as application:
        application.write("# looked through\n")
    done, files = check(tmp_path, repository, "HEAD")
    assert "| `dossier/application.yaml` | F-04 |" in done.stdout
    assert files == {"dossier/application.yaml"}


def test_a_touched_picture_shows_its_badge(repository: Path, tmp_path: Path) -> None:
    (repository / "badges" / "facilitator.svg").write_text("<svg/>", "utf-8")
    _, files = check(tmp_path, repository, "HEAD")
    assert f"dossier/{FACILITATOR}" in files
    assert f"dossier/{MENTOR}" not in files


def test_score_readiness_and_the_json_stay_those_of_the_whole(repository: Path, run: Run) -> None:
    options = ("check", repository, "--as-of", DAY, "-q", "--report", "json")
    whole, part = run(*options), run(*options, "--changed-since", "HEAD")
    assert part.stdout == whole.stdout
    assert part.returncode == whole.returncode == 1


@pytest.mark.parametrize("since", ["no-such-branch", "0" * 40, "--output=stolen"])
def test_an_unknown_revision_warns_and_reports_everything(
    repository: Path, tmp_path: Path, since: str
) -> None:
    done, files = check(tmp_path, repository, since)
    assert done.returncode == 1
    assert "everything is reported" in done.stderr
    assert "fetch-depth: 0" in done.stderr
    assert files >= {f"dossier/{FACILITATOR}", f"dossier/{MENTOR}"}
    assert not (tmp_path / "stolen").exists()


def test_a_shallow_clone_reports_everything(repository: Path, tmp_path: Path) -> None:
    before = commit(tmp_path)
    second_badge(repository, "@language", "tags")
    commit(tmp_path)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", "shallow")
    done, files = check(tmp_path / "shallow", "dossier", before)
    assert "everything is reported" in done.stderr
    assert files >= {f"dossier/{FACILITATOR}", f"dossier/{MENTOR}"}


def test_outside_a_repository_everything_is_reported(dossier: Path, tmp_path: Path) -> None:
    badge(dossier, "criteria")
    done, files = check(tmp_path, dossier, "HEAD")
    assert "lies in no git repository" in done.stderr
    assert "fetch-depth" not in done.stderr
    assert FACILITATOR in {uri.removeprefix("dossier/") for uri in files}


def test_of_files_named_one_by_one_paths_are_right_too(repository: Path, tmp_path: Path) -> None:
    second_badge(repository, "@language", "tags")
    both = [f"dossier/{MENTOR}", "dossier/credentials/one.json"]
    done = runner(tmp_path)(
        "check", *both, "--as-of", DAY, "-q", "--changed-since", "HEAD", "--report", "github"
    )
    assert f"file=dossier/{MENTOR}," in done.stdout
    assert "one.json" not in done.stdout


def test_a_zip_can_not_tell_what_changed(repository: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "dossier.zip", "w") as zip:
        for file in sorted(repository.rglob("*.*")):
            zip.write(file, file.relative_to(repository).as_posix())
    done, files = check(tmp_path, "dossier.zip", "HEAD")
    assert "everything is reported" in done.stderr
    assert files
