"""``workshop keygen`` and ``workshop certify`` as a trainer runs them."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from lxml import html

from tests import grades
from tests.acceptance.conftest import Run
from tests.acceptance.dossiers import small_dossier

ISSUER = "Riverbank Youth Network"
FILES = ("badge.png", "badge.svg", "certificate.html", "credential.json", "credential.jwt")
BADGES = ("badge.png", "badge.svg", "credential.json", "credential.jwt")
DAY = "2026-11-24"
PASSPHRASE = "BADGEAUDIT_KEY_PASSPHRASE"
CLASS = grades.grade(
    grades.trainee("Ana Kovač"),
    grades.trainee("Boris Novak", exact=119, same=3),
    grades.trainee("Zoe Failed", exact=41, same=1, passed=False),
)


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """A folder with a key and a grade."""
    (tmp_path / "grade.json").write_bytes(grades.written(CLASS))
    (tmp_path / "who.csv").write_text("name,email\nANA KOVAČ,ana@example.org\n", "utf-8")
    assert run("workshop", "keygen", "key.jwk").returncode == 0
    return tmp_path


def certify(*more: str, key: str = "key.jwk", output: str = "out") -> tuple[str, ...]:
    return (
        *("workshop", "certify", "grade.json", "--key", key, "--issuer-name", ISSUER),
        *("-o", output, "--as-of", DAY, *more),
    )


def test_a_key_for_its_owner_alone_and_never_a_second_time(run: Run, tmp_path: Path) -> None:
    done = run("workshop", "keygen", "key.jwk")
    assert done.returncode == 0
    assert done.stdout.startswith("did:key:z6Mk")
    assert len(done.stdout.split()) == 1
    assert "key.jwk" in done.stderr
    kept = (tmp_path / "key.jwk").read_bytes()
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "key.jwk").stat().st_mode) == 0o600
    secret = json.loads(kept)["d"]
    assert secret not in done.stdout + done.stderr
    again = run("workshop", "keygen", "key.jwk")
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert (tmp_path / "key.jwk").read_bytes() == kept


def test_a_key_of_a_domain_says_what_to_publish_where(run: Run, tmp_path: Path) -> None:
    done = run("workshop", "keygen", "key.jwk", "--did-web", "example.org/badges", "--type", "p256")
    assert done.returncode == 0
    assert done.stdout == "did:web:example.org:badges\n"
    assert "https://example.org/badges/did.json" in done.stderr
    published = json.loads((tmp_path / "did.json").read_bytes())
    assert published["id"] == "did:web:example.org:badges"
    assert json.loads((tmp_path / "key.jwk").read_bytes())["kid"] == f"{published['id']}#key-1"


def test_the_private_key_never_has_the_name_of_what_is_published(run: Run, tmp_path: Path) -> None:
    done = run("workshop", "keygen", "DID.json", "--did-web", "example.org")
    assert done.returncode == 2
    assert "published" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_key_is_made_when_its_did_document_is_in_the_way(run: Run, tmp_path: Path) -> None:
    (tmp_path / "did.json").write_text("mine")
    done = run("workshop", "keygen", "key.jwk", "--did-web", "example.org")
    assert done.returncode == 2
    assert not (tmp_path / "key.jwk").exists()
    assert (tmp_path / "did.json").read_text() == "mine"


def test_each_who_passed_gets_files_that_verify(run: Run, folder: Path) -> None:
    done = run(*certify("--issuer-url", "https://riverbank.example/", "--identify", "who.csv"))
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "2 of 3 trainees passed" in done.stderr
    assert "example.org" not in done.stderr
    assert sorted(each.name for each in (folder / "out").iterdir()) == [
        "Ana Kovač",
        "Boris Novak",
        "certificates.html",
    ]
    for name in ("Ana Kovač", "Boris Novak"):
        made = folder / "out" / name
        assert sorted(each.name for each in made.iterdir()) == list(FILES)
        verified = run("verify", *(made / each for each in BADGES), "--as-of", DAY)
        assert verified.returncode == 0, verified.stdout
        assert verified.stdout.count("✓ valid:") == len(BADGES)


def test_the_address_is_hashed_and_a_name_alone_stays_a_name(run: Run, folder: Path) -> None:
    run(*certify("--identify", "who.csv"))
    ana, boris = (folder / "out" / each for each in ("Ana Kovač", "Boris Novak"))
    for each in BADGES:
        assert b"ana@example.org" not in (ana / each).read_bytes()
    for path, person, code in (
        (ana, "ana@example.org", 0),
        (ana, "Ana@Example.org", 0),
        (ana, "boris@example.org", 1),
        (boris, "Boris Novak", 0),
        (boris, "Ana Kovač", 1),
    ):
        done = run("verify", path / "badge.png", "--as-of", DAY, "--recipient", person)
        assert done.returncode == code


def test_what_one_trainee_gets_tells_nothing_of_another(run: Run, folder: Path) -> None:
    run(*certify())
    for path in (folder / "out" / "Ana Kovač").iterdir():
        raw = path.read_bytes()
        for foreign in ("Boris", "Zoe", "119 of"):
            assert foreign.encode() not in raw
    for path in (folder / "out").rglob("*"):
        assert "Zoe" not in path.name
        assert path.is_dir() or b"Zoe" not in path.read_bytes()


def test_the_certificate_is_printed_for_each(run: Run, folder: Path) -> None:
    run(*certify("--valid-years", "2"))
    page = html.fromstring((folder / "out" / "certificates.html").read_bytes())
    names = [each.text for each in page.iter("h2")]
    assert names == ["Ana Kovač", "Boris Novak"]
    own = (folder / "out" / "Ana Kovač" / "certificate.html").read_text("utf-8")
    assert "24 November 2028" in own
    assert json.loads((folder / "out/Ana Kovač/credential.json").read_bytes())["id"] in own


def test_an_encrypted_key_wants_its_passphrase(run: Run, folder: Path) -> None:
    made = run("workshop", "keygen", "key.pem", "--passphrase", **{PASSPHRASE: "råttle"})
    assert made.returncode == 0
    assert b"ENCRYPTED" in (folder / "key.pem").read_bytes()
    wrong = run(*certify(key="key.pem"), **{PASSPHRASE: "rattle"})
    assert (wrong.returncode, "passphrase is wrong" in wrong.stderr) == (2, True)
    nothing = run(*certify(key="key.pem"))
    assert (nothing.returncode, PASSPHRASE in nothing.stderr) == (2, True)
    assert not (folder / "out").exists()
    right = run(*certify(key="key.pem"), **{PASSPHRASE: "råttle"})
    assert right.returncode == 0
    issuer = json.loads((folder / "out/Ana Kovač/credential.json").read_bytes())["issuer"]["id"]
    assert issuer == made.stdout.strip()


def test_no_passphrase_and_no_terminal(run: Run, tmp_path: Path) -> None:
    for given in ({}, {PASSPHRASE: ""}):
        done = run("workshop", "keygen", "key.pem", "--passphrase", **given)
        assert done.returncode == 2
        assert "passphrase" in done.stderr
        assert not (tmp_path / "key.pem").exists()


def test_a_key_that_others_can_read_is_refused(run: Run, folder: Path) -> None:
    (folder / "key.jwk").chmod(0o644)
    done = run(*certify())
    assert done.returncode == 2
    assert "chmod 600 key.jwk" in done.stderr
    assert not (folder / "out").exists()


def test_a_did_web_is_verified_with_its_document(run: Run, folder: Path) -> None:
    (folder / "web").mkdir()
    run("workshop", "keygen", "web/key.jwk", "--did-web", "example.org")
    assert run(*certify(key="web/key.jwk")).returncode == 0
    # offline nobody can tell whose key it is
    done = run("verify", "out/Ana Kovač/credential.json", "--as-of", DAY)
    assert done.returncode == 3


def test_a_folder_in_use_is_left_alone(run: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "mine").write_text("mine")
    done = run(*certify())
    assert done.returncode == 2
    assert os.listdir(folder / "out") == ["mine"]
    (folder / "out" / "mine").unlink()
    assert run(*certify()).returncode == 0


def test_nobody_passed(run: Run, folder: Path) -> None:
    nobody = grades.grade(grades.trainee("Zoe", passed=False))
    (folder / "grade.json").write_bytes(grades.written(nobody))
    done = run(*certify())
    assert done.returncode == 1
    assert "Nobody" in done.stderr
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--issuer-url", "riverbank.example"), "web address"),
        (("--issuer-url", "javascript:alert(1)"), "web address"),
        (("--issuer-name", " "), "--issuer-name"),
        (("--as-of", "soon"), "date"),
        (("--as-of", "9990-01-01", "--valid-years", "20"), "calendar"),
        (("--identify", "none.csv"), "none.csv"),
        (("--identify", "grade.json"), "grade.json:1"),
        (("--key", "grade.json"), "grade.json"),
        (("--key", "none.jwk"), "none.jwk"),
    ],
)
def test_options_that_can_not_be_followed(
    run: Run, folder: Path, more: tuple[str, ...], said: str
) -> None:
    (folder / "grade.json").chmod(0o600)
    done = run(*certify(*more))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "out").exists()


def test_a_misspelt_name_in_the_list_stops_it(run: Run, folder: Path) -> None:
    (folder / "who.csv").write_text("name,email\nAna Kovacs,ana@example.org\n", "utf-8")
    done = run(*certify("--identify", "who.csv"))
    assert done.returncode == 2
    assert "Ana Kovacs" in done.stderr
    assert not (folder / "out").exists()


def test_it_never_counts_as_the_badge_of_the_labels_course(run: Run, folder: Path) -> None:
    run(*certify())
    dossier = small_dossier(folder / "dossier")
    badge = (folder / "out/Ana Kovač/credential.json").read_bytes()
    (dossier / "credentials" / "course-kai.json").write_bytes(badge)
    application = dossier / "application.yaml"
    written = application.read_text("utf-8")
    named = written.replace("https://issuer.example/kai", "credentials/course-kai.json")
    assert named != written
    application.write_text(named, "utf-8")
    done = run("check", "dossier", "--as-of", DAY, "--report", "json", "--exit-zero")
    results = {each["criterion"]: each for each in json.loads(done.stdout)["results"]}
    assert results["F-06"]["outcome"] == "failed"


def test_the_same_grade_and_key_give_the_same_files(run: Run, folder: Path) -> None:
    for output in ("out", "again"):
        assert run(*certify("--identify", "who.csv", output=output)).returncode == 0
    for path in (folder / "out").rglob("*.*"):
        other = folder / "again" / path.relative_to(folder / "out")
        assert other.read_bytes() == path.read_bytes()
