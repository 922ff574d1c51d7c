"""Words of a text in any script: counting them, and finding a topic's word beginnings.

All work is linear in the length of the text. A text becomes ``" word word word"`` once: casefolded,
composed (NFC), everything but letters and digits turned into single spaces. A word beginning is
then found by searching ``" begin"``: one expression per topic, compiled once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from badgeaudit.checks import fields as read

_WORD = re.compile(r"[^\W_]+")
# Accents left over after composing (also the dot of a small Turkish İ), soft hyphens, joiners.
_IGNORED = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]+")
# Scripts written without spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_DIGIT = re.compile(r"\d")
_ASCII = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) * 2
_LONG = 20_000

TEXT_FIELDS = ("description", "criteria", "name", "tags")
"""What checks on text may look into."""


def spaced(text: str) -> str:
    """Return ``" word word"``; empty when the text has no word."""
    # Long texts (evidence documents) have a small cache of their own, so that memory stays bounded.
    return _spaced(text) if len(text) < _LONG else _spaced_long(text)


def _made_spaced(text: str) -> str:
    if text.isascii():
        # several times faster than the expression, and most texts of most badges
        found = text.encode().translate(_ASCII).decode().split()
    else:
        found = _WORD.findall(_IGNORED.sub("", unicodedata.normalize("NFC", text.casefold())))
    return " " + " ".join(found) if found else ""


_spaced = lru_cache(maxsize=256)(_made_spaced)
_spaced_long = lru_cache(maxsize=4)(_made_spaced)


def words_in(text: str) -> int:
    """Count the words of a spaced text; in scripts without spaces two characters count as one."""
    count = text.count(" ")
    return count if text.isascii() else count + len(_UNSPACED.findall(text)) // 2


@lru_cache(maxsize=256)
def _expression(words: tuple[str, ...]) -> re.Pattern[str]:
    # A word without letters would become "" and be found everywhere. Plain words after a space
    # can't backtrack: the time is linear in the text.
    beginnings = dict.fromkeys(filter(None, map(spaced, words)))
    if not beginnings:
        return re.compile(r"(?!)")
    return re.compile(f" (?:{'|'.join(re.escape(each[1:]) for each in beginnings)})")


def mentions(texts: Iterable[str], words: tuple[str, ...]) -> bool:
    """Tell whether a word of one of the spaced texts begins with one of ``words``."""
    search = _expression(words).search
    return any(map(search, texts))


def mentioned(texts: Iterable[str], words: tuple[str, ...]) -> int:
    """Count how many different beginnings of ``words`` occur in the spaced texts."""
    find = _expression(words).findall
    return len({beginning for text in texts for beginning in find(text)})


@lru_cache(maxsize=16)
def long_text_mentions(text: str, words: tuple[str, ...]) -> bool:
    """Tell the same of a whole document; remembered, since every credential may ask again."""
    return mentions((spaced(text),), words)


def has_number(texts: Iterable[str]) -> bool:
    """Tell whether a digit stands in one of the texts: a date, a year, a number of hours."""
    return any(_DIGIT.search(text) for text in texts)


def texts_of(fields: Mapping[str, Any], within: Iterable[str]) -> list[str]:
    """Return the spaced texts of the named parts of a badge class, leaving out empty ones.

    ``criteria`` is the narrative, ``tags`` are taken together. Parts with another name are ignored.
    """
    found = []
    for name in within:
        if name == "tags":
            text = " ".join(read.strings(fields, "tags"))
        elif name == "criteria":
            text = read.text(read.part(fields, "criteria"), "narrative")
        else:
            text = read.text(fields, name)
        if text and (words := spaced(text)):
            found.append(words)
    return found
