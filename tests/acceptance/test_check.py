"""``badgeaudit check``, as it is used: exit codes, stdout, stderr, files."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Run
from tests.acceptance.dossiers import BADGE, write
from tests.signed.make import named

NOT_AUDITED = 2
DAY = "2026-01-31T10:00:00+00:00"


def audit(run: Run, *arguments: str | Path, **environment: str) -> dict[str, Any]:
    always = ("--report", "json", "--exit-zero", "--as-of", "2026-02-01")
    done = run("check", *arguments, *always, **environment)
    assert done.returncode == 0, done.stderr
    loaded: dict[str, Any] = json.loads(done.stdout)
    return loaded


def result(document: dict[str, Any], id: str) -> dict[str, Any]:
    (found,) = (r for r in document["results"] if r["criterion"] == id)
    assert isinstance(found, dict)
    return found


class TestExitCodes:
    def test_0_when_nothing_a_machine_settles_is_wrong(self, run: Run, dossier: Path) -> None:
        done = run("check", dossier, "--as-of", "2026-02-01")
        assert done.returncode == 0, done.stderr
        assert "Gate 'automatic': passed." in done.stderr
        assert "Harbour Youth" in done.stdout

    def test_1_when_a_badge_file_is_broken_and_the_rest_is_audited(
        self, run: Run, dossier: Path
    ) -> None:
        (dossier / "badges" / "broken.json").write_text('{"name": "A",\n  "x": }', "utf-8")
        done = run("check", dossier)
        assert done.returncode == 1
        assert "badges/broken.json" in done.stdout
        assert "2:8" in done.stdout
        assert "Files that are not valid: 1 (badges/broken.json)." in done.stderr
        document = audit(run, dossier)
        assert [b["name"] for b in document["subjects"]["badge_classes"]] == [BADGE["name"]]

    def test_1_for_a_missing_property_with_its_place(self, run: Run, dossier: Path) -> None:
        write(
            dossier / "badges" / "facilitator.json",
            {key: value for key, value in BADGE.items() if key != "criteria"},
        )
        done = run("check", dossier)
        assert done.returncode == 1
        (finding,) = audit(run, dossier)["file_findings"]
        assert finding["place"]["path"] == "badges/facilitator.json"
        assert finding["place"]["line"] == 1
        assert "criteria" in finding["message"]["text"]

    def test_1_when_the_readiness_rules_fail(self, run: Run, dossier: Path) -> None:
        done = run("check", dossier, "--gate", "readiness")
        assert done.returncode == 1
        assert "Gate 'readiness': not passed." in done.stderr

    def test_none_lets_everything_pass(self, run: Run, dossier: Path) -> None:
        (dossier / "badges" / "broken.json").write_text("{", "utf-8")
        assert run("check", dossier, "--gate", "none").returncode == 0

    def test_min_score_is_additional(self, run: Run, dossier: Path) -> None:
        assert run("check", dossier, "--min-score", "0").returncode == 0
        done = run("check", dossier, "--gate", "none", "--min-score", "100")
        assert done.returncode == 1
        assert "100 percent is asked for" in done.stderr

    def test_fail_on_should_is_stricter(self, run: Run, dossier: Path) -> None:
        write(
            dossier / "badges" / "facilitator.json",
            {key: value for key, value in BADGE.items() if key != "tags"},
        )
        assert run("check", dossier).returncode == 0
        done = run("check", dossier, "--fail-on", "should")
        assert done.returncode == 1
        assert "Q1-16" in done.stderr

    def test_exit_zero_masks_1(self, run: Run, dossier: Path) -> None:
        (dossier / "badges" / "broken.json").write_text("{", "utf-8")
        assert run("check", dossier, "--exit-zero").returncode == 0

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["no-such-folder"], "no-such-folder"),
            (["dossier", "--as-of", "soon"], "'soon' is not a date"),
            (["dossier", "--report", "pdfx:out"], "no report format 'pdfx'"),
            (["dossier", "--report", "json", "--report", "html"], "Only one report"),
            (["dossier", "--report", "html:"], "names no file"),
            (["dossier", "--standard", "no-such-standard"], "no-such-standard"),
            (["dossier", "--assessment", "no-such.yaml"], "no-such.yaml"),
            (["dossier", "--gate", "golden"], "golden"),
            (["dossier", "--min-score", "101"], "101"),
            ([], "Nothing is named to audit"),
        ],
    )
    def test_2_for_what_can_not_be_followed_even_with_exit_zero(
        self, run: Run, dossier: Path, arguments: list[str], said: str
    ) -> None:
        done = run("check", *arguments, "--exit-zero")
        assert done.returncode == NOT_AUDITED
        assert said in done.stderr
        assert done.stdout == ""
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize(
        "content", [b"", b"PK\x03\x04 cut off", b"\x00\xff\x00", "žluťoučký".encode()]
    )
    def test_2_for_a_file_that_is_nothing_of_ours(
        self, run: Run, tmp_path: Path, content: bytes
    ) -> None:
        (tmp_path / "thing.zip").write_bytes(content)
        done = run("check", "thing.zip")
        assert done.returncode == NOT_AUDITED
        assert "thing.zip" in done.stderr
        assert "Traceback" not in done.stderr

    def test_2_when_nothing_was_checked(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        assert run("check", "empty").returncode == NOT_AUDITED
        write(tmp_path / "other" / "package.json", {"name": "not a badge", "version": "1"})
        done = run("check", "other", "--exit-zero")
        assert done.returncode == NOT_AUDITED
        assert done.stdout == ""


class TestReadiness3:
    def assessed(self, dossier: Path, role: str = "reviewer") -> Path:
        """A standard with one rule about one question, and a judgement to answer it."""
        folder = dossier.parent / "one-question"
        folder.mkdir()
        (folder / "standard.yaml").write_text(STANDARD_YAML, "utf-8")
        (folder / "a.yaml").write_text(QUESTION_YAML, "utf-8")
        for name in ("ada", "bo"):
            (dossier.parent / f"{name}.yaml").write_text(
                f"assessment: 1\nstandard: one-question\nassessor: {name}\nrole: {role}\n"
                "judgements:\n  A-1: {answer: 4, comment: Well done.}\n",
                "utf-8",
            )
        return folder

    def test_3_while_judgements_are_missing_then_0(self, run: Run, dossier: Path) -> None:
        standard = self.assessed(dossier)
        base = ("check", dossier, "--standard", standard, "--gate", "readiness")
        undecided = run(*base)
        assert undecided.returncode == 3, undecided.stderr
        assert "Gate 'readiness': undecided." in undecided.stderr
        one = run(*base, "--assessment", "ada.yaml")
        assert one.returncode == 3
        assert "provisional" in one.stderr
        both = run(*base, "--assessment", "ada.yaml", "--assessment", "bo.yaml")
        assert both.returncode == 0, both.stderr
        assert run(*base, "--exit-zero").returncode == 0


STANDARD_YAML = """\
standard: 1
id: one-question
title: One question
edition: "1"
disclaimer: Only an example; nobody awards anything.
sources:
  HOUSE: {title: House rules, url: "https://rules.example/", kind: secondary}
scale:
  lowest: 1
  highest: 4
  pass_level: 3
  sources: [HOUSE]
  levels:
    - {value: 1, title: one, description: Hardly anything., status: derived}
    - {value: 2, title: two, description: A beginning is made., status: derived}
    - {value: 3, title: three, description: As it should be., status: derived}
    - {value: 4, title: four, description: An example to others., status: derived}
sections:
  - {id: A, title: All, text: All there is to say., status: derived, sources: [HOUSE]}
readiness:
  - id: R-1
    title: The question is answered
    text: At level 3 or above.
    holds: level
    of: {ids: [A-1]}
    at_least: 3
    status: derived
    sources: [HOUSE]
"""

QUESTION_YAML = """\
criteria:
  - id: A-1
    section: A
    answer: level
    status: derived
    sources: [HOUSE]
    obligation: should
    applies_to: dossier
    title: The question
    question: How good is it on the whole?
    why: So that everybody knows.
    wanted: Anything that shows it.
    remedy: Try again, and harder.
    passed_example: It is good.
    failed_example: It is not.
"""


class TestReports:
    def test_several_reports_in_one_run(self, run: Run, dossier: Path, tmp_path: Path) -> None:
        done = run(
            "check",
            dossier,
            *("--report", "html:out.html", "--report", "markdown:out.md"),
            *("--report", "json:out.json"),
        )
        assert done.returncode == 0, done.stderr
        assert "Workshop Facilitator" in (tmp_path / "out.html").read_text("utf-8")
        assert "Workshop Facilitator" in (tmp_path / "out.md").read_text("utf-8")
        assert json.loads((tmp_path / "out.json").read_text("utf-8"))["schema_version"]
        assert "Wrote out.html" in done.stderr
        assert "Harbour Youth" in done.stdout

    def test_a_file_that_is_no_report_is_left_alone(
        self, run: Run, dossier: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "notes.md").write_text("my notes", "utf-8")
        done = run("check", dossier, "--report", "markdown:notes.md")
        assert done.returncode == NOT_AUDITED
        assert (tmp_path / "notes.md").read_text("utf-8") == "my notes"

    def test_an_older_report_is_replaced(self, run: Run, dossier: Path) -> None:
        for _ in range(2):
            assert run("check", dossier, "--report", "html:out.html").returncode == 0

    def test_a_report_in_a_missing_folder(self, run: Run, dossier: Path) -> None:
        done = run("check", dossier, "--report", "json:no/such/out.json")
        assert done.returncode == NOT_AUDITED
        assert "Traceback" not in done.stderr

    def test_the_saved_audit_renders_the_same(
        self, run: Run, dossier: Path, tmp_path: Path
    ) -> None:
        run("check", dossier, "--report", "json:a.json", "--report", "markdown:a.md")
        again = run("report", "a.json", "--format", "markdown")
        assert again.returncode == 0, again.stderr
        assert again.stdout == (tmp_path / "a.md").read_text("utf-8")

    def test_quiet_prints_nothing_when_all_is_well(self, run: Run, dossier: Path) -> None:
        done = run("check", dossier, "--quiet")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_a_narrow_output_encoding_is_no_obstacle(self, run: Run, dossier: Path) -> None:
        done = run("check", dossier, PYTHONIOENCODING="cp1250")
        assert done.returncode == 0, done.stderr


class TestAudit:
    def test_it_is_deterministic_and_the_same_for_a_zip(
        self, run: Run, dossier: Path, tmp_path: Path
    ) -> None:
        first = audit(run, dossier, PYTHONHASHSEED="1")
        assert first == audit(run, dossier, PYTHONHASHSEED="2")
        packed = tmp_path / "dossier.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for path in sorted(dossier.rglob("*"), reverse=True):
                archive.write(path, Path("wrapped") / path.relative_to(dossier))
        zipped = audit(run, packed)
        assert zipped["dossier"]["digest"] == first["dossier"]["digest"]
        assert zipped["results"] == first["results"]

    def test_many_processes_change_nothing(self, run: Run, dossier: Path) -> None:
        for n in range(900):
            write(
                dossier / "badges" / f"more-{n:04}.json",
                {**BADGE, "id": f"{BADGE['id']}/{n}", "name": f"Facilitator {n % 890}"},
            )
        assert audit(run, dossier, "--jobs", "2") == audit(run, dossier, "--jobs", "1")

    def test_many_processes_read_one_zip(self, run: Run, dossier: Path, tmp_path: Path) -> None:
        for n in range(1200):
            write(dossier / "badges" / f"more-{n:04}.json", {**BADGE, "id": f"{BADGE['id']}/{n}"})
        packed = tmp_path / "many.zip"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(dossier.rglob("*")):
                archive.write(path, path.relative_to(dossier))
        files = audit(run, packed, "--jobs", "3")["dossier"]["files"]
        assert [f["path"] for f in files if not f["valid"]] == []

    def test_each_missing_answer_is_named(self, run: Run, dossier: Path) -> None:
        text = (dossier / "application.yaml").read_text("utf-8")
        (dossier / "application.yaml").write_text(
            text.replace("  kind: association\n", ""), "utf-8"
        )
        (finding,) = result(audit(run, dossier), "F-08")["observed"]["findings"]
        assert finding["message"]["params"]["key"] == "organisation/kind"

    def test_an_unreadable_application_is_the_reason_everywhere(
        self, run: Run, dossier: Path
    ) -> None:
        (dossier / "application.yaml").write_text("organisation: {name: Us: them}", "utf-8")
        document = audit(run, dossier)
        (finding,) = result(document, "F-08")["observed"]["findings"]
        assert "application.yaml can't be read" in finding["message"]["text"]
        assert finding["place"]["line"] == 1
        (file,) = (f for f in document["dossier"]["files"] if f["path"] == "application.yaml")
        assert not file["valid"]

    def test_no_identity_and_no_path_of_this_machine(
        self, run: Run, dossier: Path, tmp_path: Path
    ) -> None:
        one = json.loads((dossier / "credentials" / "one.json").read_text("utf-8"))
        one["recipient"] = {"type": "email", "hashed": False, "identity": "ann@home.example"}
        del one["issuedOn"]
        write(dossier / "credentials" / "one.json", one)
        done = run(
            *("check", dossier, "--report", "json:a.json", "--report", "html:a.html"),
            *("--report", "markdown:a.md"),
        )
        written = "".join(p.read_text("utf-8") for p in tmp_path.glob("a.*"))
        for text in (done.stdout, written):
            assert "ann@home" not in text
            assert str(tmp_path) not in text

    def test_files_and_folders_without_application(self, run: Run, dossier: Path) -> None:
        (dossier / "application.yaml").unlink()
        document = audit(run, dossier / "badges")
        assert result(document, "F-07")["outcome"] == "untested"
        assert result(document, "Q1-17")["outcome"] == "passed"
        single = audit(run, dossier / "badges" / "facilitator.json")
        assert len(single["subjects"]["badge_classes"]) == 1

    def test_every_file_is_accounted_for(self, run: Run, dossier: Path) -> None:
        (dossier / "evidence" / "notes.md").write_text("# Notes", "utf-8")
        (dossier / ".DS_Store").write_bytes(b"x")
        (dossier / "stray.txt").write_text("?", "utf-8")
        files = {f["path"]: f["role"] for f in audit(run, dossier)["dossier"]["files"]}
        assert set(files) == {
            p.relative_to(dossier).as_posix() for p in dossier.rglob("*") if p.is_file()
        }
        assert files[".DS_Store"] == "ignored"

    def test_an_embedded_class_is_one_subject(self, run: Run, dossier: Path) -> None:
        (dossier / "badges" / "facilitator.json").unlink()
        one = json.loads((dossier / "credentials" / "one.json").read_text("utf-8"))
        for n in range(3):
            embedded = {**one, "id": f"{one['id']}{n}", "badge": BADGE}
            write(dossier / "credentials" / f"{n}.json", embedded)
        document = audit(run, dossier)
        assert len(document["subjects"]["badge_classes"]) == 1
        assert result(document, "Q1-17")["outcome"] == "passed"
        changed = {**one, "badge": {**BADGE, "name": "Another name"}}
        write(dossier / "credentials" / "2.json", changed)
        assert result(audit(run, dossier), "Q1-17")["outcome"] == "failed"

    def test_a_broken_application_is_a_finding_not_the_end(self, run: Run, dossier: Path) -> None:
        with (dossier / "application.yaml").open("a", encoding="utf-8") as file:
            file.write("organsation: {name: Us}\nsystem_map: {file: 7}\n")
        done = run("check", dossier)
        assert done.returncode == 1
        document = audit(run, dossier)
        found = [(f["place"]["line"], f["place"]["path"]) for f in document["file_findings"]]
        assert found == [(30, "application.yaml"), (31, "application.yaml")]
        assert document["dossier"]["organisation"] == "Harbour Youth"


class TestAssessments:
    def write(self, folder: Path, name: str, answer: str) -> Path:
        path = folder / f"{name}.yaml"
        path.write_text(
            f"assessment: 1\nstandard: quality-label\nassessor: {name}\nrole: reviewer\n"
            f"judgements:\n  Q2-00: {{answer: {answer}, comment: Because., note: secret-note}}\n",
            "utf-8",
        )
        return path

    def test_two_that_disagree_leave_it_open(self, run: Run, dossier: Path, tmp_path: Path) -> None:
        one, two = self.write(tmp_path, "ada", "2"), self.write(tmp_path, "bo", "4")
        document = audit(run, dossier, "--assessment", one, "--assessment", two)
        found = result(document, "Q2-00")
        assert (found["outcome"], found["decided_by"]) == ("cantTell", "open")
        assert len(document["assessments"]) == 2
        assert "secret-note" not in json.dumps(document)

    def test_inside_the_dossier_they_count_only_when_named_and_it_is_said(
        self, run: Run, dossier: Path
    ) -> None:
        (dossier / "assessments").mkdir()
        inside = self.write(dossier / "assessments", "ada", "5")
        ignored = audit(run, dossier)
        assert result(ignored, "Q2-00")["decided_by"] == "open"
        roles = {f["path"]: f["role"] for f in ignored["dossier"]["files"]}
        assert roles["assessments/ada.yaml"] == "assessment"
        named = run("check", dossier, "--assessment", inside)
        assert "lie in the folder that was handed in" in named.stderr
        assert audit(run, dossier, "--assessment", inside)["assessments"][0]["inside_dossier"]

    def test_what_should_be_known_of_them_is_said(
        self, run: Run, dossier: Path, tmp_path: Path
    ) -> None:
        path = self.write(tmp_path, "ada", "9")
        path.write_text(path.read_text("utf-8") + 'edition: "1999"\n', "utf-8")
        done = run("check", dossier, "--assessment", path)
        assert "about edition 1999 of the standard" in done.stderr
        assert "Note: judgements that do not count as they are: 1 (Q2-00)." in done.stderr
        path.write_text(path.read_text("utf-8") + "applicant: Somebody Else\n", "utf-8")
        refused = run("check", dossier, "--assessment", path)
        assert refused.returncode == NOT_AUDITED
        assert "about 'Somebody Else'" in refused.stderr

    def test_they_never_change_the_digest(self, run: Run, dossier: Path) -> None:
        before = audit(run, dossier)["dossier"]["digest"]
        (dossier / "assessments").mkdir()
        self.write(dossier / "assessments", "ada", "5")
        assert audit(run, dossier)["dossier"]["digest"] == before

    def test_every_mistake_in_them_is_told_with_its_line(
        self, run: Run, dossier: Path, tmp_path: Path
    ) -> None:
        self.write(tmp_path, "ada", "great")
        path = self.write(tmp_path, "bo", "4")
        path.write_text(path.read_text("utf-8").replace("Q2-00", "Q2-99"), "utf-8")
        done = run("check", dossier, "--assessment", "ada.yaml", "--assessment", "bo.yaml")
        assert done.returncode == NOT_AUDITED
        assert "ada.yaml:6:" in done.stderr
        assert "bo.yaml:6:3" in done.stderr


class TestCredentials:
    def test_they_are_verified_and_a_broken_proof_fails_the_gate(
        self, run: Run, dossier: Path
    ) -> None:
        good = named("eddsa-jcs-2022-ed25519.json").raw
        (dossier / "credentials" / "signed.json").write_bytes(good)
        done = run("check", dossier, "--as-of", "2026-06-30")
        assert done.returncode == 0, done.stderr
        changed = good.replace(b"First Aid Helper", b"First Aid Master")
        (dossier / "credentials" / "signed.json").write_bytes(changed)
        done = run("check", dossier, "--as-of", "2026-06-30")
        assert done.returncode == 1
        assert "whose proof does not hold: 1 (credentials/signed.json)" in done.stderr
        files = {f["path"]: f for f in audit(run, dossier)["dossier"]["files"]}
        assert files["credentials/signed.json"]["proof_failed"]

    @pytest.mark.parametrize("name", ["record-tampered-inside.json", "list.json"])
    def test_a_broken_proof_inside_fails_the_gate_too(
        self, run: Run, dossier: Path, name: str
    ) -> None:
        good = named("eddsa-jcs-2022-ed25519.json").raw
        broken = good.replace(b"First Aid Helper", b"First Aid Master")
        made = b"[%b,%b]" % (good, broken) if name == "list.json" else named(name).raw
        (dossier / "credentials" / name).write_bytes(made)
        done = run("check", dossier, "--as-of", "2026-06-30")
        assert done.returncode == 1
        assert f"whose proof does not hold: 1 (credentials/{name})" in done.stderr

    def test_a_broken_endorsement_is_no_broken_badge(self, run: Run, dossier: Path) -> None:
        raw = named("endorsement-tampered.json").raw
        (dossier / "credentials" / "endorsed.json").write_bytes(raw)
        done = run("check", dossier, "--as-of", "2026-06-30")
        assert done.returncode == 0, done.stderr

    def test_a_hosted_badge_is_untested_offline(self, run: Run, dossier: Path) -> None:
        found = result(audit(run, dossier), "Q2-06")
        assert (found["outcome"], found["decided_by"]) == ("untested", "open")

    def test_a_replay_is_offline_and_needs_a_recording(self, run: Run, dossier: Path) -> None:
        done = run("check", dossier, "--replay", "nowhere")
        assert done.returncode == NOT_AUDITED
        assert "no recording in nowhere" in done.stderr


class TestLinks:
    """Opened in a recording: every address of the small dossier is answered, one with 404."""

    @pytest.fixture
    def kept(self, tmp_path: Path) -> Path:
        statuses = {
            "https://issuer.example/profile": 200,
            "https://issuer.example/badges/facilitator.svg": 200,
            "https://frameworks.example/lifecomp/s2": 404,
            "https://issuer.example/kai": 200,
        }
        lines = (
            {"asked": url, "opened": True, "status": status, "final_url": url, "opened_at": DAY}
            for url, status in statuses.items()
        )
        (tmp_path / "kept").mkdir()
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        (tmp_path / "kept" / "index.jsonl").write_text(text, "utf-8")
        return tmp_path / "kept"

    def test_one_that_leads_nowhere_is_told_at_its_line(
        self, run: Run, dossier: Path, kept: Path
    ) -> None:
        found = result(audit(run, dossier, "--replay", kept), "Q2-10")
        assert (found["outcome"], found["decided_by"]) == ("failed", "observation")
        (gone,) = found["observed"]["findings"]
        assert "leads nowhere" in gone["message"]["text"]
        assert gone["place"]["path"] == "badges/facilitator.json"
        assert gone["place"]["line"] > 1

    def test_the_report_says_on_which_day(self, run: Run, dossier: Path, kept: Path) -> None:
        for format in ("html", "markdown"):
            done = run("check", dossier, "--replay", kept, "--report", format, "--exit-zero")
            assert "Links were opened on 2026-01-31" in done.stdout
            offline = run("check", dossier, "--report", format, "--exit-zero")
            assert "links were not opened" in offline.stdout

    def test_a_link_that_opens_is_not_read(self, run: Run, dossier: Path, kept: Path) -> None:
        found = result(audit(run, dossier, "--replay", kept), "F-06")
        assert found["outcome"] == "untested"
        assert "is not read" in found["observed"]["findings"][0]["message"]["text"]


def test_the_command_never_writes_into_the_dossier(run: Run, dossier: Path) -> None:
    shutil.copytree(dossier, dossier.parent / "copy")
    before = {p: p.stat().st_mtime_ns for p in dossier.rglob("*")}
    run("check", dossier)
    assert {p: p.stat().st_mtime_ns for p in dossier.rglob("*")} == before


def test_of_badge_files_alone_it_says_first_whether_they_are_valid(run: Run, dossier: Path) -> None:
    done = run("check", str(dossier / "badges"))
    assert "Badge files: 2 valid, 0 not valid." in "\n".join(done.stdout.splitlines()[:4])
    assert "Badge files" not in run("check", str(dossier)).stdout
