"""``badgeaudit init`` through the installed command."""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.dossier.application import read_application, unknown_claims
from badgeaudit.standard.loading import find_standard, load_standard
from tests.acceptance.conftest import execute

BADGE = json.dumps(
    {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "BadgeClass",
        "id": "https://example.org/badges/1",
        "name": "Volunteer",
        "image": "volunteer.png",
        "criteria": {"narrative": "Help at the festival for ten hours."},
    }
).encode()
ASSERTION = json.dumps(
    {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://example.org/assertions/1",
        "badge": "https://example.org/badges/1",
        "issuedOn": "2026-01-02T00:00:00Z",
    }
).encode()
RECEIVED = {
    "from platform/volunteer.json": BADGE,
    "from platform/volunteer.png": b"picture",
    "from platform/issued.json": ASSERTION,
    "Issuing policy.md": b"# Issuing policy\n",
    "form-answers.json": b'{"question": "answer"}',
    "waivers.yaml": b"waivers: []\n",
}


def run(
    *arguments: str | Path, cwd: Path, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    return execute(arguments, cwd, {} if encoding == "utf-8" else {"PYTHONIOENCODING": encoding})


def received(folder: Path) -> Path:
    for name, content in RECEIVED.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_writes_a_dossier_to_fill_in(tmp_path: Path) -> None:
    result = run("init", "Club", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert set(contents(tmp_path / "Club")) == {
        ".badgeaudit/application.schema.json",
        ".gitattributes",
        "application.yaml",
        "badges/README.md",
        "credentials/README.md",
        "evidence/README.md",
    }
    for path in contents(tmp_path / "Club"):
        assert f"{path}: written" in result.stdout
    assert "badgeaudit check Club" in result.stdout


def test_the_application_asks_for_every_claim_of_the_standard(tmp_path: Path) -> None:
    run("init", ".", cwd=tmp_path)
    raw = (tmp_path / "application.yaml").read_bytes()
    application = read_application(raw, "application.yaml")
    assert application.fields == {"application": 1, "standard": "quality-label"}
    assert application.problems == ()
    standard = load_standard(find_standard("quality-label"))
    asked = {c.claim.field for c in standard.criteria if c.claim is not None and c.same_as is None}
    claims = decode_yaml(raw, "application.yaml").data["claims"]
    assert set(claims) == asked
    assert {"F-01", "Q1-01", "Q2-00", "Q4-00"} <= asked
    filled = read_application(
        raw.replace(b"answer:", b"answer: yes").replace(b"explanation:", b"explanation: So."),
        "application.yaml",
    )
    assert unknown_claims(filled, asked) == ()
    assert len(filled.fields["claims"]) == len(asked)


def test_a_new_dossier_can_be_checked(tmp_path: Path) -> None:
    run("init", "Club", cwd=tmp_path)
    result = run("check", "Club", "--exit-zero", "--as-of", "2026-09-01", cwd=tmp_path)
    assert result.returncode == 0
    assert "not passed" in result.stderr
    assert "Traceback" not in result.stderr


def test_never_touches_an_application(tmp_path: Path) -> None:
    (tmp_path / "application.yaml").write_text("mine")
    result = run("init", ".", "--from", received(tmp_path / "in"), cwd=tmp_path)
    assert result.returncode == 2
    assert "application.yaml exists already" in result.stderr
    assert "Traceback" not in result.stderr
    assert set(contents(tmp_path)) == {"application.yaml", *(f"in/{name}" for name in RECEIVED)}


@pytest.mark.parametrize("packed", [False, True])
def test_sorts_what_was_received(tmp_path: Path, packed: bool) -> None:
    folder = received(tmp_path / "in")
    source = folder
    if packed:
        source = tmp_path / "in.zip"
        with zipfile.ZipFile(source, "w") as archive:
            for name, content in RECEIVED.items():
                archive.writestr(f"wrapped/{name}", content)
    result = run("init", "Club", "--from", source, cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    found = contents(tmp_path / "Club")
    assert found["badges/from platform/volunteer.json"] == BADGE
    assert found["badges/from platform/volunteer.png"] == b"picture"
    assert found["credentials/from platform/issued.json"] == ASSERTION
    assert found["evidence/Issuing policy.md"] == b"# Issuing policy\n"
    assert found["evidence/form-answers.json"] == RECEIVED["form-answers.json"]
    assert not any("waivers" in path for path in found)
    assert contents(folder) == RECEIVED
    application = found["application.yaml"].decode()
    assert "#      - evidence/Issuing policy.md\n" in application
    for name in RECEIVED:
        assert name in result.stdout
    assert "waivers.yaml: not taken over." in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["in/Club", "--from", "in"],
        ["in", "--from", "in"],
        ["Club", "--from", "none"],
        ["Club", "--from", "empty"],
        ["Club", "--standard", "none"],
    ],
)
def test_refuses_with_exit_code_2_and_writes_nothing(tmp_path: Path, arguments: list[str]) -> None:
    received(tmp_path / "in")
    (tmp_path / "empty").mkdir()
    result = run("init", *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stderr.startswith("badgeaudit: ")
    assert "Traceback" not in result.stderr
    assert contents(tmp_path) == {f"in/{name}": content for name, content in RECEIVED.items()}


def test_works_where_the_terminal_knows_few_letters(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "\u043f\u043b\u0430\u043d.md").write_text("plan", encoding="utf-8")
    result = run("init", "Club", "--from", folder, cwd=tmp_path, encoding="cp1250")
    assert result.returncode == 0
    assert (tmp_path / "Club" / "evidence" / "\u043f\u043b\u0430\u043d.md").is_file()


def test_hints_at_an_application_under_another_name(tmp_path: Path) -> None:
    received = tmp_path / "received"
    received.mkdir()
    (received / "Application (2).yaml").write_text("application: 1\n")
    (received / "notes.yaml").write_text("a: 1\n")
    done = run("init", "dossier", "--from", "received", cwd=tmp_path)
    assert done.returncode == 0
    (hint,) = [line for line in done.stdout.splitlines() if "sorted as evidence" in line]
    assert hint.startswith("evidence/Application (2).yaml")
