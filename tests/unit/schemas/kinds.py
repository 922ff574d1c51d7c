"""Good and bad values for each kind of member that ``kinds.yaml`` speaks of."""

from __future__ import annotations

from typing import Any

from tests.unit.schemas.engine import schema
from tests.unit.schemas.ob3_samples import CLR, OB, V1, V2
from tests.unit.schemas.samples import GOOD

LANGUAGES = {"en": "Sport", "sl-SI": "Šport"}
ADDRESSES = {"ob": OB, "clr": CLR}
JWT = "eyJh.eyJp.c2ln-_"
IRIS = (
    "urn:uuid:1",
    "did:web:b.example#k",
    "https://b.example/šport",
    "data:image/png;base64,AA==",
)
NO_IRI = (("sport", "", "format"), ("https://b.example/a b", "", "format"))
NO_TEXT = ((1, "", "type"), (None, "", "type"), (True, "", "type"))

Bad = tuple[tuple[Any, str, str], ...]
SIMPLE: dict[str, tuple[tuple[Any, ...], Bad]] = {
    "text": (("Sport", ""), (*NO_TEXT, (["a"], "", "type"), ({"en": "a"}, "", "type"))),
    "said": (
        ("Sport", LANGUAGES, {"@value": "Šport", "@language": "sl"}),
        (
            *NO_TEXT,
            (["a"], "", "type"),
            ({}, "", "minProperties"),
            ({"English": "a"}, "", "pattern"),
        ),
    ),
    "said_many": (
        ("Sport", LANGUAGES, [{"@value": "Šport"}, {"@value": "Sport", "@language": "en"}]),
        (*NO_TEXT, (["a"], "/0", "type"), ([], "", "minItems"), ({"en": 1}, "/en", "type")),
    ),
    "texts": (("a", ["a", "b"], []), (*NO_TEXT, ([1], "/0", "type"), ({}, "", "type"))),
    "iri": (IRIS, (*NO_TEXT, *NO_IRI, (["urn:x:1"], "", "type"), ({"id": "urn:x:1"}, "", "type"))),
    "url": (
        ("https://b.example", "http://b.example/š?x=1#y"),
        (*NO_TEXT, *NO_IRI, ("ftp://b.example", "", "pattern"), ("urn:x:1", "", "pattern")),
    ),
    "email": (("a@b.example", "žiga@škola.example"), (*NO_TEXT, ("a at b", "", "format"))),
    "date": (
        ("2026-05-31T18:00:00Z", "2026-05-31T18:00:00.5+02:00"),
        (*NO_TEXT, ("2026-05-31", "", "format"), ("2026-05-31T18:00:00", "", "format")),
    ),
    "date2": (
        ("2026-05-31T18:00:00Z", "2026-05-31T18:00+02", "2026-05-31T18:00:00,5+0200"),
        (*NO_TEXT, ("2026-05-31", "", "format"), ("2026-05-31T18:00:00", "", "format")),
    ),
    "old_date": (
        ("2015-05-31", "2015-05-31T18:00:00Z", 1433095200),
        ((None, "", "type"), (1.5, "", "type"), ("31.5.2015", "", "pattern")),
    ),
    "day": (("1990-05-31",), (*NO_TEXT, ("1990-02-30", "", "format"))),
    "flag": ((True, False), ((None, "", "type"), ("true", "", "type"), (1, "", "type"))),
    "number": ((0, 2.5), ((None, "", "type"), ("2", "", "type"), (True, "", "type"))),
    "version": (("2", 2, 2.1), ((None, "", "type"), (True, "", "type"), ([2], "", "type"))),
    "language": (("en", "sr-Latn"), (*NO_TEXT, ("en_GB", "", "pattern"), ("", "", "pattern"))),
    "enum": ((), ((1, "", "enum"), (None, "", "enum"), ("nothing of the kind", "", "enum"))),
    "vocabulary": (
        ("ext:Own.Term-1_a",),
        ((1, "", "enum"), ("Own", "", "enum"), ("ext:", "", "pattern"), ("ext:a b", "", "pattern")),
    ),
    "marked": ((None, 1, "a", {}), ()),
    "old_context": (
        ("https://w3id.org/openbadges/v2", ["https://w3id.org/openbadges/v2", {"a": "b"}], {}),
        (*NO_TEXT, ([1], "/0", "type"), ([["a"]], "/0", "type")),
    ),
    "any_context": (
        ([V2], [V1, OB, {"a": "b"}]),
        ((V2, "", "type"), ([], "", "minItems"), ([OB], "/0", "enum"), ([V2, 1], "/1", "type")),
    ),
    "any_issuer": (
        ("did:web:b.example", {"id": "did:web:b.example", "name": 1}),
        (*NO_TEXT, *NO_IRI, ({}, "", "required"), ({"id": "x"}, "/id", "format"), ([], "", "type")),
    ),
    "any_subject": (
        ({}, [{"id": "did:web:b.example"}, {}], []),
        (*NO_TEXT, ("a", "", "type"), ([{}, "a"], "/1", "type")),
    ),
    "claim": (
        ({"id": "urn:x:1", "endorsementComment": "a", "email": 1},),
        (
            *(*NO_TEXT, ({}, "", "required"), ({"id": "x"}, "/id", "format")),
            *(({"id": 1}, "/id", "type"), ([], "", "type")),
            ({"id": "urn:x:1", "endorsementComment": 1}, "/endorsementComment", "type"),
        ),
    ),
    "starts": (
        ("https://b.example/a", ["http://b.example"]),
        (*NO_TEXT, ("b.example", "", "pattern"), (["b"], "/0", "pattern"), ([1], "/0", "type")),
    ),
    "hosts": (
        ("b.example", ["a.example", "b.example"]),
        (
            *NO_TEXT,
            ("https://b.example", "", "pattern"),
            (["a/b"], "/0", "pattern"),
            ([1], "/0", "type"),
        ),
    ),
    "jwts": (
        (JWT, [JWT, JWT]),
        (
            *NO_TEXT,
            ("a.b", "", "pattern"),
            ([JWT, "a b.c.d"], "/1", "pattern"),
            ([1], "/0", "type"),
        ),
    ),
    "iri_or_object": ((*IRIS, {}), (*NO_TEXT, *NO_IRI, ([], "", "type"))),
    "text_or_object": (("a", LANGUAGES), (*NO_TEXT, ([], "", "type"))),
    "mail_or_hash": (
        ("a@b.example", "md5$" + "0a" * 16),
        (*NO_TEXT, ("Ana", "", "format"), ("sha256$ana@b.example", "", "pattern")),
    ),
    "digits": (("0", 94567), ((None, "", "type"), ("1.5", "", "pattern"), (1.5, "", "type"))),
    "dotted": (("0.5.0", "1.0"), (*NO_TEXT, ("five", "", "pattern"))),
    "pem": (("-----BEGIN RSA PUBLIC KEY-----\nA",), (*NO_TEXT, ("MIIB", "", "pattern"))),
    "country": (("SI",), (*NO_TEXT, ("si", "", "pattern"), ("SVN", "", "pattern"))),
}


def values(name: str, kind: str) -> tuple[tuple[Any, ...], Bad]:
    word, *rest = kind.split()
    if word == "type":
        keyword = "const" if len(rest) == 1 else "enum"
        more = [rest[0], "https://b.example/Other"]
        wrong: Bad = (("Other", "", keyword), (None, "", keyword), (["Other"], "", "contains"))
        return (*rest, [rest[-1]], more), (*wrong, ([rest[0], 1], "/1", "type"))
    if word == "kinds":
        return kinds(rest)
    if word.startswith("context"):
        return contexts(V2 if word == "context20" else V1, [ADDRESSES[each] for each in rest])
    if not rest:
        return SIMPLE[word]
    return objects(word, GOOD[name][rest[0]][0], spoiled(name, rest[0]))


def kinds(own: list[str]) -> tuple[tuple[Any, ...], Bad]:
    """``type`` of a credential: always a list, as it names two kinds at least."""
    good = [["VerifiableCredential", each] for each in own] + [
        [own[0], "VerifiableCredential", "X"]
    ]
    bad: Bad = (
        *((own[0], "", "type"), (None, "", "type"), ([own[0]], "", "contains")),
        *((["VerifiableCredential", "X"], "", "contains"), ([*good[0], 1], "/2", "type")),
    )
    return tuple(good), bad


def contexts(first: str, rest: list[str]) -> tuple[tuple[Any, ...], Bad]:
    """``@context`` of a credential: these addresses in this order, then any others."""
    good = [first, *rest]
    last = len(rest)
    bad: Bad = (
        *((first, "", "type"), (None, "", "type"), (good[:-1], "", "minItems")),
        *(
            ([V1 if first == V2 else V2, *rest], "/0", "const"),
            ([*good, 1], f"/{last + 1}", "type"),
        ),
        *(
            ([*good[:-1], first], f"/{last}", "pattern"),
            ([first, first, *rest[1:]], "/1", "pattern"),
        ),
    )
    return (good, [*good, "https://b.example/context", {"a": "b"}]), bad


def objects(word: str, good: Any, wrong: Any) -> tuple[tuple[Any, ...], Bad]:
    """An object of a definition, alone or in a list, or its address, as the kind allows."""
    no_type: Bad = tuple((value, "", "type") for value in (None, 1, True))
    inside: Bad = ((wrong, "", ""),)
    listed: Bad = (([1], "/0", "type"), ([wrong], "", ""))
    if word == "one":
        return (good,), (*no_type, *inside, ("a", "", "type"), ([good], "", "type"))
    if word == "many":
        return (good, [good, good], []), (*no_type, *inside, *listed, ("a", "", "type"))
    if word == "some":
        return (good, [good, good]), (*no_type, *inside, *listed, ([], "", "minItems"))
    if word == "link":
        return (good, *IRIS), (*no_type, *NO_IRI, *inside, ([good], "", "type"))
    if word == "text_or":
        return (good, "Sport"), (*no_type, *inside, ([good], "", "type"))
    assert word == "links"
    several: tuple[Any, ...] = (good, *IRIS, [good, IRIS[0]], [])
    return several, (*no_type, *NO_IRI, *inside, *listed, (["a"], "/0", "format"))


def spoiled(name: str, of: str) -> Any:
    """The definition's good object with one of its members replaced by null."""
    good = dict(GOOD[name][of][0])
    known = schema(name)["$defs"][of].get("properties") or {"issuer": {}}
    return good | {next(key for key in known if key != "@context"): None}
