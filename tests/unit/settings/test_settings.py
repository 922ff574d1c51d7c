from __future__ import annotations

import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.errors import InvalidSettings
from badgeaudit.languages import sentence
from badgeaudit.settings.effective import Origin, effective
from badgeaudit.settings.finding import find_settings
from badgeaudit.settings.reading import Settings, read_settings
from badgeaudit.settings.toml_places import places_in

GOOD = """\
# settings of our checks
paths = ["dossier"]
min-score = 70
report = [
  "sarif:out.sarif",  # for the code host
  "junit:out.xml",
]

[limits]
files = 500
"""


def written(tmp_path: Path, text: str, name: str = "badgeaudit.toml") -> Path:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def problems(file: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvalidSettings) as caught:
        read_settings(file)
    assert all(sentence(p.message) for p in caught.value.problems)
    return [(str(p.place).removeprefix(f"{file}:"), p.message.id) for p in caught.value.problems]


def test_settings_are_read_with_their_lines(tmp_path: Path) -> None:
    found = read_settings(written(tmp_path, GOOD))
    assert found is not None
    assert found.values["report"] == ["sarif:out.sarif", "junit:out.xml"]
    assert found.values["limits"] == {"files": 500}
    assert found.lines == {"paths": 2, "min-score": 3, "report": 4, "limits": 9}
    assert found.folder == tmp_path


def test_pyproject_has_a_table_of_ours_or_none(tmp_path: Path) -> None:
    ours = '[project]\nname = "x"\n\n[tool.badgeaudit]\nquiet = true\n'
    found = read_settings(written(tmp_path, ours, "pyproject.toml"))
    assert found is not None
    assert (dict(found.values), dict(found.lines)) == ({"quiet": True}, {"quiet": 5})
    assert read_settings(written(tmp_path, "[tool.ruff]\n", "pyproject.toml")) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD.replace("min-score", "min-scor"), ("3:1", "validation.additionalProperties-similar")),
        (GOOD.replace("70", '"70"'), ("3:1", "validation.type")),
        (GOOD.replace("files = 500", "flies = 1"), ("10:1", "validation.additionalProperties")),
        (GOOD.replace("[limits]", "[limits"), ("9:8", "settings.not-toml")),
        ("paths = 1\n", ("1:1", "validation.type")),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, text: str, found: tuple[str, str]) -> None:
    (problem,) = problems(written(tmp_path, text))
    assert problem[0] == found[0]
    assert problem[1].startswith(found[1])


def test_of_a_pyproject_the_place_is_in_that_file(tmp_path: Path) -> None:
    file = written(tmp_path, "[tool.badgeaudit]\ngate = 'open'\n", "pyproject.toml")
    assert problems(file) == [("2:1", "validation.enum")]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "badgeaudit.toml"
    file.write_bytes(b"\xff\xfe")
    assert [id for _, id in problems(file)] == ["settings.not-utf8"]
    assert [id for _, id in problems(tmp_path)] == ["settings.unreadable"]


class TestFinding:
    def test_upward_to_the_nearest(self, tmp_path: Path) -> None:
        written(tmp_path, "quiet = true\n")
        inner = tmp_path / "a" / "b"
        inner.mkdir(parents=True)
        assert find_settings(inner, [inner / "dossier"]).values == {"quiet": True}
        written(tmp_path / "a", "jobs = 2\n")
        assert find_settings(inner, []).values == {"jobs": 2}

    def test_our_own_file_goes_before_pyproject(self, tmp_path: Path) -> None:
        written(tmp_path, "[tool.badgeaudit]\njobs = 1\n", "pyproject.toml")
        assert find_settings(tmp_path, []).values == {"jobs": 1}
        written(tmp_path, "jobs = 2\n")
        assert find_settings(tmp_path, []).values == {"jobs": 2}

    def test_never_in_what_is_audited(self, tmp_path: Path) -> None:
        dossier = tmp_path / "dossier"
        dossier.mkdir()
        written(dossier, "quiet = true\n")
        written(tmp_path, "jobs = 2\n")
        assert find_settings(dossier, [dossier]).values == {}
        assert find_settings(tmp_path, [dossier]).values == {"jobs": 2}
        assert find_settings(tmp_path, [tmp_path]).values == {}

    def test_not_above_a_repository(self, tmp_path: Path) -> None:
        written(tmp_path, "jobs = 2\n")
        repository = tmp_path / "repository"
        (repository / ".git").mkdir(parents=True)
        assert find_settings(repository, []).values == {}


def test_the_command_line_goes_before_the_environment_before_the_file() -> None:
    settings = Settings("badgeaudit.toml", values={"jobs": 2, "gate": "none"}, lines={"jobs": 4})
    given: dict[str, tuple[Any, Origin, str]] = {
        "jobs": (0, "default", ""),
        "gate": ("readiness", "environment", "BADGEAUDIT_GATE"),
        "quiet": (False, "default", ""),
        "min-score": (50, "command line", ""),
    }
    found = effective(given, settings)
    assert [(e.key, e.value, e.origin, e.where) for e in found.values()] == [
        ("jobs", 2, "settings", "badgeaudit.toml:4"),
        ("gate", "readiness", "environment", "BADGEAUDIT_GATE"),
        ("quiet", False, "default", ""),
        ("min-score", 50, "command line", ""),
    ]


def test_places_are_not_led_astray() -> None:
    text = 'a = """\nb = 1\n[c]\n"""\n"d e" = [ # x = [\n  "f = ]",\n]\n[g."h.i"]\nj.k = {l = 1}\n'
    tomllib.loads(text)
    assert places_in(text) == {
        "/a": (1, 1),
        "/d e": (5, 1),
        "/g/h.i": (8, 2),
        "/g/h.i/j/k": (9, 1),
    }


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    places_in(text)
    places_in("[tool.badgeaudit]\n" + text)


@given(st.binary(max_size=60))
def test_no_file_raises_anything_else(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    file = tmp_path_factory.mktemp("s") / "badgeaudit.toml"
    file.write_bytes(raw)
    with suppress(InvalidSettings):
        read_settings(file)
