from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from badgeaudit.errors import InvalidTemplate, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.places import Problem
from badgeaudit.report.letters import TEMPLATES, render_letter
from badgeaudit.report.untrusted import clean
from badgeaudit.report.user_templates import render_template, target_of
from tests.unit.report.pages import parse
from tests.unit.report.sample import HOSTILE
from tests.unit.report.test_hostile import HARMFUL, assert_tame


def write(folder: Path, text: str, name: str = "own.html.j2") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def problem(file: Path, document: dict[str, Any]) -> Problem:
    """Return what is wrong with a template that must not work."""
    with pytest.raises(InvalidTemplate) as caught:
        render_template(file, document)
    (found,) = caught.value.problems
    assert sentence(found.message)
    return found


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("a.html.j2", "html"),
        ("a.htm.j2", "html"),
        ("A.HTML.J2", "html"),
        ("a.md.j2", "markdown"),
        ("a.markdown.j2", "markdown"),
        ("a.txt.j2", "text"),
    ],
)
def test_the_name_says_what_it_makes(name: str, target: str) -> None:
    assert target_of(Path(name)) == target


@pytest.mark.parametrize("name", ["feedbak", "a.html", "a.j2", "a.tex.j2", "html.j2", ""])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(WrongUse) as caught:
        target_of(Path(name))
    assert ".html.j2" in sentence(caught.value.problems[0].message)


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("own.html.j2", "A &lt;b&gt; *c*\n"),
        ("own.md.j2", "A &lt;b&gt; \\*c\\*\n"),
        ("own.txt.j2", "A <b> *c*\n"),
    ],
)
def test_values_are_escaped_for_the_target(
    tmp_path: Path, document: dict[str, Any], name: str, made: str
) -> None:
    document["dossier"]["organisation"] = "<b> *c*"
    file = write(tmp_path, "A {{ feedback.applicant }}", name)
    assert render_template(file, document) == made


TRICKS = (
    "{{ value }}",
    "{{ value ~ ' and ' ~ value }}",
    "{% set x %}<b>{{ value }}</b>{% endset %}{{ x }}{{ x ~ value }}{{ value + x }}",
    "{% macro m(v) %}<i>{{ v }}</i>{% endmacro %}{{ m(value) ~ value }}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ value }}{% endcall %}",
    "{{ [value, value]|join(', ') }}",
    "{% set x %}-{% endset %}{{ [x, value]|join(x) }}{{ x|replace('-', value) }}",
    "{{ value|upper }}{{ value|trim|title|reverse }}{{ value|truncate(300) }}",
    "{{ {'a': value}.a }}{{ value.split('<')|join('<') }}",
    "{% filter trim %}{{ value }}{% endfilter %}",
    "{{ value if value else '' }}{{ value|default('') }}",
)


@pytest.mark.parametrize("trick", TRICKS)
def test_no_way_of_printing_leaves_html_unescaped(
    tmp_path: Path, document: dict[str, Any], trick: str
) -> None:
    document["dossier"]["name"] = HOSTILE
    file = write(tmp_path, f"<p>{{% set value = document.dossier.name %}}{trick}</p>")
    text = render_template(file, document)
    tree = parse(text)
    assert not HARMFUL.search(text)
    assert_tame(tree)
    assert not tree.xpath("//script | //img | //details | //main")


@pytest.mark.parametrize("trick", TRICKS)
def test_no_way_of_printing_leaves_markdown_unescaped(
    tmp_path: Path, document: dict[str, Any], trick: str
) -> None:
    document["dossier"]["name"] = HOSTILE.swapcase() + HOSTILE
    trick = trick.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", "")
    file = write(tmp_path, f"p {{% set value = document.dossier.name %}}{trick}", "own.md.j2")
    tree = parse(MarkdownIt("commonmark", {"html": True}).render(render_template(file, document)))
    assert_tame(tree)
    assert not tree.xpath("//script | //img | //a | //strong | //code")


def test_in_plain_text_only_harmful_characters_go(tmp_path: Path, document: dict[str, Any]) -> None:
    document["dossier"]["name"] = HOSTILE
    file = write(tmp_path, "{{ document.dossier.name }}", "own.txt.j2")
    assert render_template(file, document) == clean(HOSTILE) + "\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n{{ feedback.aplicant }}", 2, "Did you mean “applicant”"),
        ("{{ feedbck.applicant }}", 1, "Did you mean “feedback”"),
        ("{{ document.dossier.digestt }}", 1, "Did you mean “digest”"),
        ("{{ document.zzz }}", 1, "“zzz” is not there. docs/templates.md"),
        ("{{ feedback.to_do[99].title }}", 1, "is not there"),
        ("a\nb\n{% if %}", 3, "can't be read: Expected an expression"),
        ("{% for x in feedback.good %}", 1, "can't be read"),
        ("{{ feedback.applicant|saef }}", 1, "No filter named 'saef'"),
        ("{{ feedback.applicant|safe }}", 1, "no filter “safe” here"),
        ("{{ feedback.applicant|e }}", 1, "no filter “e” here"),
        ("{{ document.dossier|tojson }}", 1, "no filter “tojson” here"),
        ("{{ {}|xmlattr }}", 1, "no filter “xmlattr” here"),
        ("{% autoescape false %}x{% endautoescape %}", 1, "can't be switched off"),
        ("{{ ''.__class__ }}", 1, "not allowed in a template: access to attribute"),
        ("{{ ''['__class__']['__mro__'] }}", 1, "not allowed"),
        ("{{ view.__init__.__globals__ }}", 1, "not allowed"),
        ("{{ phrase.__globals__ }}", 1, "not allowed"),
        ("{{ feedback|attr('__class__') }}", 1, "No filter named 'attr'"),
        ("{{ [feedback]|map(attribute='__class__')|first }}", 1, "not allowed"),
        ("{{ '{0.__class__}'.format(1) }}", 1, "not allowed"),
        ("{{ '%s' % 1 }}", 1, "does not format text"),
        ("{% set _ = document.update({}) %}{{ _ }}", 1, "not allowed"),
        ("{{ document.results.append(1) }}", 1, "not allowed"),
        ("{{ lipsum() }}", 1, "“lipsum” is not there"),
        ("{{ [1, 2]|random }}", 1, "No filter named 'random'"),
        ("{{ document.results }}", 1, "A whole list can't be printed"),
        ("{{ document.dossier }}", 1, "A whole dict can't be printed"),
        ("{{ feedback }}", 1, "A whole Feedback can't be printed"),
        ("{{ [1]|map('abs') }}", 1, "can't be printed"),
        ("{{ document.dossier ~ '' }}", 1, "A whole dict can't be printed"),
        ("\n\n{{ 1 / 0 }}", 3, "ZeroDivisionError"),
        ("{{ 'a' + 1 }}", 1, "TypeError"),
        ("{{ 'a'() }}", 1, "TypeError"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_with_its_line(
    tmp_path: Path, document: dict[str, Any], text: str, line: int, said: str
) -> None:
    file = write(tmp_path, text)
    found = problem(file, document)
    assert said in sentence(found.message)
    assert (found.place.path, found.place.line) == (file.as_posix(), line)


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}",
        "{% for a in range(90000) %}{{ range(90000)|sum }}{% endfor %}",
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}"
        "{{ f(60) }}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% include 'own.html.j2' %}",
        "{% include 'own.html.j2' %}{% include 'own.html.j2' %}",
        "{% extends 'own.html.j2' %}",
        "{% for a in range(90000) %}" + "x" * 5000 + "{% endfor %}",
        "{% set n = namespace(s='x') %}"
        "{% for a in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "{% set n = namespace(s='x') %}"
        "{% for a in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}",
        "{% set n = namespace(s='x') %}{% for a in range(99) %}{% set n.s %}{{ n.s }}{{ n.s }}"
        "{% endset %}{% endfor %}",
        "{% set n = namespace(s=[1]) %}"
        "{% for a in range(99) %}{% set n.s = n.s + n.s %}{% endfor %}",
        "{% set n = namespace(s=9) %}{% for a in range(99) %}{% set n.s = n.s * n.s %}{% endfor %}",
        "{% macro d(x) %}{{ x }}{{ x }}{% endmacro %}{% set n = namespace(s='x') %}"
        "{% for a in range(99) %}{% set n.s = d(n.s) %}{% endfor %}",
        "{{ 'x' * 10 ** 9 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ range(10 ** 12)|list|length }}",
        "{{ ('x' * 900000)|replace('x', 'y' * 900000) }}",
        "{{ 'x'.center(10 ** 10) }}",
        "{{ 'x'|center(10 ** 10) }}",
        "{{ 5|round(-1000000000) }}",
        "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    ],
)  # fmt: skip
def test_what_never_ends_or_explodes_is_stopped(
    tmp_path: Path, document: dict[str, Any], text: str
) -> None:
    problem(write(tmp_path, text), document)


def test_what_lies_beside_it_can_be_used(tmp_path: Path, document: dict[str, Any]) -> None:
    write(tmp_path, "<h1>{% block top %}{% endblock %}</h1>", "base.html.j2")
    write(tmp_path, "{% macro hi(x) %}Hello {{ x }}{% endmacro %}", "parts/hi.html.j2")
    file = write(
        tmp_path,
        "{% extends 'base.html.j2' %}{% from 'parts/hi.html.j2' import hi %}"
        "{% block top %}{{ hi(feedback.edition) }}{% endblock %}",
    )
    assert render_template(file, document) == "<h1>Hello 2026-11</h1>\n"


@pytest.mark.parametrize(
    "name",
    [
        "../outside.html.j2",
        "/etc/passwd",
        "parts/../../outside.html.j2",
        "secret.txt",
        "c:\\\\x.html.j2",
        "badgeaudit/../own.html.j2",
        "badgeaudit/report.css",
        "badgeaudit/nothing.html.j2",
        "nothing.html.j2",
        "",
    ],
)
def test_nothing_else_can_be_read(tmp_path: Path, document: dict[str, Any], name: str) -> None:
    write(tmp_path, "OUTSIDE", "outside.html.j2")
    write(tmp_path / "in", "SECRET", "secret.txt")
    file = write(tmp_path / "in", f"\n{{% include '{name}' %}}")
    found = problem(file, document)
    assert found.place.line == 2


def test_a_link_does_not_lead_outside(tmp_path: Path, document: dict[str, Any]) -> None:
    outside = write(tmp_path, "OUTSIDE", "outside.html.j2")
    file = write(tmp_path / "in", "{% include 'link.html.j2' %}")
    (tmp_path / "in" / "link.html.j2").symlink_to(outside)
    assert problem(file, document).message.id == "letters.outside"


def test_a_mistake_in_an_included_file_is_said_there(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    inner = write(tmp_path, "\n\n{{ nothing }}", "inner.html.j2")
    file = write(tmp_path, "{% include 'inner.html.j2' %}")
    found = problem(file, document)
    assert (found.place.path, found.place.line) == (inner.as_posix(), 3)


@pytest.mark.parametrize("raw", [b"\xff\xfe{{ 1 }}", b"x" * (2**20 + 1)])
def test_what_is_no_template_file(tmp_path: Path, document: dict[str, Any], raw: bytes) -> None:
    file = tmp_path / "own.html.j2"
    file.write_bytes(raw)
    problem(file, document)


def test_a_missing_file_or_a_folder(tmp_path: Path, document: dict[str, Any]) -> None:
    problem(tmp_path / "none.html.j2", document)
    (tmp_path / "folder.html.j2").mkdir()
    problem(tmp_path / "folder.html.j2", document)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_letter_of_ours_can_be_extended(
    tmp_path: Path, document: dict[str, Any], name: str
) -> None:
    for format, ours in TEMPLATES[name].files.items():
        file = write(
            tmp_path, f"{{% extends 'badgeaudit/{ours}' %}}", f"own{ours[ours.index('.') :]}"
        )
        assert render_template(file, document) == render_letter(name, document, format)


def test_a_block_of_ours_can_be_replaced(tmp_path: Path, document: dict[str, Any]) -> None:
    file = write(
        tmp_path,
        "{% extends 'badgeaudit/feedback.html.j2' %}{% block good %}{% endblock %}"
        "{% block letterhead %}<p>Youth Office, Rotterdam</p>{{ super() }}{% endblock %}",
    )
    text = render_template(file, document)
    assert "<p>Youth Office, Rotterdam</p>" in text
    assert 'id="good"' not in text
    assert 'id="to-do"' in text


def test_names_can_be_asked_for(tmp_path: Path, document: dict[str, Any]) -> None:
    file = write(tmp_path, "{{ feedback.reviewers|join(', ') }}", "own.txt.j2")
    assert render_template(file, document) == "\n"
    assert render_template(file, document, names=True) == "Ana Horvat, Ben O’Connor\n"


def test_the_document_is_not_changed(tmp_path: Path, document: dict[str, Any]) -> None:
    before = render_letter("feedback", document, "html")
    file = write(tmp_path, "{% set document = 1 %}{% set feedback = 2 %}{{ document }}")
    render_template(file, document)
    assert render_letter("feedback", document, "html") == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(alphabet="{}%#abdefor()[].|~'\"*+-<> \n19_", max_size=40))
def test_no_text_raises_anything_else(tmp_path: Path, document: dict[str, Any], text: str) -> None:
    file = write(tmp_path, text)
    problems: tuple[Problem, ...] = ()
    made = "\n"
    try:
        made = render_template(file, document)
    except InvalidTemplate as error:
        problems = error.problems
    assert made.endswith("\n")
    assert all(each.place.path == file.as_posix() for each in problems)
    assert all(sentence(each.message) for each in problems)
