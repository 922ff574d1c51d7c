"""Several formats in one run: they agree on counts, and are written whole or not at all."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as XML

import pytest

from badgeaudit.report.exchange.entries import entries
from tests.acceptance.conftest import COMMAND, Run
from tests.acceptance.dossiers import BADGE, write
from tests.acceptance.issuers import DAY, MUST, badge, second_badge, waiver, waivers

FILES = {
    "json": "a.json",
    "sarif": "a.sarif",
    "code-scanning": "github.sarif",
    "junit": "a.xml",
    "github": "a.txt",
    "gitlab": "gl.json",
    "json-lines": "a.jsonl",
    "pull-request": "pr.md",
    "html": "a.html",
    "markdown": "a.md",
}
EXAMPLES = Path(__file__).parents[2] / "examples"


def reports(folder: Path | None = None) -> Iterator[str]:
    for format, name in FILES.items():
        yield "--report"
        yield f"{format}:{folder / name if folder else name}"


def counted(folder: Path) -> dict[str, int]:
    """Return how many failures each format says there are."""

    def read(format: str) -> str:
        return (folder / FILES[format]).read_text("utf-8")

    results = json.loads(read("sarif"))["runs"][0]["results"]
    alerts = json.loads(read("code-scanning"))["runs"][0]["results"]
    lines = [json.loads(line) for line in read("json-lines").splitlines()]
    gitlab = [each for each in json.loads(read("gitlab")) if each["severity"] != "info"]
    junit = XML.fromstring(read("junit"))
    annotations = read("github").splitlines()
    more = re.match(r"(\d+) more", annotations[-1]) if annotations else None
    told = re.search(r"^### .*ailures \((\d+)\)$", read("pull-request"), re.MULTILINE)
    by_case = {str(case.get("name")): case for case in junit.iter("testcase")}.values()
    return {
        "sarif": sum(
            each["kind"] == "fail"
            and "suppressions" not in each
            and each.get("baselineState", "new") == "new"
            for each in results
        ),
        "code-scanning": len(alerts),
        "json-lines": sum(
            each.get("kind") == "fail" and not each["waived"] and each["new"] is not False
            for each in lines
        ),
        "gitlab": len(gitlab),
        "junit": sum(
            len(str(found.text).splitlines()) for case in by_case for found in case.iter("failure")
        ),
        "github": sum(line.startswith("::") for line in annotations)
        + (int(more.group(1)) if more else 0),
        "pull-request": int(told.group(1)) if told else 0,
    }


@pytest.mark.parametrize("accepted", ["nothing", "baseline", "waivers", "both"])
def test_all_formats_agree(run: Run, tmp_path: Path, accepted: str) -> None:
    folder = EXAMPLES / "riverbank-youth"
    options: list[str] = ["--as-of", "2026-10-15", "-q"]
    if accepted in ("baseline", "both"):
        run("check", folder, *options, "--write-baseline", "known.json")
        known = json.loads((tmp_path / "known.json").read_text("utf-8"))
        known["failures"] = known["failures"][::2]
        (tmp_path / "known.json").write_text(json.dumps(known), "utf-8")
        options += ["--baseline", "known.json"]
    if accepted in ("waivers", "both"):
        waivers(tmp_path / "w.yaml", waiver("Q1-01", "2027-01-31"), waiver("Q1-16", "2027-01-31"))
        options += ["--waivers", "w.yaml"]
    run("check", folder, *options, *reports())
    document: dict[str, Any] = json.loads((tmp_path / "a.json").read_text("utf-8"))
    wanted = sum(entry.counts for entry in entries(document))
    assert wanted > 0
    assert set(counted(tmp_path).values()) == {wanted}, counted(tmp_path)
    known = document["baseline"]
    if known is not None:
        states = [
            each["baselineState"]
            for each in json.loads((tmp_path / "a.sarif").read_text("utf-8"))["runs"][0]["results"]
            if each["kind"] == "fail"
        ]
        assert states.count("unchanged") == len(known["known"])
        assert states.count("absent") == len(known["fixed"])


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no such device here")
def test_a_report_goes_through_a_pipe(dossier: Path, tmp_path: Path) -> None:
    command = [str(COMMAND), "check", str(dossier), "-q", "--report", "json:/dev/stdout"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert json.loads(done.stdout)["dossier"]["name"] == "dossier"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_told(dossier: Path, tmp_path: Path) -> None:
    for options in (["--report", "json"], []):
        done = subprocess.run(
            ["sh", "-c", '"$0" check "$@" >/dev/full', COMMAND, dossier, *options],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 2
        assert "could not be written to standard output" in done.stderr
        assert "internal error" not in done.stderr


def test_a_report_never_replaces_settings(run: Run, dossier: Path, tmp_path: Path) -> None:
    settings = tmp_path / "pyproject.toml"
    settings.write_text("[tool.badgeaudit]\nquiet = true\n", "utf-8")
    done = run("check", dossier, "--report", "junit:pyproject.toml")
    assert done.returncode == 2
    assert settings.read_text("utf-8") == "[tool.badgeaudit]\nquiet = true\n"


def test_a_second_run_replaces_every_report(run: Run, dossier: Path, tmp_path: Path) -> None:
    first = run("check", dossier, "--as-of", DAY, "-q", *reports())
    assert first.stderr.count("Wrote ") == len(FILES)
    before = {name: (tmp_path / name).read_bytes() for name in FILES.values()}
    assert run("check", dossier, "--as-of", DAY, "-q", *reports()).returncode == 0
    assert {name: (tmp_path / name).read_bytes() for name in FILES.values()} == before
    badge(dossier, *MUST)
    assert run("check", dossier, "--as-of", DAY, "-q", *reports()).returncode == 1
    changed = {name for name in FILES.values() if (tmp_path / name).read_bytes() != before[name]}
    assert changed == set(FILES.values())
    assert not list(tmp_path.glob("*.tmp*")), "what is written whole leaves nothing behind"


@pytest.mark.parametrize("hindrance", ["file in the way", "no such folder", "somebody else's"])
def test_a_report_that_can_not_be_written_is_no_verdict(
    run: Run, dossier: Path, tmp_path: Path, hindrance: str
) -> None:
    out = tmp_path / "out"
    if hindrance == "file in the way":
        out.write_text("a file", "utf-8")
    elif hindrance == "somebody else's":
        out.mkdir()
        (out / "a.sarif").write_text('{"version": "2.1.0", "mine": true}', "utf-8")
    done = run(
        "check", dossier, "--as-of", DAY, "-q", "--exit-zero", "--report", "sarif:out/a.sarif"
    )
    assert done.returncode == 2
    assert "a.sarif" in done.stderr
    assert "Traceback" not in done.stderr
    if hindrance == "somebody else's":
        assert "mine" in (out / "a.sarif").read_text("utf-8")


def test_a_folder_that_may_not_be_written_in(run: Run, dossier: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o555)
    try:
        probe = out / "probe"
        try:
            probe.touch()
        except OSError:
            wanted = 2
        else:
            wanted = 0  # whoever may do anything (root) is hindered by nothing
        done = run("check", dossier, "--as-of", DAY, "-q", "--report", "sarif:out/a.sarif")
        assert done.returncode == wanted
        assert (out / "a.sarif").exists() == (wanted == 0)
        assert "Traceback" not in done.stderr
    finally:
        out.chmod(0o755)


def test_a_pull_request_says_how_the_score_moved_and_what_to_paste(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    run("check", dossier, "--as-of", DAY, "-q", "--write-baseline", "known.json")
    badge(dossier, "@language")
    options = ("--as-of", DAY, "-q", "--baseline", "known.json", "--report", "pull-request")
    said = run("check", dossier, *options).stdout
    assert "the score fell by 1" in said
    # F-04 is the applicant's own word, which no baseline holds
    assert "### Beyond the baseline: failures (2)" in said
    assert '  ```json\n  "@language": "en"\n  ```' in said
    assert '"tags"' not in said, "only what is missing is offered"


def test_what_is_pasted_mends_a_file(run: Run, dossier: Path, tmp_path: Path) -> None:
    badge(dossier, "description")
    run("check", dossier, "--as-of", DAY, "-q", *reports())
    said = (tmp_path / "pr.md").read_text("utf-8")
    fence = re.search(r"  ```json\n(.*?)\n  ```", said, re.DOTALL)
    assert fence is not None
    pasted = json.loads("{" + fence.group(1) + "}")
    assert set(pasted) == {"description"}
    write(dossier / "badges" / "facilitator.json", {**BADGE, **pasted})
    assert run("check", dossier, "--as-of", DAY, "-q").returncode == 0


class TestGitHub:
    """Inside GitHub Actions, without being asked."""

    def many(self, dossier: Path) -> None:
        """Twelve failures, so that ten are shown and two are counted."""
        badge(dossier, *MUST)
        for number in range(12):
            id = f"https://issuer.example/badges/{number}"
            name = f"Badge number {number}"
            missing = {key: value for key, value in BADGE.items() if key != "@language"}
            write(dossier / "badges" / f"{number}.json", {**missing, "id": id, "name": name})

    def test_ten_annotations_and_a_summary(self, run: Run, dossier: Path, tmp_path: Path) -> None:
        self.many(dossier)
        summary = tmp_path / "summary.md"
        summary.write_text("# An earlier step\n", "utf-8")
        done = run(
            *("check", dossier, "--as-of", DAY),
            GITHUB_ACTIONS="true",
            GITHUB_STEP_SUMMARY=str(summary),
        )
        assert done.returncode == 1
        lines = [line for line in done.stderr.splitlines() if line.startswith("::")]
        assert len(lines) == 10
        assert lines[0].startswith("::error title=badgeaudit")
        assert re.search(r"^\d+ more: see the job summary", done.stderr, re.MULTILINE)
        assert "::" not in done.stdout
        said = summary.read_text("utf-8")
        assert said.startswith("# An earlier step\n## badgeaudit")
        assert "### Failures" in said

    def test_not_twice_when_they_are_asked_for(self, run: Run, dossier: Path) -> None:
        self.many(dossier)
        done = run("check", dossier, "--report", "github", GITHUB_ACTIONS="true")
        assert "::error" in done.stdout
        assert "::error" not in done.stderr

    def test_not_elsewhere(self, run: Run, dossier: Path) -> None:
        self.many(dossier)
        assert "::" not in run("check", dossier, GITHUB_ACTIONS="").stderr

    def test_quiet_leaves_out_the_terminal_report_only(
        self, run: Run, dossier: Path, tmp_path: Path
    ) -> None:
        self.many(dossier)
        summary = str(tmp_path / "summary.md")
        environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": summary}
        done = run("check", dossier, "-q", **environment)
        assert done.stdout == ""
        assert "::error" in done.stderr
        assert "### Failures" in Path(summary).read_text("utf-8")

    def test_a_summary_that_can_not_be_written_stops_nothing(
        self, run: Run, dossier: Path, tmp_path: Path
    ) -> None:
        second_badge(dossier)
        done = run(
            *("check", dossier, "--as-of", DAY),
            GITHUB_ACTIONS="true",
            GITHUB_STEP_SUMMARY=str(tmp_path / "no" / "such" / "file"),
        )
        assert done.returncode == 0, done.stderr
        assert "summary" in done.stderr
