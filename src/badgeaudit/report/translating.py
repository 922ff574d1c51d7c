"""translating: what ``{% trans %}`` and ``_()`` say in templates, in the language in use.

Jinja's own gettext functions escape values for HTML only. These treat each value as the environment
treats it where it is printed by itself (``finalize``), so that Markdown stays escaped too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from badgeaudit.languages.speaking import SOURCE, spoken, unread

if TYPE_CHECKING:
    from gettext import NullTranslations

    from jinja2 import Environment


def install(environment: Environment) -> None:
    """Give an environment ``{% trans %}`` and its functions; blanks at line ends don't count.

    The texts between ``{% trans %}`` and ``{% endtrans %}`` are ours, so they are not escaped; the
    values in them are. Users' templates have no catalogue, so theirs stay as they are.
    """
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    finalize: Any = environment.finalize or (lambda value: value)

    def filled(text: str, values: dict[str, Any]) -> Any:
        from markupsafe import Markup

        printed = {name: finalize(value) for name, value in values.items()}
        return (Markup(text) if environment.autoescape else text) % printed

    def gettext(text: str, /, **values: Any) -> Any:
        return filled(_translations().gettext(text), values)

    def ngettext(one: str, other: str, number: int, /, **values: Any) -> Any:
        values.setdefault("num", number)
        return filled(_translations().ngettext(one, other, number), values)

    def pgettext(context: str, text: str, /, **values: Any) -> Any:
        return filled(_translations().pgettext(context, text), values)

    def npgettext(context: str, one: str, other: str, number: int, /, **values: Any) -> Any:
        values.setdefault("num", number)
        return filled(_translations().npgettext(context, one, other, number), values)

    environment.globals.update(
        gettext=gettext,
        ngettext=ngettext,
        pgettext=pgettext,
        npgettext=npgettext,
        _=gettext,
        machine_translated=machine_translated,
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]


def machine_translated() -> bool:
    """Tell whether what is said was translated by machine, and nobody has read all of it yet."""
    if spoken() == SOURCE:
        return False
    from badgeaudit.languages.translations import reviewed

    return unread() or not reviewed(spoken())


def _translations() -> NullTranslations:
    from gettext import NullTranslations

    if spoken() == SOURCE:
        return NullTranslations()
    from badgeaudit.languages.translations import translations

    return translations(spoken())
