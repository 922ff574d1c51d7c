"""The sample audit as a document, fresh for each test that may change it."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.unit.report import sample


@pytest.fixture(scope="session")
def _document() -> dict[str, Any]:
    return sample.document()


@pytest.fixture
def document(_document: dict[str, Any]) -> dict[str, Any]:
    """The sample audit's document."""
    return copy.deepcopy(_document)


@pytest.fixture(scope="session")
def long_document() -> dict[str, Any]:
    """A thousand badge classes, files and findings."""
    return sample.long_document()
