"""The written part of exercises: fields, frameworks, texts, read from the package's YAML."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.resources import package_folder

Data = Mapping[str, Any]


@cache
def fields() -> tuple[Data, ...]:
    """Return every field of work that practice dossiers come from, by name of its file."""
    return tuple(read(path) for path in sorted((_folder() / "fields").glob("*.yaml")))


@cache
def texts() -> Data:
    """Return the texts that all invented issuers share."""
    return read(_folder() / "documents.yaml")


@cache
def frameworks() -> Data:
    """Return the competence frameworks by short name."""
    return read(_folder() / "frameworks.yaml")


@cache
def model_answers() -> Data:
    """Return why a dossier without flaws answers each question."""
    return read(_folder() / "answers.yaml")


@cache
def strengths() -> Data:
    """Return what can be made better than it has to be."""
    return read(_folder() / "strengths.yaml")


@cache
def flaws() -> Data:
    """Return what is written about each kind of flaw."""
    return read(_folder() / "flaws" / "flaws.yaml")


def target(name: str) -> dict[str, str]:
    """Return the entry ``framework/code`` as an alignment of Open Badges."""
    key, code = name.split("/")
    framework = frameworks()[key]
    found = {
        "targetName": framework["targets"][code],
        "targetUrl": framework["url"],
        "targetFramework": framework["name"],
    }
    return found if code.isalpha() and len(code) > 2 else {**found, "targetCode": code}


def read(path: Path) -> Data:
    """Return one YAML file of the package."""
    data: Data = decode_yaml(path.read_bytes(), path.name).data
    return data


def _folder() -> Path:
    return package_folder("workshop")
