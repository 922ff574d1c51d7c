"""tags: the languages badgeaudit speaks, and the one meant by a tag or by a locale's name."""

from __future__ import annotations

import os
from collections.abc import Mapping

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "ca": "català",
    "es": "español",
    "fr": "français",
    "it": "italiano",
    "lt": "lietuvių",
    "nl": "Nederlands",
    "sl": "slovenščina",
    "sr-Cyrl": "српски",
    "sr-Latn": "srpski",
}
"""BCP 47 tag → the language's own name. ``sr`` alone means Cyrillic, as in the CLDR."""

_LATIN_BY_COUNTRY = frozenset({"me"})
"""Countries whose Serbian is in Latin letters unless said otherwise (CLDR, likely subtags)."""


def matched(wanted: str) -> str | None:
    """Return the language for a tag or locale name; None when there is none for it.

    ``sl``, ``SL``, ``sl-SI``, ``sl_SI.UTF-8`` are Slovene; ``sr``, ``sr_RS`` are Serbian in
    Cyrillic, ``sr_RS@latin``, ``sr-Latn-RS``, ``sr_ME`` in Latin letters.
    """
    name, _, modifier = wanted.strip().lower().replace("_", "-").partition("@")
    parts = name.partition(".")[0].split("-")
    if parts[0] in ("sr", "srp"):
        latin = "latn" in parts or modifier.startswith("latin")
        latin |= "cyrl" not in parts and not _LATIN_BY_COUNTRY.isdisjoint(parts[1:])
        return "sr-Latn" if latin else "sr-Cyrl"
    return parts[0] if parts[0] in LANGUAGES else None


def of_locale(environment: Mapping[str, str] | None = None) -> str | None:
    """Return the language of the user's locale, by the variables that POSIX names for messages.

    None for the locales ``C`` and ``POSIX``, for languages we don't speak, and where nothing is set
    (Windows sets none of them: there the system is asked).
    """
    variables = os.environ if environment is None else environment
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := variables.get(name):
            return matched(value)
    return _of_windows() if environment is None and os.name == "nt" else None


def _of_windows() -> str | None:
    import locale

    name = locale.getlocale()[0]
    return matched(locale.normalize(name)) if name else None
