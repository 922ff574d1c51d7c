"""Message ids → sentences: the English catalogue, said in the language in use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from badgeaudit.languages.speaking import SOURCE, spoken
from badgeaudit.model.places import Message, Parameter
from badgeaudit.resources import package_folder

if TYPE_CHECKING:
    from gettext import NullTranslations


class Counted(NamedTuple):
    """A text that has another form for one thing than for several."""

    one: str
    by: str
    """The placeholder with the number."""


@cache
def catalogue() -> Mapping[str, str]:
    """Return every message in English: id → text with ``{placeholders}``, that for several.

    The texts stand in ``languages/en/*.yaml``, one file per area; an id in two files is an error of
    ours and raises ValueError.
    """
    return {
        id: (str(text["other"]) if isinstance(text, dict) else str(text)).strip()
        for id, text in _entries().items()
    }


@cache
def counted() -> Mapping[str, Counted]:
    """Return what only texts with a number have: id → the form for one, and which number counts.

    Such a text is written as ``{by: count, one: "{count} file", other: "{count} files"}``; other
    languages have as many forms as they need.
    """
    return {
        id: Counted(str(text["one"]).strip(), str(text["by"]))
        for id, text in _entries().items()
        if isinstance(text, dict)
    }


@cache
def _entries() -> Mapping[str, str | dict[str, str]]:
    import yaml

    texts: dict[str, str | dict[str, str]] = {}
    for path in sorted((package_folder("languages") / SOURCE).glob("*.yaml")):
        for id, text in (yaml.load(path.read_bytes(), yaml.CSafeLoader) or {}).items():
            if id in texts:
                raise ValueError(f"message {id} stands twice, last in {path.name}")
            texts[id] = text
    return texts


def sentence(message: Message, language: str | None = None) -> str:
    """Return the message's words, in the language in use unless another one is given.

    Raises KeyError for an unknown id or a missing value.
    """
    shown = {key: listed(value) for key, value in message.params.items()}
    text = _text(message, language or spoken())
    return text.format_map(shown)


def worded(id: str) -> str:
    """Return a message's text in the language in use, its ``{placeholders}`` not filled in.

    For a page that fills them in by itself. Raises KeyError for an unknown id, and ValueError for
    one that has other words for one thing than for several: such a text needs its number.
    """
    if id in counted():
        raise ValueError(f"message {id} depends on a number")
    return _text(Message(id, {}), spoken())


def _text(message: Message, language: str) -> str:
    id, text = message.id, catalogue()[message.id]
    plural = counted().get(id)
    if plural is None:
        return text if language == SOURCE else _gettext(language).pgettext(id, text)
    value = message.params[plural.by]
    number = value if isinstance(value, int) else int(str(value))
    if language == SOURCE:
        return plural.one if number == 1 else text
    return _gettext(language).npgettext(id, plural.one, text, number)


def _gettext(language: str) -> NullTranslations:
    from badgeaudit.languages.translations import translations

    return translations(language)


def listed(value: Parameter) -> str:
    """Return a value as it stands in a sentence: a tuple becomes ``a, b, c``."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
