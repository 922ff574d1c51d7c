"""Safe mode with places, canonical form, limits: nothing is lost unseen and nothing takes long."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.linked_data import (
    CannotCanonicalise,
    TermProblem,
    canonical,
    undefined_terms,
)
from badgeaudit.verification.linked_data_limits import CONTEXTS, DEPTH
from badgeaudit.verification.vendored import Vendored

Json = dict[str, Any]
V2 = "https://www.w3.org/ns/credentials/v2"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CREDENTIALS = "https://www.w3.org/2018/credentials#"
DATE_TIME = "http://www.w3.org/2001/XMLSchema#dateTime"
CONTEXTS_ALONE = Vendored()

SMALL: Json = {"@context": {"k": {"@id": "urn:k", "@type": "@id"}, "n": "urn:n"}}


class Remote:
    """Contexts of a made-up network beside the vendored ones."""

    def __init__(self, **contexts: Any) -> None:
        self._contexts = {f"https://x.example/{name}": each for name, each in contexts.items()}

    def load(self, url: str) -> Mapping[str, Any] | None:
        return self._contexts.get(url) or Vendored().load(url)


def badge(**more: Any) -> Json:
    return {
        "@context": [V2, OB],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": "https://issuer.example/", "type": ["Profile"], "name": "Issuer"},
        "validFrom": "2026-01-15T10:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "urn:uuid:2",
                "type": ["Achievement"],
                "name": "Story circles",
                "description": "Listening",
                "criteria": {"narrative": "Three circles"},
            },
        },
    } | more


def found(document: Json, contexts: Any = CONTEXTS_ALONE) -> list[tuple[str, str]]:
    problems = undefined_terms(document, contexts)
    assert all(sentence(problem.message) for problem in problems)
    return [(problem.pointer, problem.message.id) for problem in problems]


def refusal(document: Json, contexts: Any = CONTEXTS_ALONE) -> CannotCanonicalise:
    with pytest.raises(CannotCanonicalise) as raised:
        canonical(document, contexts, "sha256")
    assert sentence(raised.value.message)
    return raised.value


# undefined terms


def test_a_badge_whose_words_are_defined_has_no_problem() -> None:
    assert undefined_terms(badge(), CONTEXTS_ALONE) == ()


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"colour": "red"}, ("/colour", "terms.undefined")),
        ({"colour": []}, ("/colour", "terms.undefined")),
        ({"a/b~": 1}, ("/a~1b~0", "terms.undefined")),
        ({"@colour": 1}, ("/@colour", "terms.undefined")),
        ({"_:colour": 1}, ("/_:colour", "terms.undefined")),
        ({"id": "123"}, ("/id", "terms.relative")),
        ({"id": "a/../b"}, ("/id", "terms.relative")),
        ({"id": "https://x.example/a b"}, ("/id", "terms.relative")),
        (
            {"type": ["VerifiableCredential", "OpenBadge"]},
            ("/type/1", "terms.type-undefined"),
        ),
        (
            {"evidence": [{"id": "urn:e", "type": ["Evidence"], "colour": 1}]},
            ("/evidence/0/colour", "terms.undefined"),
        ),
        (
            {"credentialStatus": {"id": "urn:s", "type": "StatusList2021Entry"}},
            ("/credentialStatus/type", "terms.type-undefined"),
        ),
        ({"name": {"@value": "x", "@type": "colour"}}, ("/name/@type", "terms.type-undefined")),
    ],
)
def test_what_json_ld_drops_is_told_with_its_place(more: Json, expected: tuple[str, str]) -> None:
    assert expected in found(badge(**more))


def test_the_same_word_is_told_where_it_is_undefined_only() -> None:
    hashed = {"type": "IdentityObject", "salt": "x", "identityType": "name", "hashed": False}
    document = badge(salt="not of a credential")
    document["credentialSubject"]["identifier"] = [hashed | {"identityHash": "x"}]
    assert found(document) == [("/salt", "terms.undefined")]


@pytest.mark.parametrize(
    "hiding",
    [
        {"colour": None},
        {"colour": {"@id": None}},
        {"colour": "_:colour"},
        {"@vocab": None},
        {"@vocab": "_:x"},
    ],
)
def test_a_context_cannot_hide_a_word(hiding: Json) -> None:
    document = badge(colour="red") | {"@context": [V2, OB, hiding]}
    assert ("/colour", "terms.undefined") in found(document)


def test_a_vocabulary_or_an_address_gives_a_word_meaning() -> None:
    own = {"colour": "https://x.example/colour"}
    assert found(badge(colour="red") | {"@context": [V2, OB, own]}) == []
    assert found(badge(**{"https://x.example/colour": "red"})) == []


def test_a_proof_is_looked_at_as_it_is_signed() -> None:
    proof = {"type": "DataIntegrityProof", "proofPurpose": "assertionMethod", "colour": 1}
    assert found(badge(proof=proof)) == [("/proof/colour", "terms.undefined")]
    assert ("/proof/1/type", "terms.type-undefined") in found(
        badge(proof=[{"type": "DataIntegrityProof"}, {"type": "Ed25519Signature2020"}])
    )


def test_all_types_of_an_object_define_its_words() -> None:
    contexts = {
        "A": {"@id": "urn:A", "@context": {"a": "urn:a"}},
        "B": {"@id": "urn:B", "@context": {"b": "urn:b"}},
    }
    document = {"@context": contexts, "@type": ["A", "B"], "a": 1, "b": 2}
    assert found(document) == []
    assert canonical(document, CONTEXTS_ALONE, "sha256").count(b"\n") == 4


def test_without_context_nothing_is_defined() -> None:
    assert found({"a": 1}) == [("", "terms.no-context")]
    assert refusal({"a": 1}).outcome is Outcome.FAILED


def test_an_unknown_context_leaves_it_open() -> None:
    document = badge() | {"@context": [V2, OB, "https://x.example/extra"]}
    [problem] = undefined_terms(document, CONTEXTS_ALONE)
    assert problem.outcome is Outcome.CANT_TELL
    assert (problem.pointer, problem.message.id) == ("/@context/2", "terms.unknown-context")
    assert refusal(document).outcome is Outcome.CANT_TELL


def test_a_protected_word_cannot_get_another_meaning() -> None:
    document = badge() | {"@context": [V2, OB, {"Achievement": "https://x.example/other"}]}
    [problem] = undefined_terms(document, CONTEXTS_ALONE)
    assert problem.outcome is Outcome.FAILED
    assert problem.message.id == "terms.refused"


def test_a_document_of_the_earlier_state_of_a_context_is_sound() -> None:
    own = {"jti": "https://x.example/jti"}
    assert found(badge(jti="x") | {"@context": [V2, OB, own]}) == []


def test_thousands_of_undefined_words_are_told_at_once() -> None:
    document = badge(
        tags=[{"id": f"t{n}", f"x{n}": n} for n in range(3_000)], **{f"y{n}": n for n in range(500)}
    )
    start = time.process_time()
    assert len(undefined_terms(document, CONTEXTS_ALONE)) == 50
    assert time.process_time() - start < 3


# words of the specifications in disguise


UNTIL: Json = {"@type": DATE_TIME, "@value": "2026-02-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("context", "more", "pointer"),
    [
        (
            {},
            {f"{CREDENTIALS}validUntil": UNTIL},
            "/https:~1~1www.w3.org~12018~1credentials#validUntil",
        ),
        ({"end": f"{CREDENTIALS}validUntil"}, {"end": UNTIL}, "/end"),
        ({"end": {"@id": "validUntil"}}, {"end": UNTIL}, "/end"),
        ({"c": f"{CREDENTIALS}valid"}, {"c:Until": UNTIL}, "/c:Until"),
        ({"c": CREDENTIALS, "end": "c:validUntil"}, {"end": UNTIL}, "/end"),
        ({"@vocab": f"{CREDENTIALS}valid"}, {"Until": UNTIL}, "/Until"),
        ({}, {"@nest": {"validUntil": "2026-02-01T00:00:00Z"}}, "/@nest"),
        ({"n": "@nest"}, {"n": {"validUntil": "2026-02-01T00:00:00Z"}}, "/n"),
        ({}, {"@included": [{"id": "urn:x", "name": "x"}]}, "/@included"),
        ({"key": "@id"}, {"evidence": {"key": "urn:x", "type": "Evidence"}}, "/evidence/key"),
        ({}, {"evidence": {"id": "urn:uuid:1", "validUntil": "x"}}, "/evidence/validUntil"),
    ],
)
def test_a_disguise_is_found(context: Json, more: Json, pointer: str) -> None:
    document = badge(**more) | {"@context": [V2, OB, context]}
    assert (pointer, "terms.disguised") in found(document)


@pytest.mark.parametrize(
    ("context", "more"),
    [
        ({"validUntil": {"@id": f"{CREDENTIALS}validUntil", "@type": DATE_TIME}}, {}),
        ({"id": "@id", "type": "@type"}, {}),
        ({"@vocab": "https://x.example/"}, {"validUntil": "2026-02-01T00:00:00Z"}),
        ({"@vocab": CREDENTIALS}, {"validUntil": "2026-02-01T00:00:00Z"}),
        ({"x": "https://x.example/"}, {"x:issuer": "me"}),
    ],
)
def test_an_extension_is_no_disguise(context: Json, more: Json) -> None:
    assert found(badge(**more) | {"@context": [V2, OB, context]}) == []


# contexts


def test_contexts_inside_nested_objects_and_terms_are_inlined() -> None:
    inner = {"@context": V2, "id": "urn:i", "type": "VerifiableCredential", "issuer": "urn:x"}
    outer = {"@context": {"k": {"@id": "urn:k", "@context": V2}}, "k": inner}
    assert found(outer) == []
    assert CREDENTIALS.encode() + b"issuer" in canonical(outer, CONTEXTS_ALONE, "sha256")


def test_remote_contexts_may_name_others_relative_to_themselves() -> None:
    remote = Remote(
        a={"@context": ["b", {"@base": "https://wrong.example/", "n": "urn:n"}]},
        b={"@context": {"@import": "c", "m": "urn:m"}},
        c={"@context": {"l": "urn:l", "m": "urn:wrong"}},
    )
    document = {"@context": "https://x.example/a", "n": 1, "m": 2, "l": 3}
    assert found(document, remote) == []
    lines = canonical(document, remote, "sha256").decode()
    assert [f"urn:{name}" in lines for name in ("n", "m", "l", "wrong")] == [True] * 3 + [False]
    assert found(document | {"@id": "relative"}, remote) == [("/@id", "terms.relative")]


def test_contexts_that_name_each_other_end() -> None:
    remote = Remote(a={"@context": "b"}, b={"@context": "a"})
    error = refusal({"@context": "https://x.example/a", "n": 1}, remote)
    assert error.message.id == "terms.too-many-contexts"


# canonical form


def test_the_canonical_form_is_rdfc_with_either_hash() -> None:
    document = SMALL | {"k": [{"n": "a"}, {"n": "b"}], "n": ["\x07", "é"]}
    forms = {name: canonical(document, CONTEXTS_ALONE, name) for name in ("sha256", "sha384")}
    assert forms["sha256"] != forms["sha384"]
    for form in forms.values():
        lines = form.decode().splitlines()
        assert lines == sorted(lines)
        assert len(lines) == 6
        # RDFC-1.0, 4.2: control characters are escaped, letters are not
        assert "_:c14n" in lines[0]
        assert any(r'"\u0007"' in line for line in lines)
        assert any('"é"' in line for line in lines)


def test_an_order_of_keys_or_values_is_not_part_of_it() -> None:
    one = badge(name="x", evidence=[{"id": "urn:a"}, {"id": "urn:b"}])
    other = dict(reversed(one.items())) | {"evidence": [{"id": "urn:b"}, {"id": "urn:a"}]}
    assert canonical(one, CONTEXTS_ALONE, "sha256") == canonical(other, CONTEXTS_ALONE, "sha256")


def test_a_malformed_address_is_not_dropped() -> None:
    forms = {
        canonical(SMALL | {"n": "x", "k": f"https://x.example/{c}"}, CONTEXTS_ALONE, "sha256")
        for c in "<{|^`"
    }
    assert len(forms) == 5
    assert all(form.count(b"\n") == 2 for form in forms)


def test_a_direction_is_not_part_of_the_graph() -> None:
    value = {"@value": "x", "@language": "ar"}
    plain = canonical(SMALL | {"n": value}, CONTEXTS_ALONE, "sha256")
    with_direction = SMALL | {"n": value | {"@direction": "rtl"}}
    assert canonical(with_direction, CONTEXTS_ALONE, "sha256") == plain
    assert b'"x"@ar' in plain


def test_a_language_of_an_object_means_nothing() -> None:
    plain = canonical(SMALL | {"n": "x"}, CONTEXTS_ALONE, "sha256")
    assert canonical(SMALL | {"n": "x", "@language": "en"}, CONTEXTS_ALONE, "sha256") == plain


def test_what_stands_below_an_undefined_word_is_dropped_with_it() -> None:
    plain = canonical(SMALL | {"n": "x"}, CONTEXTS_ALONE, "sha256")
    document = SMALL | {"n": "x", "colour": {"n": "y"}, "_:c": {"n": "z"}}
    assert canonical(document, CONTEXTS_ALONE, "sha256") == plain
    assert ("/colour", "terms.undefined") in found(document)


def test_json_literals_are_jcs() -> None:
    document = {"@context": {"j": {"@id": "urn:j", "@type": "@json"}}, "j": {"b": 1.0, "a": []}}
    expected = rb'"{\"a\":[],\"b\":1}"^^'
    assert expected in canonical(document, CONTEXTS_ALONE, "sha256")
    error = refusal(document | {"j": {"@context": {}}})
    assert error.message.id == "terms.json-literal"


# limits


@pytest.mark.parametrize(
    "number",
    [1e-7, -1e-7, 1e20, 1e300, 0.12345678901234567, 2**53 + 1, float("nan"), float("inf")],
)
def test_numbers_that_libraries_write_differently_leave_it_open(number: float) -> None:
    error = refusal(SMALL | {"n": number})
    assert (error.outcome, error.message.id) == (Outcome.CANT_TELL, "terms.number")
    assert error.pointer == "/n"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, '"0"'),
        (5.0, '"5"'),
        (-3.25, '"-3.25E0"'),
        (1e-6, '"1.0E-6"'),
        (0.1234567890123456, '"1.234567890123456E-1"'),
        (2**53, '"9007199254740992"'),
    ],
)
def test_other_numbers_have_their_xsd_form(number: float, written: str) -> None:
    assert written.encode() in canonical(SMALL | {"n": number}, CONTEXTS_ALONE, "sha256")


def clique(size: int) -> Json:
    """Blank nodes that all point at each other."""
    return SMALL | {
        "@graph": [
            {"@id": f"_:b{i}", "k": [f"_:b{j}" for j in range(size) if j != i]} for i in range(size)
        ]
    }


def twins(size: int) -> Json:
    """Two equal objects with as many equal parts."""
    return SMALL | {"@id": "urn:a", "k": [{"k": [{"n": "x"} for _ in range(size)]}] * 2}


def nested(depth: int, value: Any = "x") -> Json:
    for _ in range(depth):
        value = {"k": value}
    return SMALL | {"k": value}


@pytest.mark.parametrize(
    ("document", "why"),
    [
        *((clique(size), "terms.poison") for size in (8, 9, 10, 11, 12)),
        *((twins(size), "terms.poison") for size in (8, 12)),
        (SMALL | {"@type": [f"urn:{n}" for n in range(10_000)]}, "terms.too-many-types"),
        (badge(type=["VerifiableCredential"] * 10_000), "terms.too-many-types"),
        (
            {"@context": [V2, {"t": "@type"}], "t": ["VerifiableCredential"] * 10_000},
            "terms.too-many-types",
        ),
        (nested(DEPTH + 1), "terms.too-deep"),
        (nested(20_000), "terms.too-deep"),
        ({"@context": [{}] * (CONTEXTS + 1)}, "terms.too-many-contexts"),
        ({"@context": {f"t{n}": f"urn:{n}" for n in range(5_000)}}, "terms.too-many-contexts"),
        (
            {"@context": {f"t{n}": f"t{n + 1}:x" for n in range(900)}, "t0": 1},
            "terms.not-processed",
        ),
    ],
)
def test_hostile_documents_are_answered_at_once(document: Json, why: str) -> None:
    canonical(badge(), CONTEXTS_ALONE, "sha256")  # libraries are loaded
    start = time.process_time()
    error = refusal(document)
    assert time.process_time() - start < 0.1
    assert (error.outcome, error.message.id) == (Outcome.CANT_TELL, why)


@pytest.mark.parametrize("document", [clique(4), twins(4), nested(DEPTH - 1)])
def test_smaller_ones_of_the_kind_are_canonicalised(document: Json) -> None:
    assert canonical(document, CONTEXTS_ALONE, "sha256")


def test_nodes_the_library_orders_otherwise_than_the_standard_leave_it_open() -> None:
    contexts = {"p": {"@id": "urn:p", "@container": "@graph"}, "n": "urn:n", "m": "urn:m"}
    alike = [{"@id": f"urn:{n}", "p": {"n": "x", "m": "y"}} for n in range(2)]
    error = refusal({"@context": contexts, "@graph": alike})
    assert (error.outcome, error.message.id) == (Outcome.CANT_TELL, "terms.graph-names")
    alike[1]["p"] = {"n": "x", "m": "z"}
    assert canonical({"@context": contexts, "@graph": alike}, CONTEXTS_ALONE, "sha256")


def test_many_equal_parts_of_one_object_are_no_poison() -> None:
    document = SMALL | {"k": [{"n": "x"} for _ in range(50)]}
    assert canonical(document, CONTEXTS_ALONE, "sha256").count(b"\n") == 100


# anything at all


KEYS = st.sampled_from(
    ("@context", "@id", "@type", "@value", "@list", "@graph", "@language", "@reverse", "@nest")
) | st.sampled_from(
    ("@x", "id", "type", "issuer", "name", "credentialSubject", "proof", "k", "_:x", "a:b", "")
)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([V2, OB, "VerifiableCredential", "@id", "@type", "Profile", "urn:x", "_:b"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(document=st.dictionaries(KEYS, VALUES, max_size=5), real=st.booleans())
def test_nothing_raises(document: Json, real: bool) -> None:
    if real:
        document = badge() | document
    problems = undefined_terms(document, CONTEXTS_ALONE)
    assert all(isinstance(problem, TermProblem) for problem in problems)
    assert all(sentence(problem.message) for problem in problems)
    with suppress(CannotCanonicalise):
        assert canonical(document, CONTEXTS_ALONE, "sha256")
