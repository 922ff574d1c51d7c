from __future__ import annotations

import time

import pytest

from badgeaudit.errors import Undecodable
from badgeaudit.openbadges.svg import unbake_svg
from tests.unit.openbadges.wrapping import svg, token

OB3 = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"'
OB2 = 'xmlns:openbadges="http://openbadges.org"'


def text(raw: bytes) -> str | None:
    baked = unbake_svg(raw, "b.svg")
    return None if baked is None else baked.text


def test_ob3_json_stands_in_cdata() -> None:
    raw = svg(f'<openbadges:credential {OB3}>\n<![CDATA[ {{"a": "<&"}} ]]></openbadges:credential>')
    assert text(raw) == '{"a": "<&"}'


def test_ob3_token_stands_in_verify() -> None:
    signed = token({"a": 1})
    assert text(svg(f'<openbadges:credential {OB3} verify="{signed}"/>')) == signed
    both = f'<openbadges:credential {OB3} verify="{signed}">{{}}</openbadges:credential>'
    assert text(svg(both)) == signed


def test_ob2_content_goes_before_the_address_in_verify() -> None:
    inside = '<openbadges:assertion {} verify="https://y.example/1">{}</openbadges:assertion>'
    assert text(svg(inside.format(OB2, '{"b": 2}'))) == '{"b": 2}'
    assert text(svg(inside.format(OB2, ""))) == "https://y.example/1"


def test_ob3_goes_before_ob2() -> None:
    old = f"<openbadges:assertion {OB2}>old</openbadges:assertion>"
    new = f"<openbadges:credential {OB3}>new</openbadges:credential>"
    assert text(svg(old + new)) == "new"


def test_two_of_a_kind_are_reported() -> None:
    one = f"<openbadges:credential {OB3}>1</openbadges:credential>"
    baked = unbake_svg(svg(one + one), "b.svg")
    assert baked is not None
    assert [each.params for each in baked.problems] == [{"count": 2}]


def test_pictures_without_a_badge_are_none() -> None:
    assert text(svg("")) is None
    assert text(svg("<desc>made for openbadges</desc>")) is None
    assert text(b"<svg not even xml") is None


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (svg(f"<openbadges:credential {OB3}>"), "openbadges.svg-broken"),
        (svg(f"<openbadges:credential {OB3}/>"), "openbadges.svg-empty"),
    ],
)
def test_broken_baking(raw: bytes, problem: str) -> None:
    with pytest.raises(Undecodable) as error:
        unbake_svg(raw, "b.svg")
    assert [each.message.id for each in error.value.problems] == [problem]


def test_broken_xml_has_a_line() -> None:
    raw = b"<svg>\n<a xmlns='http://openbadges.org'>\n</b></svg>"
    with pytest.raises(Undecodable) as error:
        unbake_svg(raw, "b.svg")
    assert error.value.problems[0].place.line == 3


def test_entities_are_neither_expanded_nor_loaded() -> None:
    bombs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    outside = '<!ENTITY e0 SYSTEM "file:///etc/hostname">'
    prolog = f"<!DOCTYPE svg [{outside}{bombs}]>"
    inside = f"<openbadges:credential {OB3}>x&e11;y</openbadges:credential>"
    started = time.perf_counter()
    with pytest.raises(Undecodable) as error:
        text(svg(inside, prolog))
    assert error.value.problems[0].message.id == "openbadges.svg-broken"
    external = svg(f"<openbadges:credential {OB3}>x&e0;y</openbadges:credential>", prolog)
    assert text(external) == "xy"
    assert time.perf_counter() - started < 1


def test_comments_are_no_content() -> None:
    raw = svg(f"<openbadges:credential {OB3}><!-- a -->{{}}</openbadges:credential>")
    assert text(raw) == "{}"


def test_doctype_of_drawing_programs_is_fine() -> None:
    prolog = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    assert text(svg(f"<openbadges:credential {OB3}>z</openbadges:credential>", prolog)) == "z"
