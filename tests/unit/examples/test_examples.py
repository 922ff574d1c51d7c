"""The example dossiers: made anew with the same bytes, truly signed, flawed where they say so."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rfc8785
import yaml
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from joserfc import jws
from joserfc.jwk import RSAKey
from lxml import etree
from PIL import Image

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.assessment.writing import to_yaml
from badgeaudit.cli.running import Wish, applicant_of, audited
from badgeaudit.model.standard import Standard
from badgeaudit.sheets.answers import confirmed
from badgeaudit.sheets.questions import sheet_of
from badgeaudit.sheets.walking import left

DAY = "2026-11-03"
EXAMPLES = Path(__file__).parents[3] / "examples"
RIVERBANK = EXAMPLES / "riverbank-youth"
WEAK = EXAMPLES / "weak-application"
DOSSIERS = ("riverbank-youth", "strong-application", "weak-application")
TEXT = {".json", ".yaml", ".md", ".svg", ".jwt", ".jws"}
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def files(root: Path) -> dict[str, Path]:
    folders = (*DOSSIERS, "assessments", "decisions", "applying-again")
    found = (path for name in folders for path in (root / name).rglob("*"))
    return {path.relative_to(root).as_posix(): path for path in found if path.is_file()}


def load(path: Path) -> Any:
    return json.loads(path.read_bytes())


def embedded(path: Path) -> Any:
    """The credential that a file holds, whatever it is wrapped in."""
    if path.suffix == ".png":
        with Image.open(path) as image:
            return json.loads(next(iter(image.text.values())))  # type: ignore[attr-defined]
    if path.suffix == ".svg":
        return json.loads(etree.parse(path).getroot()[0].text or "")
    if path.suffix in (".jwt", ".jws"):
        payload = path.read_text("ascii").split(".")[1]
        return json.loads(base64.urlsafe_b64decode(payload + "=="))
    return load(path)


CREDENTIALS = {
    name: path for name, path in files(EXAMPLES).items() if name.split("/")[1] == "credentials"
}


def test_makes_the_same_files_with_the_same_bytes(tmp_path: Path) -> None:
    script = [sys.executable, "-W", "error", str(EXAMPLES / "make_examples.py"), "--into"]
    subprocess.run([*script, str(tmp_path)], check=True, timeout=120)

    made, kept = files(tmp_path), files(EXAMPLES)

    assert sorted(made) == sorted(kept)
    # how pictures and documents are compressed depends on the versions of the libraries
    for name, path in kept.items():
        if path.suffix in TEXT:
            assert without_digest(made[name]) == without_digest(path), name


def without_digest(path: Path) -> bytes:
    """What a file says, without digests: judgements and decisions rest on pictures and PDF too."""
    raw = path.read_bytes()
    people = {"assessments", "decisions"} & {folder.name for folder in path.parents}
    return re.sub(rb"\b[0-9a-f]{64}\b", b"", raw) if people else raw


def test_is_small() -> None:
    sizes = {
        path: path.stat().st_size
        for path in EXAMPLES.rglob("*")
        if path.is_file() and "cache" not in path.relative_to(EXAMPLES).as_posix()
    }
    assert sum(sizes.values()) < 3_000_000
    pictures = [path for path in files(EXAMPLES).values() if path.suffix == ".png"]
    assert max(path.stat().st_size for path in pictures) <= 60_000


def base58_decoded(text: str) -> bytes:
    number = 0
    for digit in text:
        number = number * 58 + BASE58.index(digit)
    zeros = len(text) - len(text.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8)


def signed_parts(document: Any) -> Iterator[dict[str, Any]]:
    """Every object with a proof, however deep it is nested."""
    if isinstance(document, dict):
        if "proof" in document:
            yield document
        for value in document.values():
            yield from signed_parts(value)
    elif isinstance(document, list):
        for value in document:
            yield from signed_parts(value)


def verify_data_integrity(document: dict[str, Any]) -> None:
    """Verify as https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022 says; raise when it fails."""
    [proof] = document["proof"]
    assert (proof["type"], proof["cryptosuite"]) == ("DataIntegrityProof", "eddsa-jcs-2022")
    options = {key: value for key, value in proof.items() if key != "proofValue"}
    unsecured = {key: value for key, value in document.items() if key != "proof"}
    assert options["@context"] == unsecured["@context"]
    did, _, fragment = options["verificationMethod"].partition("#")
    assert did == document["issuer"]["id"] == f"did:key:{fragment}"
    key = base58_decoded(fragment.removeprefix("z"))
    assert key[:2] == b"\xed\x01"
    hashes = b"".join(hashlib.sha256(rfc8785.dumps(part)).digest() for part in (options, unsecured))
    signature = base58_decoded(proof["proofValue"].removeprefix("z"))
    Ed25519PublicKey.from_public_bytes(key[2:]).verify(signature, hashes)


def test_every_data_integrity_proof_verifies() -> None:
    verified = 0
    for path in files(EXAMPLES).values():
        if path == RIVERBANK / "badges/story-circle-host.json" or path.suffix not in TEXT | {
            ".png"
        }:
            continue
        if path.suffix in (".yaml", ".md") or (
            path.suffix in (".png", ".svg") and path.parent.name != "credentials"
        ):
            continue
        for document in signed_parts(embedded(path)):
            verify_data_integrity(document)
            verified += 1
    # twelve credentials, and one endorsement in a badge class and in its copy
    assert verified == 14


@pytest.mark.parametrize("name", [name for name in CREDENTIALS if name.endswith(".jwt")])
def test_vc_jwt_verifies_and_repeats_the_credential(name: str) -> None:
    token = CREDENTIALS[name].read_text("ascii").strip()
    header = json.loads(base64.urlsafe_b64decode(token.partition(".")[0] + "=="))
    assert "d" not in header["jwk"]

    raw = base64.urlsafe_b64decode(header["jwk"]["x"] + "==")
    signed, _, signature = token.rpartition(".")
    Ed25519PublicKey.from_public_bytes(raw).verify(
        base64.urlsafe_b64decode(signature + "=="), signed.encode()
    )

    claims = embedded(CREDENTIALS[name])
    assert claims["iss"] == claims["issuer"]["id"]
    assert claims["sub"] == claims["credentialSubject"]["id"]
    assert claims["jti"] == claims["id"]
    assert claims["nbf"] < claims["exp"]
    assert base58_decoded(claims["iss"].removeprefix("did:key:z")) == b"\xed\x01" + raw


@pytest.mark.parametrize("name", [name for name in CREDENTIALS if name.endswith(".jws")])
def test_signed_assertion_verifies_with_the_issuers_key(name: str) -> None:
    path = CREDENTIALS[name]
    key = load(path.parents[1] / "badges/public-key.json")
    profile = load(path.parents[1] / "badges/issuer.json")

    token = path.read_text("ascii").strip()
    jws.deserialize_compact(token, RSAKey.import_key(key["publicKeyPem"]), algorithms=["RS256"])

    assert embedded(path)["verification"] == {"type": "signed", "creator": key["id"]}
    assert (key["owner"], profile["publicKey"]) == (profile["id"], key["id"])


@pytest.mark.parametrize("name", CREDENTIALS)
def test_recipients_stay_hidden_but_for_the_planted_flaw(name: str) -> None:
    text = json.dumps(embedded(CREDENTIALS[name]))
    in_clear = name == "riverbank-youth/credentials/2025-11-08-bike-workshop-04.json"
    assert ("@learners.example" in text) is in_clear


def test_everything_is_invented() -> None:
    real = {"www.w3.org", "w3id.org", "purl.imsglobal.org", "publications.jrc.ec.europa.eu"}
    real |= {"www.youthpass.eu"}
    for name, path in files(EXAMPLES).items():
        if path.suffix in TEXT - {".jwt", ".jws"}:
            for host in re.findall(r"https?://([\w.-]+)", path.read_text("utf-8")):
                assert host.endswith(".example") or host in real | {"openbadges.org"}, (name, host)


@pytest.mark.parametrize("name", DOSSIERS)
def test_judgements_rest_on_the_files_as_they_are(name: str) -> None:
    files_seen = set()
    judgements = str(EXAMPLES / "assessments" / name)
    audit, _ = audited(Wish([EXAMPLES / name], assessments=[judgements], as_of=DAY, quiet=True))
    for result in audit.results:
        for judged in result.judged:
            assert judged.set_aside is None, (result.criterion, judged)
            for part in judged.judgement.rests_on:
                file = EXAMPLES / name / part.path
                if not part.subjects and not part.pointer and file.exists():
                    assert part.sha256 == hashlib.sha256(file.read_bytes()).hexdigest(), part
                    files_seen.add(part.path)
    assert len(files_seen) >= (1 if name == "weak-application" else 10)


@pytest.mark.parametrize("name", DOSSIERS[:2])
def test_judgements_are_such_as_the_worksheet_writes(name: str) -> None:
    audit, opened = audited(Wish([EXAMPLES / name], as_of=DAY, quiet=True))
    for path in sorted((EXAMPLES / "assessments" / name).iterdir()):
        raw, applicant = path.read_bytes(), applicant_of(opened)
        assessment = read_assessment(raw, path.name, audit.standard, applicant=applicant)
        assert raw == to_yaml(assessment, titles(audit.standard))
        sheet = sheet_of(audit, assessment, applicant)
        for question in sheet.questions:
            own = question.own
            if own is not None and own.on is not None:
                assert own == confirmed(question, own, own.on), (path.name, own.criterion)


def titles(standard: Standard) -> dict[str, str]:
    return {criterion.id: criterion.texts.title for criterion in standard.criteria}


def test_reviewers_of_riverbank_have_answered_everything() -> None:
    audit, opened = audited(Wish([RIVERBANK], as_of=DAY, quiet=True))
    for path in sorted((EXAMPLES / "assessments" / "riverbank-youth").iterdir()):
        assessment = read_assessment(path.read_bytes(), path.name, audit.standard)
        sheet = sheet_of(audit, assessment, applicant_of(opened))
        assert left(sheet.questions) == (), path.name


def test_applying_again_changes_what_the_committee_asked_for(tmp_path: Path) -> None:
    again = tmp_path / "again"
    for part in (RIVERBANK, EXAMPLES / "applying-again" / "riverbank-youth"):
        shutil.copytree(part, again, dirs_exist_ok=True)
    judgements = [str(EXAMPLES / "assessments" / "riverbank-youth")]
    audit, _ = audited(Wish([again], assessments=judgements, as_of="2027-03-15", quiet=True))
    stale = {r.criterion for r in audit.results if any(j.set_aside for j in r.judged)}
    assert {"Q2-00", "Q2-05-3", "Q4-00", "Q4-02"} <= stale
    outcomes = {result.criterion: result.outcome.value for result in audit.results}
    assert outcomes["F-09"] == outcomes["Q4-05"] == "passed"


def answers(dossier: str, assessor: str) -> dict[str, Any]:
    path = EXAMPLES / "assessments" / dossier / f"{assessor}.yaml"
    judgements = yaml.safe_load(path.read_bytes())["judgements"]
    return {
        criterion: judgement.get(
            "answer", min(judgement.get("subjects", {}).values(), default=None)
        )
        for criterion, judgement in judgements.items()
    }


def side(answer: Any) -> bool:
    """Met or not: 3 is the pass level."""
    return answer >= 3 if isinstance(answer, int) else bool(answer == "met")


def test_reviewers_of_riverbank_disagree_where_the_readme_says() -> None:
    first, second = (answers("riverbank-youth", who) for who in ("ines-kralj", "paulo-nunes"))
    apart = {
        criterion
        for criterion, answer in first.items()
        if side(answer) is not side(second[criterion])
    }
    assert apart == {"Q1-05", "Q2-00", "Q4-02"}


def test_reviewers_of_the_strong_application_agree_with_the_consensus() -> None:
    first, second, both = (
        answers("strong-application", who) for who in ("anna-lind", "tomas-varga", "consensus")
    )
    assert list(first) == list(second) == list(both)
    assert all(side(answer) for each in (first, second, both) for answer in each.values())
