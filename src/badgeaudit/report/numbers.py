"""decimal, percent: numbers as the language in use writes them: ``0.50`` or ``0,50``, ``66 %``."""

from __future__ import annotations

from badgeaudit.languages.speaking import SOURCE, spoken


def locale_of(language: str) -> str:
    """Return the name of a language's locale in the CLDR: ``sr-Latn`` is ``sr_Latn``.

    English is that of Britain, as in all our texts.
    """
    return "en_GB" if language == SOURCE else language.replace("-", "_")


def decimal(value: float, digits: int) -> str:
    """Return a number with so many digits after the decimal sign; zero has no minus."""
    shown = f"{value:.{digits}f}"
    shown = shown.lstrip("-") if float(shown) == 0 else shown
    if spoken() == SOURCE:
        return shown
    from babel.numbers import format_decimal

    places = f"#,##0.{'0' * digits}" if digits else "#,##0"
    # the rounded digits, so that every language shows the same number
    return str(format_decimal(shown, format=places, locale=locale_of(spoken())))


def percent(value: int) -> str:
    """Return so many hundredths with their sign, which never begins a line."""
    if spoken() == SOURCE:
        return f"{value}\u00a0%"
    from babel.numbers import format_percent

    return str(format_percent(value / 100, locale=locale_of(spoken())))
