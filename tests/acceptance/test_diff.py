"""``badgeaudit diff``, as it is used: what it says, writes, refuses, and its exit codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.documents.schemas import load_validator
from tests.acceptance.conftest import Run, runner
from tests.acceptance.dossiers import BADGE, small_dossier, write

NOT_COMPARED = 2


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Audit a dossier, mend one thing, break another, audit it again: once for all tests."""
    folder = tmp_path_factory.mktemp("made")
    dossier = small_dossier(folder / "dossier")
    profile = dossier / "badges" / "profile.json"
    sound = profile.read_text("utf-8")
    profile.write_text(sound.replace('"url"', '"address"'), "utf-8")
    audit(runner(folder), dossier, folder / "old.json", "2026-02-01")
    profile.write_text(sound, "utf-8")
    write(dossier / "badges" / "facilitator.json", {k: BADGE[k] for k in BADGE if k != "criteria"})
    (dossier / "evidence" / "new.md").write_text("# New\n", "utf-8")
    audit(runner(folder), dossier, folder / "new.json", "2029-02-01")
    return folder


@pytest.fixture
def audits(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Copies of the two audits, where the command runs."""
    old, new = (Path(shutil.copy(made / name, tmp_path)) for name in ("old.json", "new.json"))
    return old, new


def audit(run: Run, dossier: Path, file: Path, as_of: str) -> Path:
    done = run("check", dossier, "-q", "--exit-zero", "--report", f"json:{file}", "--as-of", as_of)
    assert done.returncode == 0, done.stderr
    return file


def changed(file: Path, *path: str, value: Any) -> Path:
    """Write a changed copy of an audit, in which its sums still follow."""
    document = json.loads(file.read_text("utf-8"))
    part = document
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    copy = file.with_name(f"changed-{file.name}")
    copy.write_text(json.dumps(document), "utf-8")
    return copy


def test_shows_what_changed_and_exits_with_0(run: Run, audits: tuple[Path, Path]) -> None:
    done = run("diff", *audits)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Harbour Youth" in done.stdout
    assert "Then: as of 2026-02-01" in done.stdout
    assert "Now: as of 2029-02-01" in done.stdout
    assert "added: evidence/new.md" in done.stdout
    assert "changed: badges/facilitator.json" in done.stdout
    assert "Q1-08" in done.stdout


def test_json_follows_its_schema(run: Run, audits: tuple[Path, Path]) -> None:
    done = run("diff", *audits, "--format", "json")
    document = json.loads(done.stdout)
    assert load_validator("difference").violations(document) == ()
    files = {file["path"]: file["kind"] for file in document["evidence"]["files"]}
    assert files == {
        "badges/facilitator.json": "changed",
        "badges/profile.json": "changed",
        "evidence/new.md": "added",
    }
    kinds = {(each["criterion"], each["kind"]) for each in document["criteria"]}
    assert ("Q1-08", "worse") in kinds
    assert run("diff", *audits, "--format", "json").stdout == done.stdout


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("d.html", "<!DOCTYPE html>"),
        ("d.md", "# What changed: Harbour Youth"),
        ("d.json", "{"),
        ("d.txt", "What changed\n"),
    ],
)
def test_the_file_s_name_says_the_format_and_an_older_report_is_replaced(
    run: Run, audits: tuple[Path, Path], tmp_path: Path, name: str, begins: str
) -> None:
    for _ in range(2):
        done = run("diff", *audits, "-o", name)
        assert done.returncode == 0, done.stderr
        assert done.stdout == ""
        assert f"Wrote {name}" in done.stderr
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_exit_code_tells_what_got_worse(run: Run, audits: tuple[Path, Path]) -> None:
    done = run("diff", *audits, "--exit-code")
    assert done.returncode == 1
    assert "Worse than before" in done.stderr
    assert "Q1-08" in done.stderr
    assert "What changed" in done.stdout


def test_exit_code_is_0_when_nothing_got_worse(run: Run, dossier: Path, tmp_path: Path) -> None:
    old = audit(run, dossier, tmp_path / "old.json", "2026-02-01")
    new = audit(run, dossier, tmp_path / "new.json", "2026-02-01")
    done = run("diff", old, new, "--exit-code")
    assert done.returncode == 0
    assert done.stderr == "Nothing got worse.\n"
    assert "Nothing: the two audits say the same." in done.stdout


def test_another_applicant_is_a_warning(run: Run, audits: tuple[Path, Path]) -> None:
    old, new = audits
    other = changed(new, "dossier", "organisation", value="Other Club")
    done = run("diff", old, other)
    assert done.returncode == 0
    assert "“Harbour Youth” and “Other Club”" in " ".join(done.stdout.split())
    assert "different applicants" in done.stderr


def test_the_wrong_order_is_a_warning(run: Run, audits: tuple[Path, Path]) -> None:
    old, new = audits
    done = run("diff", new, old)
    assert done.returncode == 0
    assert "wrong order" in done.stderr


def test_across_editions_it_says_what_can_not_be_compared(
    run: Run, audits: tuple[Path, Path]
) -> None:
    old, new = audits
    document = json.loads(new.read_text("utf-8"))
    document["standard"]["edition"] = "2029-1"
    for criterion in document["standard"]["criteria"]:
        if criterion["id"] == "Q1-08":
            criterion["question"] = "Asked otherwise?"
    new.write_text(json.dumps(document), "utf-8")
    done = run("diff", old, new, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    (gone,) = found["incomparable"]["criteria"]
    assert (gone["id"], gone["why"], gone["entries"]) == ("Q1-08", "different", ["question"])
    assert "Q1-08" not in {each["criterion"] for each in found["criteria"]}
    assert "Q1-08" not in {each["criterion"] for each in found["findings"]["groups"]}
    assert [each["id"] for each in found["remarks"]] == ["renewal.editions"]
    assert "asked otherwise: the question" in run("diff", old, new).stdout


class TestRefused:
    def test_another_standard(self, run: Run, audits: tuple[Path, Path]) -> None:
        other = changed(audits[1], "standard", "id", value="house-rules")
        done = run("diff", audits[0], other)
        assert done.returncode == NOT_COMPARED
        assert "“quality-label” and “house-rules”" in done.stderr
        assert done.stdout == ""

    def test_the_same_file_twice(self, run: Run, audits: tuple[Path, Path]) -> None:
        done = run("diff", audits[0], audits[0])
        assert done.returncode == NOT_COMPARED
        assert "same file" in done.stderr

    def test_neither_audit_is_written_over(self, run: Run, audits: tuple[Path, Path]) -> None:
        before = audits[0].read_bytes()
        done = run("diff", *audits, "-o", audits[0])
        assert done.returncode == NOT_COMPARED
        assert "left alone" in done.stderr
        assert audits[0].read_bytes() == before

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["old.json", "no-such.json"], "no-such.json"),
            (["old.json"], "NEW.json"),
            (["old.json", "new.json", "-o", "d.docx"], "d.docx"),
            (["old.json", "new.json", "--format", "pdf"], "pdf"),
            (["old.json", "notes.yaml"], "notes.yaml"),
        ],
    )
    def test_what_can_not_be_followed(
        self, run: Run, audits: tuple[Path, Path], arguments: list[str], said: str
    ) -> None:
        audits[0].with_name("notes.yaml").write_text("a: b\n", "utf-8")
        done = run("diff", *arguments)
        assert done.returncode == NOT_COMPARED
        assert said in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_file_that_is_no_report_of_ours(
        self, run: Run, audits: tuple[Path, Path], tmp_path: Path
    ) -> None:
        (tmp_path / "mine.md").write_text("My notes.\n", "utf-8")
        done = run("diff", *audits, "-o", "mine.md")
        assert done.returncode == NOT_COMPARED
        assert (tmp_path / "mine.md").read_text("utf-8") == "My notes.\n"
