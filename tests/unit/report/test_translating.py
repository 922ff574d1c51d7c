"""``{% trans %}`` in our templates: translated, and every value escaped as everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from unittest.mock import patch

import pytest

from badgeaudit.report import translating
from badgeaudit.report.templating import html_environment, markdown_environment

WORDS = {"Of %(name)s: <b>%(count)s</b>": "%(name)s ima <b>%(count)s</b>", "Plain": "Navadno"}


class Slovene(NullTranslations):
    def gettext(self, message: str) -> str:
        return WORDS.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}:{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "%(n)s datoteki" if n == 2 else "%(n)s datotek"


@pytest.fixture
def slovene() -> Iterator[None]:
    with patch.object(translating, "_translations", Slovene):
        yield


TEXT = "{% trans name=x, count=n %}\n  Of {{ name }}:\n  <b>{{ count }}</b>{% endtrans %}"
HOSTILE = "<i>*Ann*</i>\x1b[31m %(name)s"


def test_html(slovene: None) -> None:
    made = html_environment().from_string(TEXT).render(x=HOSTILE, n=3)
    assert made == "&lt;i&gt;*Ann*&lt;/i&gt;\ufffd[31m %(name)s ima <b>3</b>"


def test_markdown(slovene: None) -> None:
    made = markdown_environment().from_string(TEXT).render(x=HOSTILE, n=3)
    printed = markdown_environment().from_string("{{ x }}").render(x=HOSTILE)
    assert "*Ann*" not in made
    assert made == f"{printed} ima <b>3</b>"


def test_english_stays_as_it_is() -> None:
    made = html_environment().from_string(TEXT).render(x="A & B", n=3)
    assert made == "Of A &amp; B: <b>3</b>"


@pytest.mark.parametrize(("n", "words"), [(2, "2 datoteki"), (5, "5 datotek")])
def test_plural(slovene: None, n: int, words: str) -> None:
    text = "{% trans n=n %}{{ n }} file{% pluralize %}{{ n }} files{% endtrans %}"
    assert html_environment().from_string(text).render(n=n) == words


def test_in_expressions_and_with_a_context(slovene: None) -> None:
    text = '{{ _("Plain") }} {{ pgettext("state", "open") }} {{ _("50 %%") }}'
    assert html_environment().from_string(text).render() == "Navadno state:open 50 %"


def test_what_a_macro_made_is_not_escaped_again(slovene: None) -> None:
    text = "{% macro m(a) %}<u>{{ a }}</u>{% endmacro %}" + TEXT
    made = html_environment().from_string(text.replace("name=x", "name=m(x)"))
    assert made.render(x="A & B", n=1) == "<u>A &amp; B</u> ima <b>1</b>"
