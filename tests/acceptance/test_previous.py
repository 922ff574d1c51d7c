"""``badgeaudit check --previous``: judgements that count again, and those that are asked again."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Run, runner
from tests.acceptance.dossiers import small_dossier

NOT_AUDITED = 2
JUDGEMENTS = {
    "Q1-02": ("met", "badges/facilitator.json"),
    "Q2-00": (4, "evidence/issued.md"),
    "Q1-03": ("met", None),
}


def assessment(dossier: Path, file: Path, *, assessor: str = "Mira Kask") -> Path:
    """Write an assessor's file whose judgements rest on files as they are."""
    judgements: dict[str, Any] = {}
    for id, (answer, path) in JUDGEMENTS.items():
        judgements[id] = {"answer": answer, "comment": "Well shown.", "note": "INTERNAL"}
        if path:
            digest = sha256((dossier / path).read_bytes()).hexdigest()
            judgements[id]["rests_on"] = [{"path": path, "sha256": digest}]
    file.write_text(
        json.dumps(
            {
                "assessment": 1,
                "standard": "quality-label",
                "assessor": assessor,
                "role": "reviewer",
                "judgements": judgements,
            }
        ),
        "utf-8",
    )
    return file


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audit with the judgements of one reviewer, made once for all tests."""
    folder = tmp_path_factory.mktemp("made")
    dossier = small_dossier(folder / "dossier")
    file = assessment(dossier, folder / "mira.json")
    audited = folder / "audit-2026.json"
    done = runner(folder)(
        "check", dossier, "--assessment", file, "--report", f"json:{audited}",
        "--as-of", "2026-02-01", "-q", "--exit-zero",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return audited


@pytest.fixture
def former(made: Path, tmp_path: Path) -> Path:
    """A copy of the former audit, where the command runs."""
    return Path(shutil.copy(made, tmp_path))


def again(run: Run, dossier: Path, former: Path, *more: str | Path) -> tuple[dict[str, Any], str]:
    done = run(
        "check", dossier, "--previous", former, *more, "--report", "json",
        "--as-of", "2029-02-01", "--exit-zero",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    return document, done.stderr


def judged(document: dict[str, Any], id: str) -> list[dict[str, Any]]:
    (found,) = (each["judged"] for each in document["results"] if each["criterion"] == id)
    assert isinstance(found, list)
    return found


def test_what_holds_counts_again_and_says_where_it_is_from(
    run: Run, dossier: Path, former: Path
) -> None:
    document, said = again(run, dossier, former)
    (one,) = judged(document, "Q1-02")
    assert one["used"]
    assert one["source"] == "previous audit (audit-2026.json): mira.json"
    assert (one["assessor"], one["answer"], one["comment"]) == ("Mira Kask", "met", "Well shown.")
    assert "from the previous audit (as of 2026-02-01): 2." in said
    assert "Not carried over: 1, because they do not say which files they rest on" in said
    assert "(Q1-03)" in said
    assert judged(document, "Q1-03") == []
    assert "INTERNAL" not in former.read_text("utf-8") + json.dumps(document)


def test_the_new_audit_records_that_a_former_one_was_used(
    run: Run, dossier: Path, former: Path
) -> None:
    document, _ = again(run, dossier, former)
    assert document["options"]["previous_as_of"] == "2026-02-01"
    assert document["options"]["previous_sha256"] == sha256(former.read_bytes()).hexdigest()
    assert str(former.parent) not in json.dumps(document)


def test_what_changed_is_stale_and_asked_again(run: Run, dossier: Path, former: Path) -> None:
    (dossier / "evidence" / "issued.md").write_text("# Issued badges\n\nMany more.\n", "utf-8")
    document, said = again(run, dossier, former)
    (one,) = judged(document, "Q2-00")
    assert not one["used"]
    assert one["set_aside"]["id"] == "audit.judgement-stale"
    assert "Q2-00" in [step["criterion"] for step in document["steps"]]
    assert "(as of 2026-02-01): 1." in said
    assert "not counted until they are confirmed: 1 (Q2-00)" in said
    assert judged(document, "Q1-02")[0]["used"]


def test_a_renewal_after_a_renewal_restores_what_is_back(
    run: Run, dossier: Path, former: Path, tmp_path: Path
) -> None:
    issued = dossier / "evidence" / "issued.md"
    before = issued.read_bytes()
    issued.write_text("# Other\n", "utf-8")
    second = tmp_path / "audit-2029.json"
    run(
        "check", dossier, "--previous", former, "--report", f"json:{second}", "-q",
        "--as-of", "2029-02-01", "--exit-zero",
    )  # fmt: skip
    issued.write_bytes(before)
    document, _ = again(run, dossier, second)
    (one,) = judged(document, "Q2-00")
    assert one["used"]
    assert one["source"] == "previous audit (audit-2029.json): mira.json"


def test_who_answers_anew_goes_first(run: Run, dossier: Path, former: Path, tmp_path: Path) -> None:
    anew = tmp_path / "anew.yaml"
    anew.write_text(
        "assessment: 1\nstandard: quality-label\nassessor: MIRA  KASK\nrole: reviewer\n"
        "judgements:\n  Q1-02: {answer: not_met, comment: Not any more.}\n",
        "utf-8",
    )
    document, said = again(run, dossier, former, "--assessment", anew)
    (one,) = judged(document, "Q1-02")
    assert (one["answer"], one["source"]) == ("not_met", "anew.yaml")
    why = "because the assessor's own file is given and goes first (Q1-02)"
    assert f"Not carried over: 1, {why}" in said
    assert judged(document, "Q2-00")[0]["used"]


def test_another_edition_carries_nothing_and_says_so(run: Run, dossier: Path, former: Path) -> None:
    text = former.read_text("utf-8")
    document = json.loads(text)
    document["standard"]["edition"] = "2020-1"
    former.write_text(json.dumps(document), "utf-8")
    made, said = again(run, dossier, former)
    assert judged(made, "Q1-02") == []
    assert "they are about edition 2020-1" in said


def test_an_audit_inside_the_dossier_is_pointed_out(run: Run, dossier: Path, former: Path) -> None:
    inside = dossier / "audit.json"
    shutil.copy(former, inside)
    document, said = again(run, dossier, inside)
    assert document["assessments"][0]["inside_dossier"]
    assert "make sure that an assessor wrote them" in said


def test_without_the_option_an_audit_inside_is_not_used(
    run: Run, dossier: Path, former: Path
) -> None:
    shutil.copy(former, dossier / "audit.json")
    done = run("check", dossier, "--report", "json", "--exit-zero")
    assert json.loads(done.stdout)["assessments"] == []


@pytest.mark.parametrize("change", ["applicant", "unnamed", "standard", "missing", "edited"])
def test_what_is_refused(run: Run, dossier: Path, former: Path, change: str) -> None:
    document = json.loads(former.read_text("utf-8"))
    said = {
        "applicant": "“Other Club”",
        "unnamed": "the previous audit does not name it",
        "standard": "“house-rules”",
        "missing": "no-such.json",
        "edited": "changed after it was written",
    }[change]
    if change == "applicant":
        document["dossier"]["organisation"] = "Other Club"
    elif change == "unnamed":
        document["dossier"]["organisation"] = None
    elif change == "standard":
        document["standard"]["id"] = "house-rules"
    elif change == "edited":
        document["scores"][-1]["met"] += 1
    former.write_text(json.dumps(document), "utf-8")
    named = "no-such.json" if change == "missing" else former
    done = run("check", dossier, "--previous", named)
    assert done.returncode == NOT_AUDITED
    assert said in done.stderr
    assert done.stdout == ""


def test_a_dossier_that_does_not_name_its_applicant_is_refused(
    run: Run, dossier: Path, former: Path
) -> None:
    application = dossier / "application.yaml"
    application.write_text(
        application.read_text("utf-8").replace("  name: Harbour Youth\n", ""), "utf-8"
    )
    done = run("check", dossier, "--previous", former)
    assert done.returncode == NOT_AUDITED
    assert "this dossier does not name it" in done.stderr


def test_the_report_names_the_source(run: Run, dossier: Path, former: Path) -> None:
    done = run("check", dossier, "--previous", former, "--report", "html", "--exit-zero")
    assert "previous audit (audit-2026.json): mira.json" in done.stdout
