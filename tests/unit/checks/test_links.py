from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.checks.links import MOST
from badgeaudit.model.links import Opened
from tests.unit.checks.fakes import FakeTools, look, seen, subject

FIELDS = ["criteria", "alignments", "issuer", "image.id"]


@pytest.mark.parametrize(
    "fields",
    [
        {"criteria": {"id": "https://x.example"}},
        {"alignments": [{"name": "x"}, {"url": "http://x.example"}]},
        {"issuer": "https://x.example"},
        {"image": {"id": "https://x.example/a.png"}},
    ],
)
def test_offline_links_are_untested(fields: dict[str, Any]) -> None:
    found = look("links_answer", subject(**fields), fields=FIELDS)
    assert seen(found) == [("untested", "links-not-opened")]
    assert found[0].message.params["count"] == 1


@pytest.mark.parametrize(
    "fields",
    [{}, {"criteria": {"narrative": "https://x.example"}}, {"image": {"id": "data:image/png,x"}}],
)
def test_without_links_it_does_not_apply(fields: dict[str, Any]) -> None:
    found = look("links_answer", subject(**fields), fields=FIELDS)
    assert seen(found) == [("inapplicable", "no-links")]


def test_each_address_counts_once() -> None:
    about = subject(criteria={"id": "https://x.example"}, issuer="https://x.example")
    assert look("links_answer", about, fields=FIELDS)[0].message.params["count"] == 1


def web(**answers: int) -> FakeTools:
    """Return tools for which ``https://NAME.example`` answers with a status."""
    urls = {f"https://{name}.example": status for name, status in answers.items()}
    return FakeTools(links={url: Opened(url, status, url) for url, status in urls.items()})


def test_links_that_open_pass() -> None:
    about = subject(criteria={"id": "https://a.example"}, issuer="https://b.example")
    assert look("links_answer", about, web(a=200, b=204), fields=FIELDS) == []


def test_each_link_is_told_at_its_place() -> None:
    about = subject(
        criteria={"id": "https://gone.example"},
        alignments=[{"url": "https://fine.example"}, {"url": "https://busy.example"}],
        issuer="https://closed.example",
    )
    tools = web(gone=404, fine=200, busy=503, closed=401)
    found = look("links_answer", about, tools, fields=FIELDS)
    assert seen(found) == [
        ("failed", "link-gone"),
        ("cantTell", "link-status"),
        ("cantTell", "link-closed"),
    ]
    assert [f.place.pointer for f in found if f.place] == [
        "/top/criteria/id",
        "/top/alignments/1/url",
        "/top/issuer",
    ]


def test_a_link_that_was_not_recorded_is_untested_beside_others() -> None:
    about = subject(criteria={"id": "https://a.example"}, issuer="https://other.example")
    found = look("links_answer", about, web(a=200), fields=FIELDS)
    assert [(f.outcome.value, f.message.id) for f in found] == [("untested", "network.offline")]


def test_a_badge_of_hundreds_of_links_is_not_opened_to_the_end() -> None:
    names = [f"n{n}" for n in range(MOST + 1)]
    about = subject(alignments=[{"url": f"https://{name}.example"} for name in names])
    found = look("links_answer", about, web(**dict.fromkeys(names, 200)), fields=FIELDS)
    assert seen(found) == [("cantTell", "links-too-many")]
