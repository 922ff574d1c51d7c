"""The vendored contexts are the files the index says, and name no other contexts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from badgeaudit.verification.vendored import (
    EarlierState,
    Vendored,
    additions,
    addresses,
    folder,
    vendored,
)

OB = "https://purl.imsglobal.org/spec/ob/v3p0/"
INDEX: list[dict[str, str]] = json.loads((folder() / "index.json").read_bytes())


@pytest.mark.parametrize("entry", INDEX, ids=lambda entry: entry["url"] or entry["file"])
def test_a_file_has_the_hash_and_licence_of_the_index(entry: dict[str, str]) -> None:
    digest = hashlib.sha256((folder() / entry["file"]).read_bytes()).hexdigest()
    assert digest == entry["sha256"]
    assert entry["licence"]
    if entry["package"] != "badgeaudit":
        short = entry["file"].partition("-context-")[0].split("-schemas-")[0]
        assert any(path.name.startswith(short) for path in (folder() / "licences").iterdir())


def test_every_file_is_listed() -> None:
    there = {path.relative_to(folder()).as_posix() for path in folder().rglob("*.json")}
    assert there == {entry["file"] for entry in INDEX} | {"index.json"}


@pytest.mark.parametrize(
    "url",
    [
        "https://www.w3.org/2018/credentials/v1",
        "https://www.w3.org/ns/credentials/v2",
        *(f"{OB}context-3.0.{n}.json" for n in range(4)),
        f"{OB}context.json",
        f"{OB}context/ob_v3p0.jsonld",
        f"{OB}extensions.json",
        "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
        "https://w3id.org/openbadges/v2",
        "https://w3id.org/security/data-integrity/v1",
        "https://w3id.org/security/data-integrity/v2",
        "https://w3id.org/security/multikey/v1",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "https://w3id.org/vc/status-list/2021/v1",
        "https://www.w3.org/ns/did/v1",
    ],
)
def test_the_contexts_of_open_badges_are_there(url: str) -> None:
    document = vendored(url)
    assert document is not None
    assert document["@context"]
    assert Vendored().load(url) is document


def test_an_unknown_address_is_none() -> None:
    assert vendored("https://example.org/context.json") is None
    assert vendored("") is None


def test_the_later_state_has_the_terms_that_were_added_and_the_earlier_has_not() -> None:
    [(url, added)] = additions().items()
    assert url == f"{OB}context-3.0.3.json"
    later, earlier = vendored(url), EarlierState(Vendored()).load(url)
    assert later is not None
    assert earlier is not None
    assert (
        set(added) == {"endorsementJwt", "jti"} == set(later["@context"]) - set(earlier["@context"])
    )
    assert EarlierState(Vendored()).load(f"{OB}context.json") is vendored(f"{OB}context.json")


def test_a_vendored_context_names_only_vendored_ones() -> None:
    named = {name for url in addresses() for name in _named((vendored(url) or {}).get("@context"))}
    assert named == {"https://w3id.org/security/v1"}
    assert named <= set(addresses())


def _named(context: Any) -> Iterator[str]:
    if isinstance(context, str):
        yield context
    elif isinstance(context, list):
        for each in context:
            yield from _named(each)
    elif isinstance(context, dict):
        assert "@import" not in context
        for meaning in context.values():
            if isinstance(meaning, dict) and "@context" in meaning:
                yield from _named(meaning["@context"])
