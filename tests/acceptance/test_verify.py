"""``badgeaudit verify``, as it is used: exit codes, what is printed, JSON, recordings."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.documents.schemas import load_validator
from tests.acceptance.conftest import Run
from tests.loopback import served
from tests.signed.documents import LEARNER, MAIL, assertion, badge_v2, issuer_v2, pretty
from tests.signed.make import named
from tests.signed.remote_lists import listed_on
from tests.signed.sample import AS_OF

VALID = "eddsa-rdfc-2022-ed25519.json"
CASES = {
    VALID: 0,
    "baked.png": 0,
    "baked-token.svg": 0,
    "token-rs256.jwt": 0,
    "record.json": 0,
    "tampered-eddsa-rdfc-2022-ed25519.json": 1,
    "expired.json": 1,
    "no-proof.json": 1,
    "token-none.jwt": 1,
    "status-offline.json": 3,
    "hosted-offline.json": 3,
    "suite-not-known.json": 3,
    "class.json": 2,
    "plain.png": 2,
    "broken.json": 2,
}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in CASES:
        (folder / name).write_bytes(named(name).raw)
    return Path("files")  # as seen from where the command runs, so that lines stay short


def verify(run: Run, *arguments: str | Path, **environment: str) -> Any:
    return run("verify", *arguments, "--as-of", AS_OF, **environment)


def document(run: Run, *arguments: str | Path, **environment: str) -> dict[str, Any]:
    done = verify(run, *arguments, "--format", "json", **environment)
    loaded: dict[str, Any] = json.loads(done.stdout)
    assert load_validator("verification").violations(loaded) == ()
    return loaded


def on_one_line(text: str) -> str:
    """Undo the wrapping of lines, whatever the length of the folder's name."""
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "code"), CASES.items())
def test_the_exit_code_is_the_verdict(run: Run, files: Path, name: str, code: int) -> None:
    done = verify(run, files / name)
    assert done.returncode == code, done.stdout + done.stderr
    assert name in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ((VALID, "status-offline.json"), 3),
        ((VALID, "status-offline.json", "expired.json"), 1),
        ((VALID, "expired.json", "class.json", "status-offline.json"), 2),
        ((VALID, "baked.png"), 0),
    ],
)
def test_of_several_files_the_gravest_decides_and_each_is_printed(
    run: Run, files: Path, names: tuple[str, ...], code: int
) -> None:
    done = verify(run, *(files / name for name in names))
    assert done.returncode == code
    assert all(name in done.stdout for name in names)


def test_a_missing_file_is_told_beside_the_others(run: Run, files: Path) -> None:
    done = verify(run, files / "nowhere.json", files / VALID)
    assert done.returncode == 2
    assert "nowhere.json" in done.stdout
    assert f"valid: {files / VALID}" in on_one_line(done.stdout)


def test_a_badge_class_is_sent_to_check(run: Run, files: Path) -> None:
    done = verify(run, files / "class.json")
    assert "not a badge credential: " in done.stdout
    assert "badgeaudit check" in on_one_line(done.stdout)


def test_a_failure_says_step_reason_place_and_clause(run: Run, files: Path) -> None:
    done = verify(run, files / "expired.json")
    assert "Dates: failed. It expired on 2026-06-01" in on_one_line(done.stdout)
    assert "expired.json:" in done.stdout
    assert "/validUntil" in done.stdout
    assert "https://www.imsglobal.org/spec/ob/v3p0/#verification" in done.stdout


def test_json_follows_its_schema_and_is_the_same_twice(run: Run, files: Path) -> None:
    names = [files / name for name in CASES]
    found = document(run, *names, PYTHONHASHSEED="1")
    assert [Path(each["path"]).name for each in found["results"]] == list(CASES)
    assert document(run, *names, PYTHONHASHSEED="2") == found
    failed = next(r for r in found["results"] if r["path"].endswith("/expired.json"))
    (step,) = (s for s in failed["steps"] if s["outcome"] == "failed")
    assert (step["name"], step["pointer"], step["level"]) == ("dates", "/validUntil", "error")
    assert step["line"] > 1


def test_intermediate_values_only_on_demand(run: Run, files: Path) -> None:
    name = files / "tampered-eddsa-rdfc-2022-ed25519.json"
    (plain,) = document(run, name)["results"]
    assert all("details" not in step for step in plain["steps"])
    (explained,) = document(run, name, "--explain")["results"]
    proof = next(step for step in explained["steps"] if step["name"] == "proof")
    assert proof["details"]
    assert LEARNER not in json.dumps(explained)
    shown = verify(run, name, "--explain").stdout
    assert all(key in shown for key in proof["details"])


def test_intermediate_values_of_a_proof_that_holds_too(run: Run, files: Path) -> None:
    assert "document hash" not in verify(run, files / VALID).stdout
    assert "document hash" in verify(run, files / VALID, "--explain").stdout


def test_broken_json_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_bytes(b'{\n  "name": "First aid\n}')
    assert "cut.json:2:" in verify(run, "cut.json").stdout
    (found,) = document(run, "cut.json")["results"]
    assert found["steps"][0]["line"] == 2


def test_what_is_no_badge_is_said_in_words_for_what_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text("# Dear all\n")
    (tmp_path / "folder").mkdir()
    done = verify(run, "letter.md", "folder", "nowhere.json")
    shown = on_one_line(done.stdout)
    assert done.returncode == 2
    assert "neither JSON nor a token" in shown
    assert "This is a folder. Name the badge files in it" in shown
    assert "There is no such file." in shown
    assert "https://" not in shown  # no specification asks anything of these


def test_of_several_files_the_last_lines_count_the_verdicts(run: Run, files: Path) -> None:
    done = verify(run, files / VALID, files / "expired.json", files / "class.json", files / VALID)
    last = "4 files in all. not a badge credential: 1, invalid: 1, valid: 2"
    assert last in done.stdout
    assert "files in all" not in verify(run, files / VALID).stdout


def test_a_good_verdict_says_that_there_are_warnings(run: Run, files: Path) -> None:
    assert (
        f"valid, with a warning: {files / 'token-rs256.jwt'}"
        in verify(run, files / "token-rs256.jwt").stdout
    )
    assert f"valid: {files / VALID}" in verify(run, files / VALID).stdout


def test_a_badge_is_shown_with_its_own_words(run: Run, files: Path) -> None:
    said = "It calls itself “First Aid Helper”, issued by “Youth Centre Example”."
    assert said in verify(run, files / VALID).stdout
    (found,) = document(run, files / VALID)["results"]
    assert (found["badge"], found["issuer"]) == ("First Aid Helper", "Youth Centre Example")


def test_names_of_files_and_ids_stay_in_one_piece(run: Run, tmp_path: Path) -> None:
    name = f"{'long-' * 30}name.json"
    (tmp_path / name).write_bytes(named(VALID).raw)
    done = run("verify", name, "--as-of", AS_OF, COLUMNS="60")
    assert f"valid: {name}\n" in done.stdout


def test_an_empty_recipient_is_a_usage_error(run: Run, files: Path) -> None:
    done = verify(run, files / VALID, "--recipient", " ")
    assert done.returncode == 2
    assert "--recipient" in done.stderr
    assert done.stdout == ""


def test_a_recipient_is_compared_and_never_shown(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    file.write_bytes(named("recipient.json").raw)
    assert verify(run, file, "--recipient", MAIL).returncode == 0
    for arguments in (["--explain"], ["--format", "json", "--explain"]):
        done = verify(run, file, "--recipient", "bor@learners.example", *arguments)
        assert done.returncode == 1
        assert "bor@" not in done.stdout
        assert MAIL not in done.stdout


def test_a_date_that_is_none_is_a_usage_error(run: Run, files: Path) -> None:
    done = run("verify", files / VALID, "--as-of", "yesterday")
    assert done.returncode == 2
    assert "yesterday" in done.stderr


def test_as_of_pins_the_verdict(run: Run, files: Path) -> None:
    assert run("verify", files / "expired.json", "--as-of", "2026-05-31").returncode == 0
    assert run("verify", files / "expired.json", "--as-of", "2026-06-01T00:00:01Z").returncode == 1


class TestOnline:
    """A small issuer's web on this machine, which has to be allowed by name."""

    def test_private_hosts_are_refused_unless_allowed(self, run: Run, tmp_path: Path) -> None:
        with issuer_web() as site:
            file = hosted(tmp_path, site)
            assert verify(run, file).returncode == 3
            assert verify(run, file, "--online").returncode == 3
            done = verify(run, file, "--online", "--allow-host", "127.0.0.1")
            assert done.returncode == 0, done.stdout

    def test_a_recording_gives_the_same_answer_offline(self, run: Run, tmp_path: Path) -> None:
        record = tmp_path / "record"
        with issuer_web() as site:
            file = hosted(tmp_path, site)
            allowed = ("--allow-host", "127.0.0.1")
            first = verify(run, file, "--record", record, *allowed, "--format", "json")
        assert first.returncode == 0, first.stdout
        second = verify(run, file, "--replay", record, "--format", "json")
        assert second.returncode == 0
        assert json.loads(second.stdout)["results"] == json.loads(first.stdout)["results"]
        shown = verify(run, file, "--replay", record).stdout
        assert "nothing was fetched" in shown
        assert "Verified online" not in shown

    def test_a_copy_at_the_address_is_shown_by_its_address(self, run: Run, tmp_path: Path) -> None:
        with issuer_web() as site:
            file = hosted(tmp_path, site)
            file.write_bytes(file.read_bytes().replace(b"2026-01-15", b"2026-01-14"))
            done = verify(run, file, "--online", "--allow-host", f"{site}/")
        assert done.returncode == 1
        assert f"valid: what stands at {site}/assertions/1" in done.stdout

    def test_several_files_wait_at_once_and_come_in_order(self, run: Run, tmp_path: Path) -> None:
        with served() as site:
            site.meeting = threading.Barrier(2, timeout=20)
            files = [tmp_path / f"{n}.json" for n in range(4)]
            for n, file in enumerate(files):
                file.write_bytes(listed_on(site, f"127.0.0.1/list/{n}", n, revoked=n == 1))
            allowed = ("--allow-host", "127.0.0.1")
            kept = tmp_path / "kept"
            done = verify(run, *files, "--record", kept, *allowed, "--format", "json")
        assert done.returncode == 1, done.stdout
        results = json.loads(done.stdout)["results"]
        assert [Path(each["path"]).name for each in results] == [file.name for file in files]
        assert [each["verdict"] for each in results] == ["valid", "invalid", "valid", "valid"]
        again = verify(run, *files, "--replay", kept, "--format", "json")
        assert again.stdout == done.stdout

    def test_record_and_replay_contradict_each_other(self, run: Run, files: Path) -> None:
        done = verify(run, files / VALID, "--record", "a", "--replay", "b")
        assert done.returncode == 2
        assert "--replay" in done.stderr


@contextmanager
def issuer_web() -> Iterator[str]:
    """Serve a hosted badge, its class and its issuer; yield the site's address."""
    pages: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = f"http://127.0.0.1:{server.server_address[1]}"
    pages |= {
        "/assertions/1": pretty(hosted_assertion(site)),
        "/classes/1": pretty(badge_v2(id=f"{site}/classes/1", issuer=f"{site}/issuer")),
        "/issuer": pretty(issuer_v2(id=f"{site}/issuer", publicKey=None, revocationList=None)),
    }
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def hosted_assertion(site: str) -> dict[str, Any]:
    return assertion(id=f"{site}/assertions/1", badge=f"{site}/classes/1")


def hosted(folder: Path, site: str) -> Path:
    file = folder / "hosted.json"
    file.write_bytes(pretty(hosted_assertion(site)))
    return file
