"""The second bundled standard from outside: the same dossiers, another question."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Run
from tests.acceptance.dossiers import ASSERTION, PROFILE, write

STANDARD = ("--standard", "european-microcredential")
DAY = ("--as-of", "2026-09-30")
EXAMPLES = Path(__file__).parents[2] / "examples"
STRONG = EXAMPLES / "strong-application"
MANDATORY = [f"M-{number:02}" for number in range(1, 12)]


def audited(run: Run, dossier: Path, *more: str | Path) -> dict[str, Any]:
    done = run("check", dossier, *STANDARD, *DAY, "--report", "json", "--exit-zero", *more)
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def outcomes(document: dict[str, Any]) -> dict[str, str]:
    return {each["criterion"]: each["outcome"] for each in document["results"]}


def test_the_same_dossier_is_audited(run: Run) -> None:
    document = audited(run, STRONG)
    found = outcomes(document)
    assert {id for id, outcome in found.items() if outcome == "passed"} == {
        *("M-01", "M-02", "M-04", "M-05", "M-07"),
    }
    assert not [id for id, outcome in found.items() if outcome == "failed"]
    assert document["readiness"]["outcome"] == "undecided"
    assert [rule["id"] for rule in document["readiness"]["rules"]] == ["R-1", "R-2"]


def test_answers_to_the_label_are_one_remark_and_no_fault_of_the_file(run: Run) -> None:
    done = run("check", STRONG, *STANDARD, *DAY)
    assert done.returncode == 0, done.stderr
    document = audited(run, STRONG)
    (remark,) = document["file_findings"]
    assert remark["outcome"] == "cantTell"
    assert remark["place"]["path"] == "application.yaml"
    assert remark["message"]["text"] == (
        "The answers under claims are about another standard (quality-label), so none of them was "
        "used for european-microcredential."
    )
    assert all(each["claimed"] is None for each in document["results"])


def test_an_application_to_it_says_so(run: Run, tmp_path: Path) -> None:
    done = run("init", tmp_path / "own", *STANDARD)
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "own" / "application.yaml").read_text("utf-8")
    assert re.search(r"^standard: european-microcredential$", written, re.MULTILINE)
    assert audited(run, tmp_path / "own")["file_findings"] == []


def test_a_flaw_that_a_machine_settles_closes_the_gate(run: Run, dossier: Path) -> None:
    nobody = {key: value for key, value in PROFILE.items() if key != "name"}
    write(dossier / "badges" / "issuer.json", nobody)
    done = run("check", dossier, *STANDARD, *DAY)
    assert done.returncode == 1
    assert "M-04" in done.stderr
    assert "The issuer has no name" in done.stdout


def test_people_answer_the_rest_until_every_rule_holds(run: Run, tmp_path: Path) -> None:
    found = outcomes(audited(run, STRONG))
    lines = [
        "assessment: 1",
        "standard: european-microcredential",
        "assessor: Maya Lindqvist and Tomas Petrauskas",
        "role: consensus",
        "judgements:",
    ]
    comment = json.dumps("Read in every badge; the learning has not been placed at a level.")
    for id in MANDATORY:
        if found[id] != "passed":
            answer = "not_applicable" if id == "M-08" else "met"
            lines.append(f"  {id}: {{answer: {answer}, comment: {comment}}}")
    judged = tmp_path / "maya.yaml"
    judged.write_text("\n".join(lines) + "\n", "utf-8")
    document = audited(run, STRONG, "--assessment", judged)
    assert document["readiness"]["outcome"] == "ready"
    assert outcomes(document)["M-08"] == "inapplicable"


IDENTITY = "ama.mensah@learners.example"


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "json", "sarif"])
def test_a_learner_is_looked_for_and_never_shown(run: Run, dossier: Path, format: str) -> None:
    plain = {"type": "email", "hashed": False, "identity": IDENTITY}
    write(dossier / "credentials" / "one.json", {**ASSERTION, "recipient": plain})
    done = run("check", dossier, *STANDARD, *DAY, "--report", format, "--exit-zero")
    assert done.returncode == 0, done.stderr
    for text in (done.stdout, done.stderr):
        assert IDENTITY not in text
        assert "mensah" not in text
    assert outcomes(audited(run, dossier))["M-01"] == "passed"


def test_the_report_says_whose_rules_these_are(run: Run) -> None:
    done = run("check", STRONG, *STANDARD, *DAY, "--report", "markdown", "--exit-zero")
    assert "It awards, recognises and validates nothing" in done.stdout
    assert "A rule of our own" not in done.stdout.partition("## What to do next")[0]
    assert "| R-1 Who, what and when | " in done.stdout
    row = next(line for line in done.stdout.splitlines() if line.startswith("| R-1 "))
    assert "| derived |" in row
    assert "the label" not in done.stdout.replace("quality label", "")


def test_the_letter_speaks_of_no_committee_that_there_is_not(run: Run, tmp_path: Path) -> None:
    saved = tmp_path / "audit.json"
    saved.write_text(json.dumps(audited(run, STRONG)), "utf-8")
    done = run("report", saved, "--template", "feedback", "--format", "markdown")
    assert done.returncode == 0, done.stderr
    assert "committee" not in done.stdout
    assert "Workload" in done.stdout


class TestCommands:
    def test_standard_list_check_and_show(self, run: Run) -> None:
        listed = run("standard", "list")
        assert re.findall(r"^\S+", listed.stdout, re.MULTILINE) == [
            "european-microcredential",
            "quality-label",
        ]
        checked = run("standard", "check", "european-microcredential")
        assert checked.returncode == 0
        assert "16 criteria" in checked.stdout + checked.stderr
        shown = run("standard", "show", "european-microcredential")
        assert all(id in shown.stdout for id in (*MANDATORY, "O-05", "R-2"))

    def test_explain(self, run: Run) -> None:
        done = run("explain", "M-08", *STANDARD)
        assert done.returncode == 0, done.stderr
        assert "EQF level 4" in done.stdout
        assert "32022H0627" in done.stdout

    def test_an_id_of_the_label_is_not_explained_by_it(self, run: Run) -> None:
        assert run("explain", "Q1-09", *STANDARD).returncode == 2
