from __future__ import annotations

from typing import Any

import pytest

from tests.unit.checks.fakes import look, seen, subject

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
def test_links_are_untested(fields: dict[str, Any]) -> None:
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
