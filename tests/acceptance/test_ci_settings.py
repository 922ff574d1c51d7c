"""Settings: where they are found, what goes before what, and how a mistake is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.conftest import Run, runner
from tests.acceptance.issuers import DAY, badge, git, waiver, waivers


def shown(run: Run, *options: str | Path, **environment: str) -> dict[str, str]:
    """Return what --show-config says: key → the rest of its line."""
    done = run("check", *options, "--show-config", **environment)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line]
    return {line.removeprefix("# ").replace(": ", " = ", 1).split(" = ")[0]: line for line in lines}


def settings(folder: Path, text: str, name: str = "badgeaudit.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_they_are_found_upward(dossier: Path, tmp_path: Path) -> None:
    settings(tmp_path, 'gate = "none"\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    line = shown(runner(deep), dossier)["gate"]
    assert '"none"' in line
    assert f"{tmp_path / 'badgeaudit.toml'}:1" in line


def test_the_nearest_counts_alone(dossier: Path, tmp_path: Path) -> None:
    settings(tmp_path, 'gate = "none"\nmin-score = 1\n')
    settings(tmp_path / "a", "min-score = 2\n")
    found = shown(runner(tmp_path / "a"), dossier)
    assert "2" in found["min-score"]
    assert "default" in found["gate"]


def test_the_search_ends_at_the_root_of_a_repository(dossier: Path, tmp_path: Path) -> None:
    settings(tmp_path, 'gate = "none"\n')
    repository = tmp_path / "repository"
    repository.mkdir()
    git(repository, "init", "-q")
    assert "default" in shown(runner(repository), dossier)["gate"]


@pytest.mark.parametrize("inside", [".", "badges"])
def test_settings_inside_what_is_audited_are_never_used(dossier: Path, inside: str) -> None:
    settings(dossier, 'gate = "none"\n')
    settings(dossier / "badges", 'gate = "none"\n')
    badge(dossier, "criteria")
    for path in (str(dossier), *([] if inside == "." else [".."])):
        done = runner(dossier / inside)("check", path, "--as-of", DAY, "-q")
        assert done.returncode == 1
        assert "Gate 'automatic'" in done.stderr


@pytest.mark.parametrize("start", [".", "badges"])
def test_settings_that_are_not_used_are_named(dossier: Path, tmp_path: Path, start: str) -> None:
    settings(tmp_path, "[project]\n", "pyproject.toml")
    file = settings(dossier, 'fail-on = "should"\n')
    badge(dossier, "tags")
    where = runner(dossier / start)
    done = where("check", ".", "--as-of", DAY, "-q")
    assert done.returncode == 0
    assert f"{file} is not used" in done.stderr
    assert "--config" in done.stderr
    named = where("check", ".", "--as-of", DAY, "-q", "--config", file)
    assert named.returncode == 1
    assert "not used" not in named.stderr
    assert "not used" not in where("check", ".", "-q", "--no-config").stderr


def test_settings_at_the_top_of_what_is_audited_are_named_from_outside_too(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    assert "not used" not in run("check", dossier, "-q").stderr
    settings(tmp_path, "min-score = 3\n")
    inside = settings(dossier, 'gate = "none"\n')
    done = run("check", dossier, "--show-config")
    assert f"{inside} is not used" in done.stderr
    assert "min-score = 3" in done.stdout


def test_of_two_files_in_one_folder_the_other_is_named(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    settings(tmp_path, "min-score = 4\n")
    settings(tmp_path, "[tool.other]\n", "pyproject.toml")
    assert "has settings as well" not in run("check", dossier, "-q").stderr
    other = settings(tmp_path, "[tool.badgeaudit]\nmin-score = 99\n", "pyproject.toml")
    assert f"{other} has settings as well" in run("check", dossier, "-q").stderr


def test_own_file_goes_before_pyproject(run: Run, dossier: Path, tmp_path: Path) -> None:
    settings(
        tmp_path, "[tool.other]\nx = 1\n\n[tool.badgeaudit]\nmin-score = 3\n", "pyproject.toml"
    )
    line = shown(run, dossier)["min-score"]
    assert "pyproject.toml:5" in line
    settings(tmp_path, "min-score = 4\n")
    assert "badgeaudit.toml:1" in shown(run, dossier)["min-score"]


def test_a_pyproject_without_our_table_is_passed_over(dossier: Path, tmp_path: Path) -> None:
    settings(tmp_path, "min-score = 5\n")
    settings(tmp_path / "a", "[tool.other]\nbadgeaudit = 1\n", "pyproject.toml")
    assert "badgeaudit.toml:1" in shown(runner(tmp_path / "a"), dossier)["min-score"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quiet = true\n\ngates = 1\n", ["badgeaudit.toml:3:1", 'Did you mean "gate"?']),
        ("standard-level = 3\n", ["badgeaudit.toml:1:1", "not known here"]),
        ('# a\nmin-score = "70"\n', ["badgeaudit.toml:2:", "whole number"]),
        ("min-score = 101\n", ["badgeaudit.toml:1:", "at most 100"]),
        ('fail-on = "may"\n', ["badgeaudit.toml:1:", '"must", "should"']),
        ("[limits]\n\npages = 3\n", ["badgeaudit.toml:3:1", "not known here"]),
        ('gate = "none\n', ["badgeaudit.toml:1:", "not TOML"]),
        ("\n[tool.badgeaudit]\nquiet = true\n", ["badgeaudit.toml:2:2", "without [tool."]),
        ('gate = "none"\ngate = "none"\n', ["badgeaudit.toml:2:", "not TOML"]),
    ],
)
def test_a_mistake_is_told_with_its_line(
    run: Run, dossier: Path, tmp_path: Path, text: str, said: list[str]
) -> None:
    settings(tmp_path, text)
    done = run("check", dossier, "--exit-zero")
    assert done.returncode == 2
    for part in said:
        assert part in done.stderr
    assert run("check", dossier, "--no-config", "-q").returncode == 0


def test_a_mistake_in_pyproject_has_its_line_there(run: Run, dossier: Path, tmp_path: Path) -> None:
    settings(tmp_path, "[project]\nname = 'x'\n[tool.badgeaudit]\nwaiver = 'w'\n", "pyproject.toml")
    done = run("check", dossier)
    assert done.returncode == 2
    assert "pyproject.toml:4:1" in done.stderr
    assert 'Did you mean "waivers"?' in done.stderr


def test_command_line_over_environment_over_file_over_default(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    settings(tmp_path, "\nmin-score = 3\n")
    env = {"BADGEAUDIT_MIN_SCORE": "4"}
    assert "default" in shown(run, dossier, "--no-config")["min-score"]
    assert "badgeaudit.toml:2" in shown(run, dossier)["min-score"]
    of_env = shown(run, dossier, **env)["min-score"]
    assert "= 4" in of_env
    assert "BADGEAUDIT_MIN_SCORE" in of_env
    given = shown(run, dossier, "--min-score", "5", **env)["min-score"]
    assert "= 5" in given
    assert "command line" in given


@pytest.mark.parametrize(
    ("variable", "value", "key", "written"),
    [
        ("GATE", "readiness", "gate", '"readiness"'),
        ("FAIL_ON", "should", "fail-on", '"should"'),
        ("BASELINE", "b.json", "baseline", '"b.json"'),
        ("WAIVERS", "w.yaml", "waivers", '"w.yaml"'),
        ("CHANGED_SINCE", "HEAD", "changed-since", '"HEAD"'),
        ("STANDARD", "quality-label", "standard", '"quality-label"'),
        ("QUIET", "1", "quiet", "true"),
        ("JOBS", "2", "jobs", "2"),
        ("ONLINE", "true", "online", "true"),
    ],
)
def test_every_variable_is_read(
    run: Run, dossier: Path, variable: str, value: str, key: str, written: str
) -> None:
    line = shown(run, dossier, **{f"BADGEAUDIT_{variable}": value})[key]
    assert f"{key} = {written}" in line
    assert f"BADGEAUDIT_{variable}" in line


@pytest.mark.parametrize(
    ("variable", "said"),
    [
        ("MIN_SCRE", "Did you mean BADGEAUDIT_MIN_SCORE?"),
        ("FAILON", "Did you mean BADGEAUDIT_FAIL_ON?"),
        ("AS_OF", "not read from the environment"),
        ("EXIT_ZERO", "not read from the environment"),
        ("PATHS", "not read from the environment"),
    ],
)
def test_a_variable_that_nothing_reads_is_an_error(
    run: Run, dossier: Path, variable: str, said: str
) -> None:
    done = run("check", dossier, "-q", "--exit-zero", **{f"BADGEAUDIT_{variable}": "1"})
    assert done.returncode == 2
    assert f"BADGEAUDIT_{variable}" in done.stderr
    assert said in done.stderr


@pytest.mark.parametrize("variable", ["VERSION", "DEBUG", "SOURCE", "TOKEN"])
def test_other_peoples_variables_are_theirs(run: Run, dossier: Path, variable: str) -> None:
    assert run("check", dossier, "-q", **{f"BADGEAUDIT_{variable}": "1"}).returncode == 0


def test_the_settings_file_and_colours_have_a_variable_too(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    settings(tmp_path / "ci", "min-score = 9\n", "strict.toml")
    variables = {"BADGEAUDIT_CONFIG": "ci/strict.toml", "BADGEAUDIT_COLOR": "always"}
    found = shown(run, dossier, **variables)
    assert "= 9" in found["min-score"]
    assert "BADGEAUDIT_COLOR" in found["color"]
    assert "default" in shown(run, dossier, "--no-config", **variables)["min-score"]
    settings(tmp_path, 'color = "never"\n')
    assert 'color = "never"' in shown(run, dossier)["color"]


def test_a_wrong_variable_is_an_error(run: Run, dossier: Path) -> None:
    done = run("check", dossier, BADGEAUDIT_GATE="golden")
    assert done.returncode == 2
    assert "BADGEAUDIT_GATE" in done.stderr or "golden" in done.stderr


def test_several_reports_in_one_variable(run: Run, dossier: Path, tmp_path: Path) -> None:
    done = run(
        "check", dossier, "-q", BADGEAUDIT_REPORT="sarif:a.sarif junit:a.xml", BADGEAUDIT_QUIET="1"
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.sarif").is_file()
    assert (tmp_path / "a.xml").is_file()


def test_paths_start_at_the_settings_file(dossier: Path, tmp_path: Path) -> None:
    badge(dossier, "criteria")
    waivers(tmp_path / "accepted.yaml", waiver("Q1-17", "2099-01-31"))
    settings(
        tmp_path,
        'paths = ["dossier"]\nwaivers = "accepted.yaml"\n'
        'report = ["json:out.json"]\nquiet = true\n',
    )
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    done = runner(below)("check")
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["waivers"]


def test_named_settings_are_used_wherever_they_are(run: Run, dossier: Path, tmp_path: Path) -> None:
    settings(tmp_path, "min-score = 3\n")
    other = settings(tmp_path / "ci", "min-score = 9\n", "strict.toml")
    line = shown(run, dossier, "--config", other)["min-score"]
    assert "= 9" in line
    assert "strict.toml:1" in line
    done = run("check", dossier, "--config", "none.toml")
    assert done.returncode == 2
    assert "none.toml" in done.stderr
    (tmp_path / "pyproject.toml").write_text("[tool.other]\n", "utf-8")
    empty = run("check", dossier, "--config", "pyproject.toml", "--exit-zero")
    assert empty.returncode == 2
    assert "no [tool.badgeaudit]" in empty.stderr
    both = run("check", dossier, "--config", other, "--no-config")
    assert both.returncode == 2
    assert "Give one of them" in both.stderr


def test_show_config_is_toml_and_audits_nothing(run: Run, tmp_path: Path) -> None:
    import tomllib

    settings(tmp_path, 'report = ["sarif:x.sarif"]\n[limits]\npdf-pages = 7\n')
    done = run("check", "no-such-folder", "--show-config")
    assert done.returncode == 0
    read = tomllib.loads(done.stdout)
    assert read["report"] == ["sarif:x.sarif"]
    assert read["limits"]["pdf-pages"] == 7
    assert read["gate"] == "automatic"


def test_verbose_on_the_command_line_goes_before_quiet_in_the_settings(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    settings(tmp_path, "quiet = true\n")
    assert run("check", dossier).stdout == ""
    assert "Readiness" in run("check", dossier, "-v").stdout
    both = run("check", dossier, "-v", "-q")
    assert both.returncode == 2
    assert "Give one of them" in both.stderr


def test_hosts_without_fetching_are_a_mistake_on_the_command_line_only(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    done = run("check", dossier, "-q", "--allow-host", "badges.intranet")
    assert done.returncode == 2
    assert "--online" in done.stderr
    settings(tmp_path, 'allow-host = ["badges.intranet"]\n')
    assert run("check", dossier, "-q").returncode == 0
    assert run("check", dossier, "-q", BADGEAUDIT_ALLOW_HOST="badges.intranet").returncode == 0


def test_nothing_to_audit_is_told(run: Run, tmp_path: Path) -> None:
    settings(tmp_path, 'gate = "none"\n')
    done = run("check", "--exit-zero")
    assert done.returncode == 2
    assert "Nothing is named to audit" in done.stderr


def test_limits_hold(run: Run, dossier: Path, tmp_path: Path) -> None:
    settings(tmp_path, "[limits]\nfiles = 1\n")
    done = run("check", dossier, "--exit-zero")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
