from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.errors import InvalidAudit
from badgeaudit.languages import sentence
from badgeaudit.report.json_ import render_json
from badgeaudit.report.reading import load_document, read_document


def refused(raw: bytes) -> list[str]:
    """Return the message ids of the problems, after making sure that each has words."""
    with pytest.raises(InvalidAudit) as caught:
        read_document(raw, "audit.json")
    assert all(sentence(problem.message) for problem in caught.value.problems)
    return [problem.message.id for problem in caught.value.problems]


def test_reads_what_was_written(document: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "audit.json"
    file.write_text(render_json(document), "utf-8", newline="\n")
    assert load_document(file) == document


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InvalidAudit) as caught:
        load_document(tmp_path / "none.json")
    problem = caught.value.problems[0]
    assert problem.message.id == "report.unreadable"
    assert "No such file" in sentence(problem.message)
    assert problem.place.path.endswith("none.json")


def test_a_folder_is_no_audit(tmp_path: Path) -> None:
    with pytest.raises(InvalidAudit):
        load_document(tmp_path)


@pytest.mark.parametrize("raw", [b"[]", b"{}", b'"text"', b"3", b'{"schema_version": 1}'])
def test_json_that_is_no_audit(raw: bytes) -> None:
    assert refused(raw) == ["report.not-an-audit"]


def test_what_is_no_json_is_said_with_its_line() -> None:
    with pytest.raises(InvalidAudit) as caught:
        read_document(b'{\n  "a": ', "audit.json")
    assert caught.value.problems[0].place.line == 2


@pytest.mark.parametrize("version", ["2.0", "0.9", "1", "one", "1.0.0", "1.9999999999"])
def test_other_major_versions_are_refused(document: dict[str, Any], version: str) -> None:
    document["schema_version"] = version
    assert refused(render_json(document).encode()) == ["report.unknown-version"]


def test_a_newer_minor_version_may_add(document: dict[str, Any]) -> None:
    document["schema_version"] = "1.7"
    document["dossier"]["new"] = "key"
    assert read_document(render_json(document).encode(), "audit.json") == document


def test_a_newer_minor_version_may_not_change(document: dict[str, Any]) -> None:
    document["schema_version"] = "1.7"
    document["dossier"]["new"] = "key"
    document["scores"][0]["met"] = "three"
    assert refused(render_json(document).encode()) == ["validation.type-integer"]


def test_in_our_own_version_an_unknown_key_is_a_mistake(document: dict[str, Any]) -> None:
    document["dossier"]["new"] = "key"
    assert refused(render_json(document).encode()) == ["validation.additionalProperties"]


def test_violations_have_line_and_column(document: dict[str, Any]) -> None:
    document["dues"][0]["overdue"] = "yes"
    raw = render_json(document).encode()
    with pytest.raises(InvalidAudit) as caught:
        read_document(raw, "audit.json")
    place = caught.value.problems[0].place
    assert place.pointer == "/dues/0/overdue"
    assert b'"overdue": "yes"' in raw.splitlines()[(place.line or 0) - 1]


@pytest.mark.parametrize("part", ["results", "steps"])
def test_what_is_named_must_be_described(document: dict[str, Any], part: str) -> None:
    document[part][0]["criterion"] = "X-99"
    assert refused(render_json(document).encode()) == ["report.wrong-reference"]


def test_a_criterion_of_an_unknown_section(document: dict[str, Any]) -> None:
    document["standard"]["criteria"][0]["section"] = "Z"
    assert refused(render_json(document).encode()) == ["report.wrong-reference"]


def test_the_total_must_be_there(document: dict[str, Any]) -> None:
    document["scores"].pop()
    assert refused(render_json(document).encode()) == ["report.wrong-reference"]


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    with pytest.raises(InvalidAudit):
        read_document(raw, "audit.json")


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists))
def test_no_json_raises_anything_else(value: Any) -> None:
    raw = json.dumps({"schema_version": "1.0", "results": value}).encode()
    with pytest.raises(InvalidAudit):
        read_document(raw, "audit.json")
