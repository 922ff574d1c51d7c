"""Charts: every chart of one audit document, worked out when a template first asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from badgeaudit.report.charts.frameworks import Frameworks, frameworks
from badgeaudit.report.charts.issuing import Issuing, issuing
from badgeaudit.report.charts.matrix import Matrix, matrix
from badgeaudit.report.charts.path import Path, path_chart
from badgeaudit.report.charts.texts import Texts, texts


class Charts:
    """What templates draw; a chart that the document has no numbers for is None."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document

    @cached_property
    def path(self) -> Path:
        """Sections and questions against what the readiness rules need."""
        return path_chart(self._document)

    @cached_property
    def matrix(self) -> Matrix | None:
        """Badge classes × criteria."""
        return matrix(self._document)

    @cached_property
    def issuing(self) -> Issuing | None:
        """Credentials over time."""
        return issuing(self._document)

    @cached_property
    def frameworks(self) -> Frameworks | None:
        """Badge classes and the frameworks they are aligned to."""
        return frameworks(self._document)

    @cached_property
    def texts(self) -> Texts | None:
        """Lengths of texts beside those of the others."""
        return texts(self._document)
