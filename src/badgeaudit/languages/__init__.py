"""Message ids → sentences: the catalogue of one language, filled with a message's values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from badgeaudit.model.places import Message, Parameter
from badgeaudit.resources import package_folder


@cache
def catalogue(language: str = "en") -> Mapping[str, str]:
    """Return every message of a language: id → text with ``{placeholders}``.

    The texts stand in ``languages/<language>/*.yaml``, one file per area; an id in two files is an
    error of ours and raises ValueError.
    """
    import yaml

    texts: dict[str, str] = {}
    for path in sorted((package_folder("languages") / language).glob("*.yaml")):
        for id, text in (yaml.load(path.read_bytes(), yaml.CSafeLoader) or {}).items():
            if id in texts:
                raise ValueError(f"message {id} stands twice, last in {path.name}")
            texts[id] = str(text).strip()
    return texts


def sentence(message: Message, language: str = "en") -> str:
    """Return the message's words. Raises KeyError for an unknown id or a missing value."""
    shown = {key: listed(value) for key, value in message.params.items()}
    return catalogue(language)[message.id].format_map(shown)


def listed(value: Parameter) -> str:
    """Return a value as it stands in a sentence: a tuple becomes ``a, b, c``."""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
