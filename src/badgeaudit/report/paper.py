"""paper: what a page needs so that the PDF library draws it as a browser prints it.

The library knows custom properties (``var(--ink)``) in pages but not inside drawings (SVG), and
selects inside a drawing without seeing what is around it. So a drawing gets its colours written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = ("fill", "stroke", "text-anchor", "font", "opacity")
"""What a rule has to speak of to matter in a drawing."""
_PROPERTY = re.compile(r"--([\w-]+):\s*([^;}]+)")
_VARIABLE = re.compile(r"var\(--([\w-]+)(?:,[^()]*)?\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DRAWING = re.compile(r"(?<![\w.#-])svg(?![\w-])")
_CLASS = re.compile(r"\.([\w-]+)")
_TYPE = re.compile(r"(?<![\w.#-])[a-z][\w-]*")
_USED = re.compile(r"url\(#([\w-]+)\)")


class Rule(NamedTuple):
    """A rule of the page's style: one selector, and what it declares."""

    selector: str
    declarations: str


def on_paper(tree: Element, style: str) -> None:
    """Make a page ready for paper: a further style at its end, drawings that stand alone.

    ``style`` may use the page's custom properties; they have the values for print.
    """
    styles = _styles(tree)
    values = _values(styles)
    _number_lists(tree)
    _only_items(tree)
    _complete_drawings(tree, list(_rules(styles, values)))
    _title_at_hand(tree)
    head = tree.find("head")
    SubElement(tree if head is None else head, "style").text = _put(style, values)


def _title_at_hand(tree: Element) -> None:
    """Repeat the title where the style can reach it, for the running header."""
    body = tree.find("body")
    if body is not None:
        body.set("data-title", " ".join((tree.findtext("head/title") or "").split()))


def _number_lists(tree: Element) -> None:
    """Let lists that go on from another count on, whatever the page's style says of counters."""
    for each in tree.iter("ol"):
        if each.get("start", "").isdecimal():
            each.set("style", f"counter-reset: list-item {int(each.get('start', '1')) - 1}")


def _only_items(tree: Element) -> None:
    """Let lists hold items only, as in a tagged PDF they must: no blanks, and terms in pairs."""
    for terms in list(tree.iter("dl")):
        item = None
        for child in list(terms):
            if child.tag == "div":
                child.tag, item = "li", None
                continue
            if item is None or (child.tag == "dt" and item.find("dd") is not None):
                item = Element("li")
                terms.insert(list(terms).index(child), item)
            terms.remove(child)
            item.append(child)
    for name in ("dl", "ul", "ol"):
        for each in tree.iter(name):
            each.text = None
            for child in each:
                child.tail = None
                if name == "dl":
                    for part in child:
                        part.tail = None


def _complete_drawings(tree: Element, rules: Sequence[Rule]) -> None:
    """Write into each drawing the rules and patterns it uses; one that only holds patterns goes."""
    parents = {child: parent for parent in tree.iter() for child in parent}
    shared = {
        each.get("id", ""): each
        for definitions in tree.iter(f"{_SVG}defs")
        for each in definitions
        if each.get("id")
    }
    for drawing in list(tree.iter(f"{_SVG}svg")):
        if all(child.tag == f"{_SVG}defs" for child in drawing):
            parents[drawing].remove(drawing)
        else:
            around = [each.get("class", "") for each in _ancestors(drawing, parents)]
            _complete(drawing, [each for each in reversed(around) if each], rules, shared)
            if not drawing.get("aria-label"):  # a sample in a legend: what stands beside it
                _name(drawing, "".join(parents[drawing].itertext()))


def _complete(
    drawing: Element, around: Sequence[str], rules: Sequence[Rule], shared: Mapping[str, Element]
) -> None:
    """Move what is drawn into groups of the classes around it, below its title and its style."""
    names = [each for each in drawing if each.tag in (f"{_SVG}title", f"{_SVG}desc")]
    drawn = [each for each in drawing if each not in names]
    said = [drawing.get("aria-label", ""), *("".join(each.itertext()) for each in names)]
    for child in list(drawing):
        drawing.remove(child)
    _name(drawing, " ".join(said))
    style = SubElement(drawing, f"{_SVG}style")
    definitions = SubElement(drawing, f"{_SVG}defs")
    group = drawing
    for name in (*around, drawing.get("class", "")):
        group = SubElement(group, f"{_SVG}g", {"class": name})
    group.extend(drawn)
    own = {each.get("id") for each in drawing.iter()}
    style.text = _style_of(drawing, rules)
    for name in dict.fromkeys(_USED.findall(style.text)):
        if name in shared and name not in own:
            definitions.append(deepcopy(shared[name]))
    style.text = _style_of(drawing, rules)  # with those of the patterns


def _name(drawing: Element, text: str) -> None:
    """Put the text alternative where the library looks for it; without text nothing."""
    if words := " ".join(text.split()):
        title = Element(f"{_SVG}title")
        title.text = words
        drawing.insert(0, title)
        drawing.set("aria-label", words)


def _style_of(drawing: Element, rules: Sequence[Rule]) -> str:
    """Return the rules whose classes and elements are all in a drawing."""
    classes = {name for each in drawing.iter() for name in each.get("class", "").split()}
    types = {str(each.tag).removeprefix(_SVG) for each in drawing.iter()}
    return "\n".join(
        f"{rule.selector} {{{rule.declarations}}}"
        for rule in rules
        if classes.issuperset(_CLASS.findall(rule.selector))
        and types.issuperset(_TYPE.findall(rule.selector))
    )


def _styles(tree: Element) -> str:
    return _COMMENT.sub("", "\n".join("".join(each.itertext()) for each in tree.iter("style")))


def _values(styles: str) -> Mapping[str, str]:
    """Return the custom properties as they are in print: the page's, then those for print."""
    values: dict[str, str] = {}
    for media, block in _blocks(styles):
        if media in ("", "print"):
            values.update({name: value.strip() for name, value in _PROPERTY.findall(block)})
    return values


def _rules(styles: str, values: Mapping[str, str]) -> Iterator[Rule]:
    """Yield the rules that matter in drawings, values in place; those for print come last."""
    for media, block in _blocks(styles):
        if media not in ("", "print"):
            continue
        for selectors, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", block):
            if not any(word in declarations for word in _DRAWN):
                continue
            for selector in selectors.split(","):
                if not set(selector) & set(":[@"):  # states, attributes, pages
                    inside = _DRAWING.sub("g", selector.strip())
                    yield Rule(inside, _put(declarations, values).strip())


def _put(text: str, values: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: values.get(found[1], "currentColor"), text)


def _blocks(styles: str) -> Iterator[tuple[str, str]]:
    """Yield (condition of @media, rules), the rules without a condition first."""
    outside, media, at = [], [], 0
    for found in re.finditer(r"@media\s*([^{]+)\{", styles):
        if found.start() < at:
            continue
        end = _closing(styles, found.end())
        outside.append(styles[at : found.start()])
        media.append((found[1].strip(), styles[found.end() : end]))
        at = end + 1
    outside.append(styles[at:])
    yield "", "\n".join(outside)
    yield from media


def _closing(styles: str, start: int) -> int:
    depth = 1
    for index in range(start, len(styles)):
        depth += {"{": 1, "}": -1}.get(styles[index], 0)
        if not depth:
            return index
    return len(styles)


def _ancestors(element: Element, parents: Mapping[Element, Element]) -> Iterator[Element]:
    while (parent := parents.get(element)) is not None:
        yield parent
        element = parent
