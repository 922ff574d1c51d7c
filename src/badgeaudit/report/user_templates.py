"""render_template: a user's own Jinja template and an audit document → the text it makes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from badgeaudit.errors import InvalidTemplate, WrongUse
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.report.letters import TEMPLATES, context_of, style
from badgeaudit.report.sandbox import ESCAPERS, OURS, not_there, sandbox
from badgeaudit.report.sandbox_values import CHARACTERS, Refused
from badgeaudit.resources import package_folder

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.exceptions import TemplateAssertionError

SUFFIXES: Mapping[str, str] = {
    ".html.j2": "html",
    ".htm.j2": "html",
    ".md.j2": "markdown",
    ".markdown.j2": "markdown",
    ".txt.j2": "text",
}
"""How a template's name ends → what it makes."""

_TEMPLATE_BYTES = 1 << 20


def target_of(path: Path) -> str:
    """Return what a template makes, from its name. Raises WrongUse when the name does not say."""
    for suffix, target in SUFFIXES.items():
        if path.name.lower().endswith(suffix):
            return target
    raise WrongUse(message("letters.unknown", name=str(path), names=tuple(TEMPLATES)))


def render_template(path: Path, document: Mapping[str, Any], *, names: bool = False) -> str:
    """Return what a user's template makes of an audit; it ends in a newline.

    Raises InvalidTemplate with file, line and reason for whatever goes wrong in it, and WrongUse
    when its name does not say what it makes.
    """
    target = target_of(path)
    context = context_of(document, names=names)
    for letter in TEMPLATES.values():
        context.update(letter.more(context["view"]))
    if target == "html":
        context["style"] = style()
    files = _Files(path)
    try:
        template = sandbox(target, files.load, context).get_template(path.name)
        text = _within(template, context)
    except Exception as error:
        raise InvalidTemplate([files.problem(error)]) from None
    if target == "markdown":
        from badgeaudit.report.markdown import tidy

        return tidy(text)
    return text.strip("\n") + "\n"


def _within(template: Template, context: Mapping[str, Any]) -> str:
    """Put the pieces together; stop when they are too many."""
    pieces: list[str] = []
    characters = 0
    for piece in template.generate(context):
        characters += len(piece)
        if characters > CHARACTERS:
            raise Refused(message("letters.too-big", limit=CHARACTERS))
        pieces.append(piece)
    return "".join(pieces)


class _Files:
    """The templates that one template may use: those beside it, and ours."""

    def __init__(self, path: Path) -> None:
        self.shown = path
        self.main = path.resolve()
        self.loaded: set[str] = set()

    def load(self, name: str) -> tuple[str, str, Any]:
        """Return a template's source, file name and freshness. Raises Refused."""
        file = self._file(name)
        shown = name if name.startswith(OURS) else (self.shown.parent / name).as_posix()
        self.loaded.add(shown)
        try:
            with file.open("rb") as stream:
                raw = stream.read(_TEMPLATE_BYTES + 1)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise Refused(message("letters.unreadable", name=name, reason=reason)) from None
        if len(raw) > _TEMPLATE_BYTES:
            raise Refused(message("letters.too-big", limit=_TEMPLATE_BYTES))
        try:
            return raw.decode("utf-8-sig"), shown, lambda: True
        except UnicodeDecodeError:
            raise Refused(message("letters.not-utf8", name=name)) from None

    def _file(self, name: str) -> Path:
        if name.startswith(OURS):
            folder = package_folder("report") / "templates"
            found = {file.name: file for file in folder.glob("*.j2")}.get(name[len(OURS) :])
            if found is None:
                raise Refused(not_there(name, _ours(), "letters.no-template"))
            return found
        if name == self.shown.name:
            return self.main
        folder = self.main.parent
        parts = PurePosixPath(name).parts
        file = folder.joinpath(*parts).resolve()
        outside = not file.is_relative_to(folder) or ".." in parts or "\\" in name or ":" in name
        if outside or not name.lower().endswith(".j2"):
            raise Refused(message("letters.outside", name=name))
        return file

    def problem(self, error: Exception) -> Problem:
        """Return what went wrong, and where in which template."""
        from jinja2 import TemplateSyntaxError

        if isinstance(error, TemplateSyntaxError):
            place = Place(error.filename or self.shown.as_posix(), "", error.lineno)
        else:
            place = self._place(error)
        return Problem(_said(error), place)

    def _place(self, error: Exception) -> Place:
        """Return the last line of a template that the error came through."""
        place = Place(self.shown.as_posix())
        trace = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name in self.loaded:
                place = Place(name, "", trace.tb_lineno)
            trace = trace.tb_next
        return place


def _said(error: Exception) -> Message:
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError, TemplateAssertionError

    if isinstance(error, Refused):
        return error.said
    if isinstance(error, TemplateAssertionError):
        return _unknown_filter(error)
    if isinstance(error, TemplateSyntaxError):
        return message("letters.syntax", reason=str(error.message))
    if isinstance(error, UndefinedError):
        return message("letters.undefined", reason=str(error.message))
    if isinstance(error, SecurityError):
        return message("letters.unsafe", reason=str(error))
    if isinstance(error, TemplateNotFound):
        return message("letters.no-template", name=str(error.name))
    if isinstance(error, RecursionError):
        return message("letters.too-deep")
    return message("letters.failed", reason=f"{type(error).__name__}: {error}")


def _unknown_filter(error: TemplateAssertionError) -> Message:
    said = str(error.message)
    name = said.split("'")[1] if said.count("'") >= 2 else ""
    if said.startswith("No filter named") and name in ESCAPERS:
        return message("letters.no-safe", name=name)
    return message("letters.syntax", reason=said)


def _ours() -> list[str]:
    return [OURS + file for letter in TEMPLATES.values() for file in letter.files.values()]
