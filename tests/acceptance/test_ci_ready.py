"""What is ready to use on build servers: the hook, the action's scripts, the job, the container."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.acceptance.conftest import COMMAND
from tests.acceptance.issuers import MUST, badge, commit

ROOT = Path(__file__).parents[2]
Done = subprocess.CompletedProcess[str]


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def run_in(folder: Path, command: list[str], **environment: str) -> Done:
    path = os.pathsep.join((str(COMMAND.parent), os.environ["PATH"]))
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "GITHUB_ACTIONS": "", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


class TestHook:
    def hook(self) -> dict[str, Any]:
        (found,) = load(".pre-commit-hooks.yaml")
        assert isinstance(found, dict)
        return found

    def test_it_has_what_pre_commit_asks_of_it(self) -> None:
        hook = self.hook()
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert (hook["id"], hook["language"]) == ("badgeaudit", "python")
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
        assert shlex.split(hook["entry"])[0] in project["scripts"]

    @pytest.mark.parametrize(
        ("file", "runs"),
        [
            ("dossier/badges/one.json", True),
            ("dossier/badges/one.png", True),
            ("dossier/application.yaml", True),
            ("badgeaudit.toml", True),
            ("dossier/credentials/one.jwt", True),
            ("dossier/evidence/policy.html", True),
            ("dossier/evidence/policy.txt", True),
            ("src/main.py", False),
            ("README.rst", False),
        ],
    )
    def test_it_runs_for_files_of_a_dossier(self, file: str, runs: bool) -> None:
        assert bool(re.search(self.hook()["files"], file)) is runs

    def test_it_stops_a_commit_with_a_flaw(self, dossier: Path, tmp_path: Path) -> None:
        """Run it as pre-commit does: entry and args from the root, no files (pass_filenames)."""
        hook = self.hook()
        assert hook["pass_filenames"] is False
        (tmp_path / "badgeaudit.toml").write_text('paths = ["dossier"]\n', "utf-8")
        commit(tmp_path)
        command = shlex.split(hook["entry"])
        assert run_in(tmp_path, command).returncode == 0
        badge(dossier, *MUST)
        done = run_in(tmp_path, command)
        assert done.returncode == 1
        assert "badges/facilitator.json" in done.stdout
        assert run_in(tmp_path, [*command, "--gate", "none"]).returncode == 0


class TestAction:
    def steps(self) -> list[dict[str, Any]]:
        found = load("action.yml")["runs"]["steps"]
        assert isinstance(found, list)
        return found

    def test_every_input_is_used_and_every_use_is_an_input(self) -> None:
        action = load("action.yml")
        text = (ROOT / "action.yml").read_text("utf-8")
        used = set(re.findall(r"inputs\.([a-z-]+)", text))
        assert used == set(action["inputs"])
        assert all(each["description"] for each in action["inputs"].values())

    def test_no_input_is_written_into_a_script(self) -> None:
        for step in self.steps():
            assert "${{" not in step.get("run", "")
            assert "shell" in step or "uses" in step

    def test_what_the_scripts_read_is_what_the_steps_hand_over(self) -> None:
        for step in self.steps():
            script = re.search(r"scripts/ci/\w+\.sh", step.get("run", ""))
            if script:
                read = set(re.findall(r"\bIN_[A-Z_]+", (ROOT / script.group()).read_text("utf-8")))
                assert read == set(step["env"])

    def check(self, folder: Path, **given: str) -> Done:
        output = str(folder / "output.txt")
        return run_in(
            folder, ["bash", str(ROOT / "scripts/ci/check.sh")], GITHUB_OUTPUT=output, **given
        )

    def test_the_check_step_passes_and_fails(self, dossier: Path, tmp_path: Path) -> None:
        assert self.check(tmp_path, IN_PATH="dossier").returncode == 0
        badge(dossier, *MUST)
        done = self.check(tmp_path, IN_PATH="dossier", IN_GATE="automatic", IN_REPORT="")
        assert done.returncode == 1
        assert (tmp_path / "output.txt").read_text() == "exit-code=0\nexit-code=1\n"

    def test_the_check_step_hands_everything_on(self, dossier: Path, tmp_path: Path) -> None:
        badge(dossier, *MUST)
        (tmp_path / "my settings.toml").write_text("quiet = true\n")
        done = self.check(
            tmp_path,
            IN_PATH="dossier",
            IN_CONFIG="my settings.toml",
            IN_GATE="none",
            IN_FAIL_ON="should",
            IN_MIN_SCORE="1",
            IN_CHANGED_SINCE="",
            IN_REPORT="junit:my report.xml\n\n  json:a.json  \n",
            IN_UPLOAD_SARIF="true",
            IN_SARIF_FILE="r.sarif",
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout == ""
        for name in ("my report.xml", "a.json", "r.sarif"):
            assert (tmp_path / name).is_file(), name

    @pytest.mark.parametrize(
        ("asked", "path", "uploads"),
        [
            ("true", "dossier", True),
            ("True", "dossier", True),  # GitHub's own comparisons do not mind capitals
            ("false", "dossier", False),
            ("", "dossier", False),
            ("true", "no-such-folder", False),
        ],
    )
    def test_what_was_written_is_uploaded_and_nothing_else(
        self, dossier: Path, tmp_path: Path, asked: str, path: str, uploads: bool
    ) -> None:
        badge(dossier, *MUST)
        self.check(tmp_path, IN_PATH=path, IN_UPLOAD_SARIF=asked)
        said = (tmp_path / "output.txt").read_text()
        assert ("sarif=true" in said) is uploads
        assert (tmp_path / "badgeaudit.sarif").is_file() is uploads
        (upload,) = (step for step in self.steps() if "upload-sarif" in step.get("uses", ""))
        assert "steps.check.outputs.sarif == 'true'" in upload["if"]
        assert "always()" in upload["if"]

    def test_a_switch_that_is_neither_on_nor_off_is_told(
        self, dossier: Path, tmp_path: Path
    ) -> None:
        done = self.check(tmp_path, IN_PATH="dossier", IN_UPLOAD_SARIF="yes")
        assert done.returncode == 2
        assert "upload-sarif" in done.stderr

    def test_only_failures_go_to_code_scanning(self, dossier: Path, tmp_path: Path) -> None:
        badge(dossier, *MUST)
        self.check(tmp_path, IN_PATH="dossier", IN_UPLOAD_SARIF="true")
        results = json.loads((tmp_path / "badgeaudit.sarif").read_text("utf-8"))["runs"][0][
            "results"
        ]
        assert {each["kind"] for each in results} == {"fail"}
        assert all(each["locations"] for each in results)

    def test_without_inputs_the_settings_count(self, dossier: Path, tmp_path: Path) -> None:
        badge(dossier, *MUST)
        (tmp_path / "badgeaudit.toml").write_text('paths = ["dossier"]\ngate = "none"\n')
        assert self.check(tmp_path).returncode == 0
        assert self.check(tmp_path, IN_GATE="automatic").returncode == 1

    @pytest.mark.parametrize("value", ["--exit-zero", "$(touch stolen)", "a; touch stolen", "`id`"])
    def test_no_input_becomes_a_command_or_an_option(
        self, dossier: Path, tmp_path: Path, value: str
    ) -> None:
        badge(dossier, *MUST)
        for name in ("IN_PATH", "IN_BASELINE", "IN_GATE"):
            done = self.check(tmp_path, **{"IN_PATH": "dossier", name: value})
            assert done.returncode == 2
        assert not (tmp_path / "stolen").exists()

    def test_inside_github_it_annotates(self, dossier: Path, tmp_path: Path) -> None:
        badge(dossier, *MUST)
        summary = tmp_path / "summary.md"
        done = self.check(
            tmp_path, IN_PATH="dossier", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary)
        )
        assert "::error" in done.stderr
        assert "## badgeaudit" in summary.read_text("utf-8")

    @pytest.mark.parametrize("source", ["", "badgeaudit==1.2.3"])
    def test_the_install_step_asks_pip_for_one_thing(self, tmp_path: Path, source: str) -> None:
        """With a stand-in for Python, since installing needs a package index."""
        asked = tmp_path / "asked"
        python = tmp_path / "python"
        python.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{asked}"\n')
        python.chmod(0o755)
        path = os.pathsep.join((str(tmp_path), str(COMMAND.parent), os.environ["PATH"]))
        done = run_in(
            tmp_path, ["bash", str(ROOT / "scripts/ci/install.sh")], PATH=path, IN_SOURCE=source
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("badgeaudit ")
        said = asked.read_text().splitlines()
        assert said[:3] == ["-m", "pip", "install"]
        assert said[-2:] == ["--", source or str(ROOT)]


def test_the_job_for_gitlab(dossier: Path, tmp_path: Path) -> None:
    (job,) = load("scripts/ci/gitlab-ci.yml").values()
    (tmp_path / "badgeaudit.toml").write_text('paths = ["dossier"]\n')
    badge(dossier, *MUST)
    # its image has git, which --changed-since asks and which installs from a repository
    assert re.fullmatch(r"python:3\.\d+-\w+", job["image"])
    for line in job["before_script"]:
        done = run_in(tmp_path, ["bash", "-euc", line], **job["variables"])
        assert done.returncode != 0, "nothing is installed that nobody named"
        assert "BADGEAUDIT_SOURCE" in done.stderr
    for line in job["script"]:
        done = run_in(tmp_path, ["bash", "-euc", line], **job["variables"])
        assert done.returncode == 1, done.stderr
    for report in job["artifacts"]["reports"].values():
        assert (tmp_path / report).is_file()
    assert job["artifacts"]["when"] == "always"


class TestContainer:
    def lines(self) -> list[tuple[str, str]]:
        text = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ")
        kept = [line for line in text.splitlines() if line and not line.startswith("#")]
        return [(word, rest) for word, _, rest in (line.partition(" ") for line in kept)]

    def test_it_is_pinned_small_and_not_root(self) -> None:
        lines = self.lines()
        images = [rest for word, rest in lines if word == "FROM"]
        assert all(re.match(r"python:3\.\d+\.\d+-slim-\w+( AS \w+)?$", image) for image in images)
        last = max(number for number, (word, _) in enumerate(lines) if word == "FROM")
        (user,) = (rest for word, rest in lines[last:] if word == "USER")
        assert re.match(r"[1-9]\d*:[1-9]\d*$", user)
        assert ("ENTRYPOINT", '["badgeaudit"]') in lines
        words = [word for word, _ in lines[last:]]
        assert "RUN" not in words[words.index("USER") :]

    def test_what_is_copied_is_there_and_is_all_that_a_build_needs(self) -> None:
        copied = {
            source
            for word, rest in self.lines()
            if word == "COPY" and not rest.startswith("--from")
            for source in rest.split()[:-1]
        }
        assert all((ROOT / source).exists() for source in copied)
        project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
        wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
        needed = {
            "pyproject.toml",
            project["project"]["readme"],
            *project["project"]["license-files"],
            *(package.partition("/")[0] for package in wheel["packages"]),
            *wheel["force-include"],
            *(hook["path"] for hook in project["tool"]["hatch"]["build"]["hooks"].values()),
        }
        assert copied == needed
