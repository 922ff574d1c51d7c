"""``badgeaudit assess`` through the installed command: in a pipe, in a terminal, killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from badgeaudit.documents.strict_yaml import decode_yaml
from tests.acceptance.conftest import COMMAND, Run, execute

AS_OF = "2026-10-15"


def answers(file: Path) -> dict[str, object]:
    """Return criterion → answer of a file, which has to be whole."""
    judgements = decode_yaml(file.read_bytes(), file.name).data["judgements"]
    return {id: judgement.get("answer") for id, judgement in judgements.items()}


def command(dossier: Path, file: Path, *more: str) -> list[str]:
    words = [COMMAND, "assess", dossier, "--assessor", "Mira", "-o", file, "--as-of", AS_OF, *more]
    return [str(word) for word in words]


def assess(
    dossier: Path, file: Path, *lines: str, more: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with lines on its standard input."""
    typed = "".join(f"{line}\n" for line in lines)
    return execute(command(dossier, file, *more)[1:], file.parent, environment, typed)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mira.yaml"


def everything(dossier: Path, file: Path) -> subprocess.CompletedProcess[str]:
    """Answer all there is: level, tick and comment one after the other, whichever fits."""
    return assess(dossier, file, *["c Seen.", "4", "y"] * 60)


def test_from_the_first_question_to_the_audit(dossier: Path, file: Path, run: Run) -> None:
    first = assess(dossier, file, "n", "Issued once only.", "", "q")
    assert first.returncode == 3
    assert "Harbour Youth" in first.stdout
    assert "\x1b" not in first.stdout
    assert first.stderr == ""
    assert answers(file) == {"F-05": "not_met"}
    whole = everything(dossier, file)
    assert whole.returncode == 0
    assert "Open:" not in whole.stdout
    again = assess(dossier, file)
    assert again.returncode == 0
    assert "There is nothing to ask" in again.stdout
    last = again.stdout.rstrip().splitlines()[-1].split()
    assert last[:2] == ["badgeaudit", "check"]
    audit = run(*last[1:], "--exit-zero", "--report", "json")
    assert audit.returncode == 0
    assert "Issued once only." in audit.stdout
    assert "set aside" not in audit.stderr


def test_practice_shows_what_the_machine_found_after_the_answer_only(
    dossier: Path, file: Path, run: Run
) -> None:
    audit = run("check", dossier, "--as-of", AS_OF, "--gate", "none", "--report", "json")
    results = json.loads(audit.stdout)["results"]
    observed = {each["criterion"]: each["observed"] for each in results if each.get("observed")}
    said = {
        id: {" ".join(finding["message"]["text"].split()) for finding in seen["findings"]}
        for id, seen in observed.items()
    }
    practice = ("--practice", "--as-of", AS_OF)

    lines = ["m", "a", "s"] * 60
    hidden = assess(dossier, file, *lines, more=practice, COLUMNS="10000")
    assert hidden.returncode == 3
    assert hidden.stderr == ""
    shown = " ".join(hidden.stdout.split())
    assert sum(map(len, said.values())) > 20
    assert not [text for texts in said.values() for text in texts if text in shown]
    assert "Answer the question first; then m shows what the machine found." in shown

    asked = assess(dossier, file, "g F-05", "y", "m", "", "q", more=practice, COLUMNS="10000")
    before, _, after = " ".join(asked.stdout.split()).partition("Saved F-05: met.")
    assert said["F-05"]
    assert all(text in after for text in said["F-05"])
    assert not any(text in before for text in said["F-05"])

    resumed = assess(dossier, file, "g F-05", "m", "q", more=practice, COLUMNS="10000")
    assert all(text in " ".join(resumed.stdout.split()) for text in said["F-05"])
    assert answers(file) == {"F-05": "met"}
    assert run("check", dossier, "--assessment", file, "--exit-zero").returncode == 0


def test_the_file_is_named_after_dossier_and_assessor(dossier: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [COMMAND, "assess", dossier, "--assessor", "Žana Novak"],
        input="y\n",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 3
    assert answers(tmp_path / "dossier-žana-novak.yaml") == {"F-05": "met"}


def test_a_changed_file_is_asked_about_again(dossier: Path, file: Path) -> None:
    everything(dossier, file)
    (dossier / "evidence" / "issued.md").write_text("# Issued badges\n\nNone.\n", "utf-8")
    again = assess(dossier, file, "k", "q")
    assert again.returncode == 3
    assert "To be confirmed. What it was based on has changed since" in again.stdout
    assert "evidence/issued.md" in again.stdout
    assert assess(dossier, file, *["k"] * 60).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--assessor NAME"),
        (("--assessor", "Mira", "-o", "mira.txt"), ".yaml or .json"),
        (("--assessor", "Mira", "-o", "dossier/mira.yaml"), "lies in the dossier"),
        (("--assessor", "Mira", "--criterion", "Q1-8"), "Did you mean"),
        (("--assessor", "Mira", "--criterion", "D-5"), "There is no question D-5."),
        (("--assessor", "Mira", "--criterion", "Q1"), "There is no question Q1."),
        (("--assessor", "Mira", "--as-of", "soon"), "not a date"),
        (("--assessor", "Mira", "--role", "boss"), "boss"),
        (("--assessor", "Mira", "-o", "letter.yaml"), "left alone"),
        (("--assessor", "Mira", "--standard", "none"), "none"),
    ],
)
def test_wrong_use_ends_with_2_and_writes_nothing(
    dossier: Path, tmp_path: Path, run: Run, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "letter.yaml").write_text("Dear Mira", "utf-8")
    done = run("assess", dossier, *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "letter.yaml").read_text("utf-8") == "Dear Mira"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dossier", "letter.yaml"]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize("columns", ["40", "80"])
def test_any_terminal_will_do(dossier: Path, file: Path, encoding: str, columns: str) -> None:
    lines = ("?", "a", "h", "o", "n", "Nothing.", "", "q")
    done = assess(dossier, file, *lines, PYTHONIOENCODING=encoding, COLUMNS=columns)
    assert done.returncode == 3
    assert done.stderr == ""
    assert answers(file) == {"F-05": "not_met"}


def test_bytes_that_are_no_text_break_nothing(dossier: Path, file: Path) -> None:
    done = subprocess.run(
        command(dossier, file),
        input=b"n\nGr\xfc\xdfe \x00\x1b[31m\n\nq\n",
        capture_output=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 3
    assert answers(file) == {"F-05": "not_met"}


class Typist:
    """The command with its pipes held open; what it prints is gathered line by line."""

    def __init__(self, dossier: Path, file: Path) -> None:
        self.process = subprocess.Popen(
            command(dossier, file),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
        )
        self.confirmed: list[str] = []
        self._seen = threading.Condition()
        assert self.process.stdout is not None
        self._reader = threading.Thread(target=self._read, args=(self.process.stdout,))
        self._reader.start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            if line.startswith("Saved "):
                with self._seen:
                    self.confirmed.append(line.split()[1].rstrip(":"))
                    self._seen.notify_all()

    def type(self, *lines: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("".join(f"{line}\n" for line in lines))
        self.process.stdin.flush()

    def wait_for(self, answers: int) -> None:
        with self._seen:
            assert self._seen.wait_for(lambda: len(self.confirmed) >= answers, timeout=60)

    def end(self) -> None:
        """Close the pipes and wait for the end."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(timeout=60)
        self._reader.join(timeout=60)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.mark.parametrize("confirmed", [0, 1, 3, 8])
def test_a_kill_loses_no_confirmed_answer(dossier: Path, file: Path, confirmed: int) -> None:
    typist = Typist(dossier, file)
    # more than is waited for, so that the kill falls somewhere into asking and saving
    typist.type(*["c Seen.", "4", "y"] * 20)
    typist.wait_for(confirmed)
    typist.process.kill()
    typist.end()
    before = set(typist.confirmed)
    if before or file.exists():
        assert before <= set(answers(file))
    assert everything(dossier, file).returncode == 0
    assert [path.name for path in file.parent.iterdir() if path.name.startswith(".")] == []


def test_two_windows_on_one_file_lose_nothing(dossier: Path, file: Path) -> None:
    one, other = Typist(dossier, file), Typist(dossier, file)
    for typist, ids in ((one, ("F-05", "Q1-02", "Q1-04")), (other, ("F-06", "Q1-03", "Q1-07"))):
        for id in ids:
            typist.type(f"g {id}", "c Seen.", "y")
    one.wait_for(3)
    other.wait_for(3)
    one.end()
    other.end()
    assert {"F-05", "Q1-02", "Q1-04", "F-06", "Q1-03", "Q1-07"} <= set(answers(file))


def test_interrupting_ends_with_130_and_says_where_the_answers_are(
    dossier: Path, file: Path
) -> None:
    typist = Typist(dossier, file)
    typist.type("c Seen.", "y", "n", "Half a com")
    typist.wait_for(1)
    typist.process.send_signal(signal.SIGINT)
    typist.end()
    assert typist.process.returncode == 130
    # how much of the comment was read by then is chance; half a comment is never an answer
    given = {id: answer for id, answer in answers(file).items() if answer is not None}
    assert given == {"F-05": "met"}


if os.name == "posix":
    import pty
    import select

    def typed_into_a_terminal(
        arguments: list[str], *keys: bytes, **environment: str
    ) -> Iterator[bytes | int]:
        """Type keys, one by one after each prompt; yield all that was shown, then the code."""
        outer, inner = pty.openpty()
        process = subprocess.Popen(
            arguments,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            preexec_fn=_own_terminal,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment},
        )
        os.close(inner)
        try:
            yield b"".join(_typing(outer, list(keys)))
            yield process.wait(timeout=60)
        finally:
            os.close(outer)
            process.kill()
            process.wait()

    def _typing(terminal: int, keys: list[bytes]) -> Iterator[bytes]:
        """Yield what the terminal shows, typing the next key whenever it prompts."""
        end, last, patience = b"", b"", 30
        while patience:
            if not select.select([terminal], [], [], 2)[0]:
                patience -= 1
                # readline doesn't see an interrupt between its prompt and its wait: a person, too,
                # presses Ctrl-C again
                if last == b"\x03":
                    os.write(terminal, last)
                continue
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                return
            if not piece:
                return
            yield piece
            end = (end + piece)[-100:]
            if keys and end.rstrip(b"\x1b[?2004hl").endswith(b"> "):
                last = keys.pop(0)
                os.write(terminal, last)
        raise AssertionError("nothing more was shown")

    def _own_terminal() -> None:
        import fcntl
        import termios

        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def test_in_a_terminal(dossier: Path, file: Path) -> None:
        keys = (b"n\n", b"Na\xc3\xafve.\n", b"\n", b"\x03")
        shown, code = typed_into_a_terminal(command(dossier, file), *keys)
        assert isinstance(shown, bytes)
        assert code == 130
        assert b"Interrupted." in shown
        assert b"\x1b[1m" in shown
        assert b"\x1b[?1049h" not in shown
        assert answers(file) == {"F-05": "not_met"}
        assert "Naïve." in file.read_text("utf-8")

    def test_in_a_terminal_without_colours(dossier: Path, file: Path) -> None:
        keys = (b"y\n", b"\x04")
        shown, code = typed_into_a_terminal(
            command(dossier, file), *keys, TERM="dumb", NO_COLOR="1"
        )
        assert isinstance(shown, bytes)
        assert code == 3
        assert b"\x1b" not in shown
        assert answers(file) == {"F-05": "met"}


def test_python_runs_it_as_a_module_too(dossier: Path, file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "badgeaudit", *command(dossier, file)[1:]],
        input="y\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 3
    assert answers(file) == {"F-05": "met"}
