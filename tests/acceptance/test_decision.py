"""The committee's decision, as it is used: begun, held against the procedure, put on record."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.documents.schemas import load_validator
from tests.acceptance.conftest import Run
from tests.unit.report.pages import parse, text_of

EXAMPLES = Path(__file__).parents[2] / "examples"
STRONG = EXAMPLES / "strong-application"
JUDGEMENTS = EXAMPLES / "assessments" / "strong-application"
DECISION = EXAMPLES / "decisions" / "strong-application.yaml"
ON = ("--as-of", "2026-11-24")


def audited(run: Run, folder: Path, *more: str | Path) -> dict[str, Any]:
    file = folder / "audit.json"
    done = run("check", *more, *ON, "--quiet", "--exit-zero", "--report", f"json:{file}")
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(file.read_bytes())
    assert load_validator("audit").violations(document) == ()
    return document


def outcomes(document: dict[str, Any]) -> dict[str, str]:
    return {each["rule"]: each["outcome"] for each in document["procedure"]}


def test_the_example_keeps_every_rule(run: Run, tmp_path: Path) -> None:
    done = run("check", STRONG, "--assessment", JUDGEMENTS, "--decision", DECISION, *ON)
    assert done.returncode == 0, done.stderr
    assert "Decided on 2026-10-20: issued." in done.stdout
    assert "not kept" not in done.stdout
    assert "contradict" not in done.stdout.lower() + done.stderr.lower()
    document = audited(run, tmp_path, STRONG, "--assessment", JUDGEMENTS, "--decision", DECISION)
    found = outcomes(document)
    assert found.pop("P-10") == "inapplicable"
    assert found == {f"P-0{number}": "passed" for number in range(1, 10)}
    assert document["decision"]["contradictions"] == []
    assert "good example for the training" not in json.dumps(document)  # the notes


@pytest.mark.parametrize("name", ["decision.html", "decision.txt", "decision"])
def test_a_decision_is_begun_as_yaml_only(run: Run, tmp_path: Path, name: str) -> None:
    done = run("decision", STRONG, "-o", name, *ON)
    assert done.returncode == 2
    assert "Let the name end in .yaml." in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_decision_is_never_begun_in_the_dossier(run: Run, tmp_path: Path) -> None:
    shutil.copytree(STRONG, tmp_path / "club")
    done = run("decision", "club", "-o", "club/decision.yaml", *ON)
    assert done.returncode == 2
    assert "that folder is the applicant's" in done.stderr
    assert not (tmp_path / "club" / "decision.yaml").exists()


def test_the_command_that_comes_next_is_told_whole(run: Run) -> None:
    done = run("decision", STRONG, "--assessment", JUDGEMENTS, "-o", "my decision.yaml", *ON)
    assert done.returncode == 0, done.stderr
    whole = f"badgeaudit check {STRONG} --assessment {JUDGEMENTS} --decision 'my decision.yaml'"
    if os.name != "nt":
        assert done.stderr.rstrip().endswith(whole)


def test_readiness_score_and_gate_stay_as_they_are(run: Run, tmp_path: Path) -> None:
    without = audited(run, tmp_path, STRONG)
    with_it = audited(run, tmp_path, STRONG, "--decision", DECISION)
    for key in ("readiness", "scores", "results", "steps", "dossier", "standard", "options"):
        assert with_it[key] == without[key]
    assert set(outcomes(without).values()) == {"untested"}
    assert without["readiness"]["outcome"] != "ready"
    assert "issued" in with_it["decision"]["beside"]["text"]
    gate = ("--gate", "readiness", "--quiet", *ON)
    codes = [
        run("check", STRONG, *more, *gate).returncode for more in ((), ("--decision", DECISION))
    ]
    assert codes[0] == codes[1] != 0


def test_a_decision_inside_the_dossier_is_listed_and_only_used_when_named(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    own = dossier / "decision.yaml"
    own.write_text("decision: 1\nstandard: quality-label\noutcome: issued\n", "utf-8")
    document = audited(run, tmp_path, dossier)
    assert document["decision"] is None
    roles = {each["path"]: each["role"] for each in document["dossier"]["files"]}
    assert roles["decision.yaml"] == "assessment"
    named = run("check", dossier, "--decision", own, *ON)
    assert "make sure that the committee wrote it" in named.stderr
    assert "Decided: issued." in named.stdout


def test_a_decision_that_contradicts_itself_is_told(run: Run, tmp_path: Path) -> None:
    changed = DECISION.read_text("utf-8").replace("Mina Horvat: for", "Nobody: against")
    changed = changed.replace("decided_on: 2026-10-20", "decided_on: 2026-12-20")
    changed = changed.replace("  - {name: Anna Lind, interest: none}\n", "")
    file = tmp_path / "decision.yaml"
    file.write_text(changed, "utf-8")
    given = ("--assessment", JUDGEMENTS, "--decision", file)
    done = run("check", STRONG, *given, *ON)
    assert "contradictions in the decision in decision.yaml: 5." in done.stderr
    words = " ".join(done.stdout.split())
    assert "P-03 Decision within 90 days: not kept" in words
    assert "No declaration of Anna Lind." in words
    assert "Nobody votes, but is no member of the committee." in words
    assert "decided_on is 2026-12-20, which is after the day this audit speaks of" in words
    assert "decision.yaml:" in words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("decision: 1\nstandard: quality-label\noutcom: issued\n", "decision.yaml:3:1: "),
        ("decision: 1\nstandard: house-rules\n", "decision.yaml:2:1: "),
        ("decision: [\n", "decision.yaml:"),
        (None, "decision.yaml: The file of the decision can't be read"),
    ],
)
def test_a_file_that_can_not_be_used_stops_the_run(
    run: Run, dossier: Path, tmp_path: Path, text: str | None, said: str
) -> None:
    if text is not None:
        (tmp_path / "decision.yaml").write_text(text, "utf-8")
    done = run("check", dossier, "--decision", "decision.yaml")
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_begun_filled_in_and_put_on_record(run: Run, tmp_path: Path) -> None:
    begun = run("decision", STRONG, "--assessment", JUDGEMENTS, *ON)
    assert begun.returncode == 0, begun.stderr
    assert begun.stdout == ""
    file = tmp_path / "decision.yaml"
    text = file.read_text("utf-8")
    assert "  - name: Anna Lind\n" in text
    document = audited(run, tmp_path, STRONG, "--assessment", JUDGEMENTS, "--decision", file)
    assert "failed" not in outcomes(document).values()
    assert document["decision"]["contradictions"] == []
    assert document["decision"]["dossier_digest"] == document["dossier"]["digest"]
    record = run("report", "audit.json", "--template", "decision", "-o", "record.html")
    assert record.returncode == 0, record.stderr
    page = parse((tmp_path / "record.html").read_text("utf-8"))
    assert "Lantern Bay Youth Work" in text_of(page.xpath("//h1")[0])
    again = run("decision", STRONG)
    assert again.returncode == 2
    assert file.read_text("utf-8") == text


def test_the_record_of_the_example(run: Run, tmp_path: Path) -> None:
    audited(run, tmp_path, STRONG, "--assessment", JUDGEMENTS, "--decision", DECISION)
    record = run("report", "audit.json", "--template", "decision")
    assert record.returncode == 0, record.stderr
    assert "- Outcome: **issued**" in record.stdout
    assert "by vote: 3 for, 0 against, 0 abstaining" in record.stdout
    assert "our own proposal" in record.stdout
    letter = run("report", "audit.json", "--template", "feedback")
    assert "On 20 October 2026 the committee decided: **issued**." in letter.stdout
    assert "Send the agreement between assessors" in letter.stdout
    assert "Beatriz Sousa" not in letter.stdout


def test_what_reviewers_see_differently_is_put_before_the_committee(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "decision.yaml"
    file.write_text("decision: 1\nstandard: quality-label\noutcome: not yet issued\n", "utf-8")
    judgements = EXAMPLES / "assessments" / "riverbank-youth"
    document = audited(
        run, tmp_path, EXAMPLES / "riverbank-youth", "--assessment", judgements, "--decision", file
    )
    rule = next(each for each in document["procedure"] if each["rule"] == "P-08")
    assert rule["outcome"] == "failed"
    assert rule["criteria"] == ["Q1-05", "Q2-00", "Q4-02"]
    record = run("report", "audit.json", "--template", "decision")
    assert record.stdout.count("**not settled**") == 3


def test_our_own_proposal_is_explained_without_a_page(run: Run) -> None:
    for format in ("terminal", "markdown"):
        done = run("explain", "Q4-06", "--format", format)
        assert "our own proposal" in done.stdout
        assert "badgequalitylabel.net" not in done.stdout
