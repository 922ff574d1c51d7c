"""A page made ready for paper: drawings that stand alone, lists that count on, items in lists."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from badgeaudit.report.paper import on_paper

SVG = "{http://www.w3.org/2000/svg}"
STYLE = """
:root { --bar: #111111; --edge: #222222; }
@media (prefers-color-scheme: dark) { :root { --bar: #999999; } }
@media print { :root { --bar: #333333; } .chart svg text { font-size: 7pt; } }
@media (min-width: 48rem) { .bar { fill: red; } }
.bar { fill: var(--bar); } /* .bar { fill: yellow; } */
.open { fill: url(#hatch); stroke: var(--edge); } .line { fill: var(--edge); }
.chart svg text { fill: var(--bar); } .elsewhere { fill: blue; } .bar:hover { fill: pink; }
.other svg text { fill: green; } p { font-size: 3pt; } .bar { margin: 1px; }
@media (forced-colors: active) { .bar { fill: CanvasText; } }
"""
HATCH = '<pattern id="hatch"><rect class="line"/></pattern>'


def page(body: str, paper: str = "") -> Element:
    tree = fromstring(
        f'<html xmlns:s="http://www.w3.org/2000/svg"><head><style>{STYLE}</style></head>'
        f"<body><s:svg><s:defs>{prefixed(HATCH)}</s:defs></s:svg>{body}</body></html>"
    )
    on_paper(tree, paper)
    return tree


def prefixed(markup: str) -> str:
    return markup.replace("</", "</s:").replace("<", "<s:").replace("<s:/s:", "</s:")


def drawing(inside: str, around: str = "", **attributes: str) -> Element:
    """Return the only drawing of a page that is left, as it stands on paper."""
    own = "".join(f' {name}="{value}"' for name, value in attributes.items())
    svg = prefixed(f"<svg{own}>{inside}</svg>")
    (found,) = page(f'<div class="{around}">{svg} words</div>').iter(f"{SVG}svg")
    return found


def rules(found: Element) -> list[str]:
    return (found.findtext(f"{SVG}style") or "").splitlines()


def test_a_drawing_gets_the_rules_it_uses_with_the_values_for_print() -> None:
    assert rules(drawing('<rect class="bar"/>')) == [".bar {fill: #333333;}"]


def test_what_a_selector_sees_around_is_repeated_inside_and_print_comes_last() -> None:
    found = drawing("<text>1</text>", around="chart")
    assert rules(found) == [".chart g text {fill: #333333;}", ".chart g text {font-size: 7pt;}"]
    around = found.find(f"{SVG}g")
    assert around is not None
    assert around.get("class") == "chart"
    assert around.find(f"{SVG}g/{SVG}text") is not None


def test_no_rule_without_its_element_or_class() -> None:
    assert rules(drawing("<text>1</text>")) == []
    assert rules(drawing("<circle/>", around="chart")) == []


def test_a_pattern_of_another_drawing_comes_along_with_its_rules() -> None:
    found = drawing('<rect class="open"/>')
    assert found.find(f"{SVG}defs/{SVG}pattern[@id='hatch']") is not None
    assert rules(found) == [
        ".open {fill: url(#hatch); stroke: #222222;}",
        ".line {fill: #222222;}",
    ]


def test_a_pattern_that_nobody_uses_stays_away() -> None:
    found = drawing('<rect class="bar"/>')
    assert list(found.iter(f"{SVG}pattern")) == []


def test_a_drawing_says_what_it_shows() -> None:
    inside = "<title>Section A</title><desc>At worst\n  2 of 3.</desc><rect/>"
    found = drawing(inside, role="img")
    assert found.findtext(f"{SVG}title") == found.get("aria-label") == "Section A At worst 2 of 3."
    assert found.find(f"{SVG}desc") is None
    assert drawing("<rect/>", **{"aria-label": "Met 2"}).findtext(f"{SVG}title") == "Met 2"


def test_a_sample_in_a_legend_says_what_stands_beside_it() -> None:
    assert drawing("<rect/>", **{"aria-hidden": "true"}).findtext(f"{SVG}title") == "words"


def test_a_list_counts_on_from_where_it_starts() -> None:
    first, second, third = page('<ol start="1"/><ol start="11"/><ol start="1; color: red"/>').iter(
        "ol"
    )
    assert first.get("style") == "counter-reset: list-item 0"
    assert second.get("style") == "counter-reset: list-item 10"
    assert third.get("style") is None


def test_terms_become_items() -> None:
    tree = page("<dl><dt>A</dt><dd>1</dd><dd>2</dd><dt>B</dt><dt>C</dt><dd>3</dd></dl>")
    items = ["".join(item.itertext()) for item in tree.findall("body/dl/li")]
    assert items == ["A12", "BC3"]
    assert [child.tag for child in tree.find("body/dl") or ()] == ["li", "li"]


def test_terms_that_are_paired_already_keep_their_pairs() -> None:
    tree = page('<dl><div class="x"><dt>A</dt><dd>1</dd></div><div><dt>B</dt><dd>2</dd></div></dl>')
    items = tree.findall("body/dl/li")
    assert [("".join(item.itertext()), item.get("class")) for item in items] == [
        ("A1", "x"),
        ("B2", None),
    ]


def test_the_style_for_paper_comes_last_with_the_pages_values() -> None:
    styles = list(page("", "p { color: var(--edge); fill: var(--unknown); }").iter("style"))
    assert styles[-1].text == "p { color: #222222; fill: currentColor; }"


def test_the_title_is_at_hand_for_the_running_header() -> None:
    tree = fromstring("<html><head><title> A\n B </title></head><body/></html>")
    on_paper(tree, "")
    body = tree.find("body")
    assert body is not None
    assert body.get("data-title") == "A B"
