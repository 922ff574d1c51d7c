"""The life of a waiver: active, expired, unused, unknown, refused; both scores in every report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Run
from tests.acceptance.dossiers import APPLICATION, BADGE
from tests.acceptance.issuers import DAY, SECOND, badge, second_badge, waiver, waivers

STRICT = ("--fail-on", "should", "-q")


@pytest.fixture
def flawed(dossier: Path) -> Path:
    """A dossier of two badges, one without its language."""
    (dossier / "application.yaml").unlink()
    second_badge(dossier)
    badge(dossier, "@language")
    return dossier


def states(run: Run, dossier: Path, *options: str, day: str = DAY) -> list[dict[str, Any]]:
    done = run("check", dossier, "--as-of", day, *STRICT, *options, "--report", "json")
    found: list[dict[str, Any]] = json.loads(done.stdout)["waivers"]
    return found


@pytest.mark.parametrize(
    ("day", "state", "code"),
    [
        ("2026-02-27", "active", 0),
        ("2026-02-28", "active", 0),
        ("2026-03-01", "expired", 1),
        ("2026-03-02", "expired", 1),
    ],
)
def test_it_holds_up_to_its_last_day(
    run: Run, flawed: Path, tmp_path: Path, day: str, state: str, code: int
) -> None:
    waivers(tmp_path / "w.yaml", waiver("Q1-16", "2026-02-28", BADGE["id"]))
    done = run(
        "check", flawed, "--as-of", day, *STRICT, "--waivers", "w.yaml", "--report", "json:a.json"
    )
    assert done.returncode == code, done.stderr
    (waived,) = json.loads((tmp_path / "a.json").read_text("utf-8"))["waivers"]
    assert waived["state"] == state
    if state == "expired":
        assert "2026-02-28" in waived["said"]["text"]
        assert "UTC" in waived["said"]["text"]
        assert day in waived["said"]["text"]
        assert "w.yaml, line 4" in done.stderr or "w.yaml:4" in done.stderr


def test_the_day_is_todays_in_utc_when_none_is_given(
    run: Run, flawed: Path, tmp_path: Path
) -> None:
    waivers(tmp_path / "w.yaml", waiver("Q1-16", "2020-01-31"), waiver("Q1-16", "9999-12-31"))
    done = run("check", flawed, *STRICT, "--waivers", "w.yaml", "--report", "json")
    found = json.loads(done.stdout)["waivers"]
    assert [each["state"] for each in found] == ["expired", "active"]


def test_what_does_nothing_is_told_with_its_line(run: Run, flawed: Path, tmp_path: Path) -> None:
    waivers(
        tmp_path / "w.yaml",
        waiver("Q1-01", "2027-01-31"),
        waiver("Q1-61", "2027-01-31"),
        waiver("Q1-16", "2027-01-31", "https://issuer.example/badges/none"),
        waiver("F-05", "2027-01-31"),
        waiver("Q1-16", "2027-01-31", SECOND),
        waiver("Q3-01", "2027-01-31"),
    )
    found = states(run, flawed, "--waivers", "w.yaml")
    assert [each["state"] for each in found] == [
        "unused",
        "unknown",
        "unknown",
        "refused",
        "unused",
        "unknown",
    ]
    done = run("check", flawed, "--as-of", DAY, *STRICT, "--waivers", "w.yaml")
    assert done.returncode == 1
    for line in range(4, 10):
        assert any("w.yaml" in said and str(line) in said for said in done.stderr.splitlines())
    assert "Did you mean Q1-16" in done.stderr or "Did you mean Q1-" in done.stderr


def test_a_must_of_the_formal_section_can_not_be_waived(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    text = APPLICATION.replace(
        "evidence: [evidence/issued.md]}\npolicies", "evidence: [gone.md]}\npolicies"
    )
    assert text != APPLICATION
    (dossier / "application.yaml").write_text(text, "utf-8")
    waivers(tmp_path / "w.yaml", waiver("F-09", "2027-01-31"))
    done = run("check", dossier, "--as-of", DAY, "-q", "--waivers", "w.yaml")
    assert done.returncode == 1
    assert "F-09" in done.stderr
    (waived,) = states(run, dossier, "--waivers", "w.yaml")
    assert (waived["state"], waived["covers"]) == ("refused", [])


def test_of_one_badge_it_leaves_the_others(run: Run, flawed: Path, tmp_path: Path) -> None:
    second_badge(flawed, "@language")
    waivers(tmp_path / "w.yaml", waiver("Q1-16", "2027-01-31", SECOND))
    done = run("check", flawed, "--as-of", DAY, *STRICT, "--waivers", "w.yaml")
    assert done.returncode == 1
    waivers(tmp_path / "w.yaml", waiver("Q1-16", "2027-01-31"))
    done = run("check", flawed, "--as-of", DAY, *STRICT, "--waivers", "w.yaml")
    assert done.returncode == 0, done.stderr


def test_of_a_file_as_such_its_path_is_the_badge(run: Run, flawed: Path, tmp_path: Path) -> None:
    broken = flawed / "badges" / "broken.json"
    broken.write_text("{", "utf-8")
    waivers(tmp_path / "w.yaml", waiver("Q1-17", "2027-01-31", "badges/broken.json"))
    options = ("check", flawed, "--as-of", DAY, "-q", "--waivers", "w.yaml")
    assert run(*options).returncode == 0
    broken.with_name("another.json").write_text("{", "utf-8")
    done = run(*options)
    assert done.returncode == 1
    assert "badges/another.json" in done.stderr
    assert "badges/broken.json" not in done.stderr


def test_no_waivers_shows_the_truth(run: Run, flawed: Path, tmp_path: Path) -> None:
    waivers(tmp_path / "waivers.yaml", waiver("Q1-16", "2027-01-31"))
    (tmp_path / "badgeaudit.toml").write_text('waivers = "waivers.yaml"\n', "utf-8")
    assert run("check", flawed, "--as-of", DAY, *STRICT).returncode == 0
    done = run("check", flawed, "--as-of", DAY, *STRICT, "--no-waivers", "--report", "json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["waivers"] == []


def test_both_scores_stand_in_every_report(run: Run, flawed: Path, tmp_path: Path) -> None:
    waivers(tmp_path / "w.yaml", waiver("Q1-16", "2027-01-31"))
    done = run(
        "check",
        flawed,
        "--as-of",
        DAY,
        "--waivers",
        "w.yaml",
        *("--report", "json:a.json", "--report", "html:a.html", "--report", "markdown:a.md"),
    )
    document = json.loads((tmp_path / "a.json").read_text("utf-8"))
    raw, waived = document["scores"][-1], document["waived_scores"][-1]
    assert waived["met"] == raw["met"] + 1
    assert waived["of"] == raw["of"]
    for text in (
        done.stdout,
        (tmp_path / "a.html").read_text("utf-8"),
        (tmp_path / "a.md").read_text("utf-8"),
    ):
        plain = " ".join(text.replace("<strong>", "").replace("</strong>", "").split())
        plain = plain.replace("**", "")
        assert f"as it is: {raw['met']}" in plain
        assert f"with waivers: {waived['met']}" in plain
        assert "Ana Kovač" in plain
        assert "Drawn anew for the spring." in plain


def test_readiness_never_sees_a_waiver(run: Run, flawed: Path, tmp_path: Path) -> None:
    waivers(tmp_path / "w.yaml", waiver("Q1-16", "2027-01-31"))
    options = ("check", flawed, "--as-of", DAY, "-q", "--report", "json")
    without = json.loads(run(*options).stdout)
    accepted = json.loads(run(*options, "--waivers", "w.yaml").stdout)
    for part in ("readiness", "scores", "results"):
        assert accepted[part] == without[part]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("criterion: Q1-16, reason: Too short a time., approver: Ana", "until"),
        ("criterion: Q1-16, reason: soon, approver: Ana, until: 2027-01-31", "too short"),
        ("criterion: Q1-16, reason: Drawn anew., approver: Ana, until: 31.1.2027", "a date"),
        ("criterion: tags, reason: Drawn anew., approver: Ana, until: 2027-01-31", "criterion"),
        ("kriterion: Q1-16, reason: Drawn anew., approver: Ana, until: 2027-01-31", "Did you mean"),
    ],
)
def test_an_entry_that_is_wrong_is_an_error_with_its_line(
    run: Run, flawed: Path, tmp_path: Path, entry: str, said: str
) -> None:
    waivers(tmp_path / "w.yaml", entry)
    done = run("check", flawed, "--as-of", DAY, *STRICT, "--waivers", "w.yaml", "--exit-zero")
    assert done.returncode == 2
    assert "w.yaml:4:" in done.stderr
    assert said in done.stderr


def test_a_file_of_waivers_inside_the_dossier_is_not_applied_by_itself(
    run: Run, flawed: Path
) -> None:
    waivers(flawed / "waivers.yaml", waiver("Q1-16", "2027-01-31"))
    assert states(run, flawed) == []
