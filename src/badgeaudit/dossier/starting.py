"""Begin a dossier: an application to fill in, its folders, and hints for editors."""

from __future__ import annotations

import json
import os
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from badgeaudit.documents.schema_files import schema_file
from badgeaudit.dossier.paths import APPLICATIONS
from badgeaudit.errors import NotWritten
from badgeaudit.model.places import Message, message
from badgeaudit.resources import package_folder
from badgeaudit.writing import make_folder, write_whole

_TEMPLATES = "dossier/templates"
_SCHEMA = ".badgeaudit/application.schema.json"
_ATTRIBUTES = b"* -text\n"
"""Keeps git from changing line endings, which would change the digests of the files."""
_PLAIN = re.compile(r"[A-Za-z0-9_.(][A-Za-z0-9_./()+, -]*")
"""What YAML takes as text without quotation marks, whatever stands in it."""


class Question(NamedTuple):
    """A criterion to be answered in the application."""

    key: str
    section: str
    title: str
    text: str
    explanation: bool = True
    in_words: bool = False
    """True for a question that is answered in one's own words, not with yes or no."""


def refuse_begun(folder: Path) -> None:
    """Raise NotWritten when the folder has an application already."""
    for name in APPLICATIONS:
        if os.path.lexists(folder / name):
            path = str(folder / name)
            raise NotWritten(message("dossier.init-application-exists", path=path))


def begin(folder: Path, application: str) -> tuple[Message, ...]:
    """Write a new dossier and return what was written and what was there already.

    Never overwrites: a file that exists is left as it is. The application comes last, so that an
    interrupted run can be repeated. Raises NotWritten when it exists, or nothing can be written.
    """
    refuse_begun(folder)
    make_folder(folder)
    done = []
    for path, content in _files(application):
        target = folder / path
        if os.path.lexists(target):
            done.append(message("dossier.init-left", path=path))
            continue
        make_folder(target.parent)
        write_whole(target, content)
        done.append(message("dossier.init-written", path=path))
    return tuple(done)


def application_text(
    standard: str, questions: Sequence[Question], found: Sequence[str] = ()
) -> str:
    """Return an application in which nothing is answered yet.

    ``found``: evidence files, listed as a comment to copy from.
    """
    text = _template("application.yaml")
    text = text.replace("@STANDARD@", _scalar(standard))
    text = text.replace("@FOUND@\n", "".join(f"{line}\n" for line in _found(found)))
    return text.replace("@CLAIMS@\n", "".join(f"{line}\n" for line in _claims(questions)))


def editor_schema(schema: Any) -> Any:
    """Return the schema for editors: the same, but a value that is not filled in yet is fine."""
    if isinstance(schema, list):
        return [editor_schema(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    eased = {
        key: value if key in ("examples", "enum", "const") else editor_schema(value)
        for key, value in schema.items()
    }
    if isinstance(eased.get("type"), str):
        eased["type"] = [eased["type"], "null"]
    if isinstance(eased.get("enum"), list):
        eased["enum"] = [*eased["enum"], None]
    return eased


def _files(application: str) -> Iterator[tuple[str, bytes]]:
    schema = editor_schema(dict(schema_file("application")))
    del schema["$id"]  # an editor might look for it on the web
    yield _SCHEMA, json.dumps(schema, indent=2, ensure_ascii=False).encode() + b"\n"
    yield ".gitattributes", _ATTRIBUTES
    for name in ("badges", "credentials", "evidence"):
        yield f"{name}/README.md", _template(f"{name}.md").encode()
    yield APPLICATIONS[0], application.encode()


def _template(name: str) -> str:
    return (package_folder(_TEMPLATES) / name).read_bytes().decode()


def _claims(questions: Iterable[Question]) -> Iterator[str]:
    section = ""
    for question in questions:
        if question.section != section:
            section = question.section
            yield ""
            yield from _comment(f"=== {section} ===")
        yield ""
        yield from _comment(f"{question.key} {question.title}")
        yield from _comment(question.text)
        if question.in_words:
            yield from _comment("Answer in your own words, as the explanation.")
        yield f"  {question.key}:"
        if not question.in_words:
            yield "    answer:"
        if question.explanation:
            yield "    explanation:"
        yield "    evidence:"
        yield "      -"


def _comment(text: str) -> list[str]:
    # splitlines of textwrap knows fewer line ends than YAML: join all white space first.
    return textwrap.wrap(
        " ".join(text.split()), 98, initial_indent="  # ", subsequent_indent="  # "
    )


def _found(paths: Sequence[str]) -> Iterator[str]:
    if paths:
        yield "# Files that were received. Copy each line you need to where it is evidence:"
        for path in paths:
            yield f"#      - {_scalar(path)}"
        yield ""


def _scalar(text: str) -> str:
    """Return text as YAML takes it for text: plain, or in quotation marks."""
    if _PLAIN.fullmatch(text) and ": " not in text and not text.endswith(" "):
        return text
    return json.dumps(text, ensure_ascii=False)
