"""Audit → reports for people and programs: terminal, HTML, Markdown, JSON."""

from badgeaudit.report.options import RenderOptions
from badgeaudit.report.rendering import REPORTS, render

__all__ = ["REPORTS", "RenderOptions", "render"]
