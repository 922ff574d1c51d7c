"""speaking: the language in which sentences are said now, English unless somebody chose another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SOURCE = "en"
"""The language that all texts are written in first; others are translated from it."""

_language: ContextVar[str] = ContextVar("language", default=SOURCE)


_unread: ContextVar[bool] = ContextVar("unread", default=False)


def say_unread() -> None:
    """Note that texts are in use which a machine translated and nobody has read."""
    _unread.set(True)


def unread() -> bool:
    """Tell whether such texts were noted in this run."""
    return _unread.get()


def spoken() -> str:
    """Return the tag of the language in use (BCP 47, one of ``tags.LANGUAGES``)."""
    return _language.get()


def speak(language: str) -> None:
    """Say everything from now on in a language; for a whole run of a command."""
    _language.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything inside in a language, then go on as before."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)
