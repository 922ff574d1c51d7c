"""Imports go down only: the direction of the architecture, held for every module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "badgeaudit"

BELOW: dict[str, set[str]] = {
    "model": set(),
    "documents": {"model"},
    "standard": {"model", "documents"},
    "dossier": {"model", "documents"},
    "openbadges": {"model", "documents"},
    "assessment": {"model", "documents"},
    "waivers": {"model", "documents"},
    "settings": {"model", "documents"},
    "decision": {"model", "documents"},
    "network": {"model", "documents"},
    "verification": {"model", "documents", "network"},
    "checks": {"model", "documents"},
    "audit": {
        "model",
        "documents",
        "standard",
        "dossier",
        "openbadges",
        "assessment",
        "decision",
        "checks",
        "network",
        "verification",
    },
    "sheets": {"model", "documents", "dossier", "openbadges", "assessment", "audit"},
    "agreement": {"model"},
    "gate": {"model"},
    "renewal": {"model"},
    "report": {"model", "documents", "audit", "sheets", "agreement", "renewal", "workshop"},
    "workshop": {
        "model",
        "documents",
        "standard",
        "dossier",
        "openbadges",
        "assessment",
        "audit",
        "sheets",
        "agreement",
        "network",
        "verification",
    },
    "cli": {
        "model",
        "documents",
        "standard",
        "dossier",
        "openbadges",
        "assessment",
        "decision",
        "waivers",
        "settings",
        "checks",
        "network",
        "verification",
        "audit",
        "sheets",
        "agreement",
        "gate",
        "renewal",
        "report",
        "workshop",
    },
}
"""Package → the packages it may import. What lies beside each other never imports each other."""

OPEN_TO_ALL = {"errors", "resources", "languages", "writing", ""}

HEAVY = {"PIL", "lxml", "pypdf", "docx", "jinja2", "rich", "jsonschema", "requests", "markdown_it"}
HEAVY |= {"cryptography", "joserfc", "rfc8785", "pyoxigraph", "pyld", "requests_hardened"}
HEAVY |= {"weasyprint", "xlsxwriter"}
"""Imported only inside the function that needs them."""

ENGINES = {"jsonschema_rs", "yaml"}
"""One decoder and one schema engine: only ``documents`` touches them (and the catalogue, yaml)."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@cache
def imports_of(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a module imports anywhere, and what at the top."""
    tree = ast.parse(path.read_text("utf-8"))
    return frozenset(imported(tree)), frozenset(at_the_top(tree))


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


def at_the_top(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imported(node)


def package_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down_only(path: Path) -> None:
    package = package_of(path)
    if package in OPEN_TO_ALL:
        return
    for name in sorted(imports_of(path)[0]):
        if not name.startswith("badgeaudit."):
            continue
        target = name.split(".")[1]
        allowed = BELOW[package] | OPEN_TO_ALL | {package}
        assert target in allowed, f"{package} must not import {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_packages_are_imported_where_they_are_used(path: Path) -> None:
    heavy = {name.partition(".")[0] for name in imports_of(path)[1]} & HEAVY
    assert not heavy


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_documents_touches_the_engines(path: Path) -> None:
    if package_of(path) in ("documents", "languages"):
        return
    names = {name.partition(".")[0] for name in imports_of(path)[0]}
    assert not names & ENGINES


PURE = ["resolve", "score", "readiness", "aggregate", "judging", "steps", "fingerprint", "claims"]
PURE += ["grounds", "waiving"]
IMPURE = {"pathlib", "os", "io", "sys", "time", "socket", "random", "subprocess", "builtins"}


@pytest.mark.parametrize("name", PURE)
def test_the_core_is_pure(name: str) -> None:
    tree = ast.parse((PACKAGE / "audit" / f"{name}.py").read_text("utf-8"))
    assert not {i.partition(".")[0] for i in imported(tree)} & IMPURE
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    called = {func.id for func in calls if isinstance(func, ast.Name)}
    assert not called & {"open", "print", "input"}


def test_every_package_has_its_place() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders - {"languages"} == set(BELOW)
