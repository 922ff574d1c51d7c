"""Properties of the normaliser: total, true to its schema, and every value has its place."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.documents.schemas import load_validator
from badgeaudit.model.badges import Packaging
from badgeaudit.openbadges.normalise import normalise
from badgeaudit.openbadges.reading import BadgeDocument
from badgeaudit.openbadges.recognise import recognise
from tests.unit.openbadges.samples import ALL, CREDENTIAL, OB2, encode
from tests.unit.openbadges.subjects import subjects

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", " ", "x", "https://y.example/1", "sha256$ab", "a@b.example", OB2])
    | st.text(max_size=4)
)
KEYS = st.sampled_from(
    sorted(
        {key for each in ALL.values() for key in each}
        | set(CREDENTIAL["credentialSubject"])
        | {"@id", "@type", "@value", "@language", "en", "tag", "targetUrl", "endorsement"}
        | {"endorsementJwt", "identity", "salt", "hashed", "narrative", "caption", "a/b~c"}
        | {"extensions", "extensions:x", "creator", "verifiableCredential", "@graph"}
    )
)
JSON = st.recursive(
    SCALARS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS, inside, max_size=6),
    max_leaves=12,
)


def places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every container of a document with every key or index in it."""
    members = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in members:
        yield data, key
        if isinstance(value, (dict, list)):
            yield from places(value)


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A good badge in which up to three values are replaced by junk."""
    data = deepcopy(ALL[draw(st.sampled_from(sorted(ALL)))])
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(list(places(data))))
        container[key] = draw(JSON)
    return draw(st.sampled_from([data, [data], {"@graph": [data, data]}]))


def at(data: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        data = data[int(key)] if isinstance(data, list) else data[key]
    return data


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            step = key.replace("~", "~0").replace("/", "~1")
            yield from leaves(each, f"{pointer}/{step}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from leaves(each, f"{pointer}/{index}")
    else:
        yield pointer, value


def check(data: Any) -> None:
    """Every subject follows the schema, and its sources lead to where each value stands."""
    for subject in subjects(data):
        validator = load_validator("normalised", f"#/$defs/{subject.kind}")
        assert validator.violations(dict(subject.fields)) == ()
        node = at(data, subject.pointer)
        for pointer, value in leaves(subject.fields):
            if pointer.startswith("/extensions/"):
                continue
            source = subject.sources.get(pointer, pointer)
            if isinstance(value, str) and value.startswith("b.json#"):
                assert isinstance(at(node, source), (dict, list))
            elif pointer == "/language" and source.rpartition("/")[2] == value:
                assert isinstance(at(node, source), str)  # the text under its language
            elif not pointer.endswith(("/type", "/hashed", "/salted")) and "/types" not in pointer:
                assert str(at(node, source)) == str(value) or pointer in ("/issued", "/expires")


@pytest.mark.parametrize("name", sorted(ALL))
def test_samples_follow_the_schema(name: str) -> None:
    check(ALL[name])


@given(JSON)
def test_junk_is_survived(data: Any) -> None:
    check(data)


@given(mutated())
def test_damaged_badges_are_survived(data: Any) -> None:
    check(data)


@given(mutated())
def test_damaged_badges_in_tokens_are_survived(data: Any) -> None:
    document = BadgeDocument("b", Packaging.JWT, recognise(data), data, b"", header={"alg": "X"})
    for subject in normalise(document):
        if subject.kind == "credential" and subject.pointer == "":
            assert subject.fields["proofs"][-1]["cryptosuite"] == "X"


def test_normalising_leaves_the_document_alone() -> None:
    for data in ALL.values():
        before = encode(data)
        subjects(data)
        assert encode(data) == before
