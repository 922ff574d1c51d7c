"""No English prose stands in a template outside ``{% trans %}``, ``_()`` and the catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from jinja2 import nodes

from badgeaudit.report.templating import html_environment
from badgeaudit.resources import package_folder

TEMPLATES = package_folder("report") / "templates"
SAME_EVERYWHERE = {"badgeaudit", "SHA", "JSON"}
"""Words that are the same in every language."""

SAID = {"_", "gettext", "ngettext", "pgettext", "npgettext", "phrase", "said"}
"""Functions whose plain arguments are translated, or are ids of what is."""

READ = {"aria-label", "title", "alt", "placeholder"}
"""Attributes that people read or hear."""

WORD = re.compile(r"[^\W\d_]{2,}")
PROSE = re.compile(r"^[“(]?[A-Z][a-z]+|[^\W\d_]{2,} [^\W\d_]{2,}")
"""How a plain argument of a macro looks when it is no name: a capital letter, or several words."""


def untranslated(text: str) -> list[str]:
    """Return the English texts of a template that no translator would ever see."""
    tree = html_environment().parse(text)
    for macro in tree.find_all(nodes.Macro):
        if macro.name.endswith("_class"):  # makes a name for the style
            macro.body = []
    page, arguments = "", list[str]()
    for node in tree.find_all((nodes.Output, nodes.Assign, nodes.Macro)):
        if isinstance(node, nodes.Output):
            for each in node.nodes:
                page += "¦".join(("", *printed(each), ""))
                arguments += passed(each)
        elif isinstance(node, nodes.Assign):
            arguments += [*printed(node.node), *passed(node.node)]
        elif isinstance(node, nodes.Macro):
            arguments += [found for each in node.defaults for found in printed(each)]
    shown = Shown()
    shown.feed(re.sub("(</?)¦+", r"\1named-by-a-value", page))
    shown.close()
    prose = [text for text in arguments if PROSE.search(text)]
    return [text.strip() for text in (*shown.texts, *prose) if unknown(text)]


def unknown(text: str) -> bool:
    """Tell whether there are words in a text that another language would write otherwise."""
    return any(word not in SAME_EVERYWHERE for word in WORD.findall(text))


def printed(node: nodes.Node) -> Iterator[str]:
    """Yield every text of ours that an expression may print."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Const):
        yield from [node.value] if isinstance(node.value, str) else []
    elif isinstance(node, nodes.CondExpr):
        yield from printed(node.expr1)
        yield from printed(node.expr2) if node.expr2 else ()
    elif isinstance(node, (nodes.Or, nodes.And, nodes.Concat, nodes.Add, nodes.Filter)):
        looks_up = isinstance(node, nodes.Filter) and node.name not in ("default", "d", "join")
        for each in node.iter_child_nodes(only=("node",) if looks_up else None):
            yield from printed(each)


def passed(node: nodes.Node) -> Iterator[str]:
    """Yield every text of ours that an expression gives to a macro."""
    for call in (node, *node.find_all(nodes.Call)):
        if isinstance(call, nodes.Call):
            named = [each.value for each in call.kwargs]
            said = isinstance(call.node, nodes.Name) and call.node.name in SAID
            for each in named if said else [*call.args, *named]:
                yield from printed(each)


class Shown(HTMLParser):
    """Gathers what a page shows and what screen readers say."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:  # no style, no script
            self.texts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value or "" for name, value in attrs if name in READ]


ALL = sorted(path.name for path in TEMPLATES.glob("*.j2"))


@pytest.mark.parametrize("name", ALL)
def test_every_word_can_be_translated(name: str) -> None:
    assert not untranslated((TEMPLATES / name).read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "<p>Still open</p>",
        "<p>{% trans %}Open{% endtrans %}, provisional</p>",
        '<ul aria-label="Key to {{ x }}">',
        '<img alt="Picture">',
        '{{ "in time" if x else _("overdue") }}',
        '{{ name or "(no name)" }}',
        "{{ n }} problem{{ '' if n == 1 else 's' }}",
        '{{ bar(score, "Total score") }}',
        '{{ bar(score, "Total") }}',
        '{% set title = "Total score" %}',
        "{% macro bar(score, title='Total score') %}{% endmacro %}",
        '{{ _("of %(what)s", what="the dossier") }}',
        "| Criterion | {{ x }} |",
    ],
)
def test_what_is_found(text: str) -> None:
    assert untranslated(text)


@pytest.mark.parametrize(
    "text",
    [
        "<p>{% trans n=n %}<b>{{ n }}</b> file{% pluralize %}{{ n }} files{% endtrans %}</p>",
        '<p class="quiet {{ "given" if x else "bar-rest" }}">{{ _("Open") }}: {{ x }}</p>',
        '{{ mark(outcome, "finding") }} {{ phrase("status-" ~ x) }} {{ x|anchor("c-") }}',
        '{% if x == "failed" %}badgeaudit, SHA-256 {{ pgettext("a file", "fine") }}{% endif %}',
        "{# A note for us. #}{{ symbols[x] }}",
        '{% set tag = "h2" if x else "h1" %}<{{ tag }} id="c">{{ x }}</{{ tag }}>',
    ],
)
def test_what_is_not(text: str) -> None:
    assert not untranslated(text)
