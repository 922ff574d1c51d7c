"""What an unquoted word in YAML means: the core schema of YAML 1.2, and nothing more."""

from __future__ import annotations

import re

from badgeaudit.model.places import Message, message

_FIXED: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER_START = frozenset("-+.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FRACTION = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


class NotUsable(Exception):
    """A number that JSON can't hold."""

    def __init__(self, message: Message) -> None:
        """Take what is wrong with it."""
        super().__init__(message.id)
        self.message = message


def plain_value(written: str, digits: int) -> str | int | float | bool | None:
    """Return the value of an unquoted scalar; what is no null, true, false or number is text.

    Source: YAML 1.2.2, section 10.3.2. Raises NotUsable for NaN, infinity and numbers of more than
    ``digits`` characters.
    """
    if written in _FIXED:
        return _FIXED[written]
    if written[0] not in _NUMBER_START:
        return written
    if _INFINITE.fullmatch(written):
        raise NotUsable(message("documents.not-a-number", found=written))
    for form, base in ((_INTEGER, 10), (_OCTAL, 8), (_HEXADECIMAL, 16)):
        if form.fullmatch(written):
            _limit(written, digits)
            return int(written, 10) if base == 10 else int(written[2:], base)
    if not _FRACTION.fullmatch(written):
        return written
    _limit(written, digits)
    value = float(written)
    if value in (float("inf"), float("-inf")):
        raise NotUsable(message("documents.number-too-large", found=written[:60]))
    return value


def _limit(written: str, digits: int) -> None:
    if len(written) > digits:
        raise NotUsable(message("documents.number-too-long", limit=digits))
