"""What an assessor typed at the prompt → a command; nothing is done here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from badgeaudit.model.people import Confidence, Verdict
from badgeaudit.model.places import Message, message

Words = Literal["comment", "note"]


class Do(Enum):
    """Commands that need nothing but their name."""

    NOTHING = auto()
    """An empty line."""
    AGAIN = auto()
    ALL = auto()
    """Show the question with everything that was shortened."""
    EXPLAIN = auto()
    HELP = auto()
    SKIP = auto()
    BACK = auto()
    LIST = auto()
    DELETE = auto()
    KEEP = auto()
    QUIT = auto()
    EDIT = auto()
    """Write the comment in an editor."""
    MACHINE = auto()
    """In practice: show what the machine found."""


@dataclass(frozen=True, slots=True)
class Give:
    """Answer the question."""

    answer: Verdict | int


@dataclass(frozen=True, slots=True)
class GiveEach:
    """Answer for single badges; None takes their answers back."""

    numbers: tuple[int, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Write:
    """Write the comment or the internal note."""

    what: Words
    text: str | None = None
    """None: to be asked for. Empty: to be removed."""


@dataclass(frozen=True, slots=True)
class Sure:
    """Say how sure one is; None takes it back."""

    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class More:
    """Show more of a file; without a number, the list of files."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class Cite:
    """Name the files that show it, by number or path; without any, list them."""

    named: tuple[int | str, ...] | None = None
    """Empty: cite nothing any more."""


@dataclass(frozen=True, slots=True)
class Go:
    """Go to a question."""

    criterion: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not understood, and why."""

    why: Message


Command = Do | Give | GiveEach | Write | Sure | More | Cite | Go | Unknown

_VERDICTS: Mapping[str, Verdict] = {
    "y": "met",
    "yes": "met",
    "met": "met",
    "n": "not_met",
    "no": "not_met",
    "not met": "not_met",
    "not_met": "not_met",
    "na": "not_applicable",
    "n/a": "not_applicable",
    "not applicable": "not_applicable",
    "not_applicable": "not_applicable",
}
_ALONE: Mapping[str, Do] = {
    "": Do.NOTHING,
    "r": Do.AGAIN,
    "again": Do.AGAIN,
    "a": Do.ALL,
    "all": Do.ALL,
    "?": Do.EXPLAIN,
    "h": Do.HELP,
    "help": Do.HELP,
    "s": Do.SKIP,
    "skip": Do.SKIP,
    "b": Do.BACK,
    "back": Do.BACK,
    "o": Do.LIST,
    "open": Do.LIST,
    "d": Do.DELETE,
    "delete": Do.DELETE,
    "k": Do.KEEP,
    "keep": Do.KEEP,
    "q": Do.QUIT,
    "quit": Do.QUIT,
    "exit": Do.QUIT,
    "ce": Do.EDIT,
    "m": Do.MACHINE,
    "machine": Do.MACHINE,
}
_LONG = {"comment": "c", "note": "nb", "confidence": "e", "file": "f", "cite": "x", "go": "g"}
_TEXTS = ("c", "nb", "comment", "note")
_CONFIDENCE: Mapping[str, Confidence | None] = {
    "l": "low",
    "low": "low",
    "m": "medium",
    "medium": "medium",
    "h": "high",
    "high": "high",
    "-": None,
}
_NUMBER = re.compile(r"[0-9]{1,6}")
_LEVEL = re.compile(r"[0-9]{1,3}")
_CRITERION = re.compile(r"[a-z][a-z0-9]*-[0-9]+(-[0-9]+)?", re.I)


def parse(line: str) -> Command:
    """Return what a line asks for. Total: whatever was typed, there is a command.

    An answer stands alone on its line, so that a stray line of a pasted text is not taken for one.
    Upper and lower case are the same, but for a comment or note on the line itself (``c text``).
    """
    typed = line.strip()
    lower = " ".join(typed.lower().split())
    if lower in _VERDICTS:
        return Give(_VERDICTS[lower])
    if _LEVEL.fullmatch(lower) and lower.isascii():
        return Give(int(lower))
    if lower in _ALONE:
        return _ALONE[lower]
    head, _, rest = typed.partition(" ")
    name = head.lower()
    # "Note that …" and "C is missing" are lines of a text, not commands
    of_a_text = rest and name in _TEXTS and head not in ("c", "nb")
    name = _LONG.get(name, name)
    if name in _WITH_WORDS and not of_a_text:
        return _WITH_WORDS[name](rest.strip())
    return Unknown(message("assess.unknown-command", typed=typed[:40]))


def wants_yes(line: str) -> bool:
    """Tell whether a line says yes to a question that is asked back."""
    return line.strip().lower() in ("y", "yes")


def _write(what: Words) -> Callable[[str], Command]:
    def command(rest: str) -> Command:
        if not rest:
            return Write(what)
        return Write(what, "" if rest == "-" else rest)

    return command


def _sure(rest: str) -> Command:
    word = rest.lower()
    if word not in _CONFIDENCE:
        return Unknown(message("assess.how-confidence"))
    return Sure(_CONFIDENCE[word])


def _more(rest: str) -> Command:
    if not rest:
        return More()
    if not _NUMBER.fullmatch(rest):
        return Unknown(message("assess.how-file"))
    return More(int(rest))


def _cite(rest: str) -> Command:
    if rest == "-":
        return Cite(())
    if not rest:
        return Cite()
    parts = rest.replace(",", " ").split()
    if all(_NUMBER.fullmatch(part) for part in parts):
        return Cite(tuple(int(part) for part in parts))
    # paths may hold blanks: what is no list of numbers is one path
    return Cite((rest,))


def _go(rest: str) -> Command:
    if not _CRITERION.fullmatch(rest):
        return Unknown(message("assess.how-go"))
    return Go(rest.upper())


def _each(rest: str) -> Command:
    numbers, _, verdict = rest.lower().replace(",", " ").strip().rpartition(" ")
    parts = numbers.split()
    known = verdict == "-" or verdict in _VERDICTS
    if not parts or not known or not all(_NUMBER.fullmatch(part) for part in parts):
        return Unknown(message("assess.how-each"))
    return GiveEach(tuple(int(part) for part in parts), _VERDICTS.get(verdict))


_WITH_WORDS: Mapping[str, Callable[[str], Command]] = {
    "c": _write("comment"),
    "nb": _write("note"),
    "e": _sure,
    "f": _more,
    "x": _cite,
    "g": _go,
    "p": _each,
}
