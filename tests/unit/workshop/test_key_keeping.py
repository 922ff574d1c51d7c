"""A private key on the disk is its owner's alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from badgeaudit.errors import InvalidSigningKey, NotWritten
from badgeaudit.languages import sentence
from badgeaudit.workshop.key_files import as_jwk
from badgeaudit.workshop.key_keeping import load_signer, write_private
from badgeaudit.workshop.signing import signer_of
from tests.signed.signer import ed25519_key

SIGNER = signer_of(ed25519_key("s"))


def refusal(path: Path) -> str:
    with pytest.raises(InvalidSigningKey) as caught:
        load_signer(path, lambda: "x")
    return sentence(caught.value.problems[0].message)


def test_it_is_read_back(tmp_path: Path) -> None:
    assert write_private(tmp_path / "key", as_jwk(SIGNER))
    assert load_signer(tmp_path / "key", lambda: "x").method == SIGNER.method


def test_only_the_owner_may_read_it_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_private(tmp_path / "key", b"secret")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_it_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"old")
    with pytest.raises(NotWritten):
        write_private(tmp_path / "key", b"new")
    assert (tmp_path / "key").read_bytes() == b"old"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660, 0o700 | 0o010])
def test_what_others_may_touch_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    write_private(path, as_jwk(SIGNER))
    path.chmod(mode)
    said = refusal(path)
    assert f"chmod 600 {path}" in said
    assert f"{mode:04o}" in said


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_what_only_the_owner_may_touch_is_read(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    write_private(path, as_jwk(SIGNER))
    path.chmod(mode)
    assert load_signer(path, lambda: "x").did == SIGNER.did


def test_no_such_file_a_folder_and_a_huge_file_are_told(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "none")
    assert refusal(tmp_path)
    write_private(tmp_path / "huge", b" " * 100_000 + as_jwk(SIGNER))
    assert "no private key" in refusal(tmp_path / "huge")


def test_a_pipe_does_not_make_it_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    assert "no file" in refusal(tmp_path / "pipe")
