"""Jinja environments: one per target, each escaping every value by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from badgeaudit.languages.speaking import spoken
from badgeaudit.report import wording
from badgeaudit.report.days import day
from badgeaudit.report.language_tags import lang
from badgeaudit.report.phrases import phrase
from badgeaudit.report.translating import install
from badgeaudit.report.untrusted import clean, markdown, markdown_code, markdown_link, safe_link
from badgeaudit.resources import package_folder

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def html_environment() -> Environment:
    """Return the environment of ``*.html.j2``: everything escaped, harmful characters dead."""
    return _environment(lambda text: text, {"safe_link": safe_link, "lang": lang})


@cache
def markdown_environment() -> Environment:
    """Return the environment of ``*.md.j2``: every value is escaped for Markdown, on one line."""
    from markupsafe import Markup

    def code(text: str) -> Markup:
        """Return a code span; Markup, so that nothing escapes it again."""
        return Markup(markdown_code(text))

    def cell_code(text: str) -> Markup:
        """Return a code span for a table, where a bar would end the cell."""
        return Markup(markdown_code(text).replace("|", "\\|"))

    def link(text: str, address: object) -> Markup:
        """Return a link when the address is safe."""
        return Markup(markdown_link(text, address))

    filters: dict[str, Callable[..., Any]] = {"code": code, "cell_code": cell_code, "link": link}
    return _environment(lambda text: Markup(markdown(text)), filters)


def anchor(id: str, prefix: str = "") -> str:
    """Return an HTML id for any text: what is not a letter, digit or hyphen becomes ``_xx``."""
    return prefix + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found.group()):x}", id)


def template_text(name: str) -> str:
    """Return a file of the templates' folder as it is (style, script): ours, so not escaped."""
    return (package_folder("report") / "templates" / name).read_text("utf-8").strip()


def _environment(
    escape: Callable[[str], str], filters: Mapping[str, Callable[..., Any]]
) -> Environment:
    """Build one environment. ``finalize`` sees every printed value; Markup comes from our macros.

    ``autoescape=True`` and not ``select_autoescape``, which is off for names that end in ``.j2``.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def finalize(value: Any) -> Any:
        if isinstance(value, Markup) or not isinstance(value, str):
            return value
        return escape(clean(value))

    environment = Environment(
        loader=FileSystemLoader(package_folder("report") / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=finalize,
    )
    environment.filters.update(wording.FILTERS, anchor=anchor, day=day, **filters)
    environment.globals.update(phrase=phrase, symbols=dict(wording.SYMBOLS), language=spoken)
    install(environment)
    return environment
