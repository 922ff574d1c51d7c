from __future__ import annotations

import base64
import gzip
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Step, Verdict, Verification
from badgeaudit.network.fetching import Fetched, NotFetched, Offline
from badgeaudit.network.once import Once
from badgeaudit.verification import clauses
from badgeaudit.verification.status import assertion_status, status_steps
from badgeaudit.verification.status_lists import BitList

LIST = "https://issuer.example/status/1"
AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
FEWEST = 131_072


class Web:
    """Answers from a dictionary of bytes, statuses or reasons, and counts."""

    def __init__(self, **pages: Any) -> None:
        self.pages = {LIST: pages.get("list"), **pages.get("others", {})}
        self.asked: list[str] = []

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        self.asked.append(url)
        page = self.pages[url]
        if isinstance(page, NotFetched):
            return page
        status, body = (page, b"") if isinstance(page, int) else (200, page)
        return Fetched(url, url, status, "application/json", body, "0" * 64, "2026-01-01")


def verifier(verdict: Verdict = "valid", failed: str = "proof", why: str = "x") -> Any:
    outcome = Outcome.PASSED if verdict == "valid" else Outcome.FAILED
    step = Step(failed, outcome, message(why), clauses.OB3_STATUS)  # type: ignore[arg-type]

    def verify(raw: bytes, path: str) -> Verification:
        return Verification(path, "", None, None, verdict, (step,))

    return verify


def encoded(*on: int, length: int = FEWEST, size: int = 1, prefix: str = "u") -> str:
    bits = bytearray(length * size // 8)
    for index in on:
        at = index * size + size - 1
        bits[at // 8] |= 128 >> at % 8
    packed = gzip.compress(bytes(bits), mtime=0)
    return prefix + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def page(text: str, purpose: Any = "revocation", older: bool = False, **changes: Any) -> bytes:
    kind = "StatusList2021" if older else "BitstringStatusList"
    subject = {"type": kind, "statusPurpose": purpose, "encodedList": text, **changes}
    types = ["VerifiableCredential", f"{kind}Credential"]
    return json.dumps({"type": types, "credentialSubject": subject}).encode()


def entry(index: Any = "5", purpose: str = "revocation", **changes: Any) -> dict[str, Any]:
    return {
        "type": "BitstringStatusListEntry",
        "statusPurpose": purpose,
        "statusListIndex": index,
        "statusListCredential": LIST,
        **changes,
    }


def look(web: Any, *entries: Any, verify: Any = None, cache: Any = None) -> list[tuple[str, str]]:
    found = entries[0] if len(entries) == 1 else list(entries)
    credential = {"id": "urn:c", "issuer": {"id": "did:x"}, "credentialStatus": found}
    steps = status_steps(
        credential, web, verify or verifier(), AS_OF, Once() if cache is None else cache
    )
    for step in steps:
        assert sentence(step.reason)
        assert step.level == "note" or step.details["answer"]
    return [(step.outcome.value, step.reason.id.removeprefix("status.")) for step in steps]


@pytest.mark.parametrize(
    ("on", "purpose", "answer"),
    [
        ((), "revocation", ("passed", "not-set")),
        ((4, 6), "revocation", ("passed", "not-set")),
        ((5,), "revocation", ("failed", "revoked")),
        ((5,), "suspension", ("failed", "suspended")),
    ],
)
def test_a_bit_answers(on: tuple[int, ...], purpose: str, answer: tuple[str, str]) -> None:
    web = Web(list=page(encoded(*on), purpose))
    assert look(web, entry(purpose=purpose)) == [answer]


def test_the_older_list_has_no_prefix() -> None:
    older = entry(type="StatusList2021Entry")
    for prefix in ("", "u"):
        web = Web(list=page(encoded(5, prefix=prefix), older=True))
        assert look(web, older, {**older, "statusListIndex": "6"}) == [
            ("failed", "revoked"),
            ("passed", "not-set"),
        ]


def test_a_list_of_the_other_kind_is_none() -> None:
    older = entry(type="StatusList2021Entry")
    assert look(Web(list=page(encoded(5))), older) == [("cantTell", "list-type")]
    assert look(Web(list=page(encoded(5), older=True)), entry()) == [("cantTell", "list-type")]
    assert look(Web(list=page(encoded(5), type="Person")), entry()) == [("cantTell", "list-type")]


def test_the_recommendation_wants_multibase_without_padding() -> None:
    for text in (encoded(5, prefix=""), encoded(5, prefix="z"), encoded(5) + "="):
        assert look(Web(list=page(text)), entry()) == [("cantTell", "list-undecodable")]


def messages(size: int) -> list[dict[str, str]]:
    return [{"status": hex(value), "message": f"m{value}"} for value in range(2**size)]


def test_the_entry_says_how_wide_entries_are() -> None:
    web = Web(list=page(encoded(5, size=2), ["revocation", "suspension"]))
    wide: dict[str, Any] = {"statusSize": 2, "statusMessage": messages(2)}
    assert look(web, entry(**wide)) == [("failed", "revoked")]
    assert look(web, entry("6", "suspension", **wide)) == [("passed", "not-set")]
    # one bit wide, as nothing says otherwise: bit 11 is set, bit 5 is not
    assert look(web, entry(), entry("11")) == [("passed", "not-set"), ("failed", "revoked")]


def test_an_entry_against_the_specification_may_accuse_but_clears_nobody() -> None:
    web = Web(list=page(encoded(5, size=2)))
    wrongs: list[dict[str, Any]] = [{}, {"statusMessage": messages(1)}, {"statusMessage": "x"}]
    for wrong in wrongs:
        assert look(web, entry(statusSize=2, **wrong)) == [("failed", "revoked")]
        found = look(web, entry("6", statusSize=2, **wrong))
        assert found == [("cantTell", "entry-messages")]
    assert look(web, entry(statusMessage=[])) == [("cantTell", "entry-messages")]


def test_a_list_that_says_another_width() -> None:
    web = Web(list=page(encoded(5, size=2), statusSize=2))
    assert look(web, entry()) == [("cantTell", "sizes-differ")]
    wide = entry(statusSize=2, statusMessage=messages(2))
    assert look(web, wide) == [("failed", "revoked")]


def test_a_message_of_several_bits_is_told() -> None:
    bits = bytearray(FEWEST // 4)
    bits[1] = 0b0001_1000  # entries of two bits, from index 4: 0, 1, 2, 0
    packed = base64.urlsafe_b64encode(gzip.compress(bytes(bits))).rstrip(b"=").decode()
    web = Web(list=page("u" + packed, "message"))
    said = {"statusSize": 2, "statusMessage": messages(2)}
    credential = {"credentialStatus": [entry(str(n), "message", **said) for n in range(4, 8)]}
    steps = status_steps(credential, web, verifier(), AS_OF, Once())
    assert [step.reason.params["text"] for step in steps] == ["m0", "m1", "m2", "m0"]
    assert {step.level for step in steps} == {"note"}


def test_other_purposes_are_notes() -> None:
    texts = [{"status": "0x0", "message": "-"}, {"status": "0x1", "message": "please renew"}]
    said = entry(purpose="message", statusMessage=texts)
    credential = {"credentialStatus": said}
    web = Web(list=page(encoded(5), "message"))
    (step,) = status_steps(credential, web, verifier(), AS_OF, Once())
    assert (step.outcome, step.level) == (Outcome.PASSED, "note")
    assert "please renew" in sentence(step.reason)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (404, "list-missing"),
        (500, "list-missing"),
        (page("!"), "list-undecodable"),
        (page("uH4sI"), "list-undecodable"),
        (page(encoded(length=1024)), "list-short"),
        (page(encoded(), "suspension"), "wrong-purpose"),
        (page(encoded(), ["refresh", 7]), "wrong-purpose"),
        (page(encoded(), statusSize=0), "list-size"),
        (page(encoded(), []), "wrong-purpose"),
        (page(encoded(length=FEWEST * 1025)), "list-too-large"),
        (b"[]", "list-no-list"),
        (b'{"credentialSubject": []}', "list-no-list"),
        (b'{"credentialSubject": {}}', "list-type"),
        (b"a.b.c", "list-no-list"),
    ],
)
def test_a_list_that_is_no_use_can_not_tell(answer: Any, why: str) -> None:
    assert look(Web(list=answer), entry()) == [("cantTell", why)]


@pytest.mark.parametrize(
    ("verdict", "failed", "why"),
    [
        ("invalid", "proof", "list-bad-proof"),
        ("invalid", "dates", "list-expired"),
        ("invalid", "shape", "list-not-valid"),
        ("not a badge", "read", "list-not-valid"),
    ],
)
def test_a_list_is_verified_in_full(verdict: Verdict, failed: str, why: str) -> None:
    web = Web(list=page(encoded(5)))
    assert look(web, entry(), verify=verifier(verdict, failed)) == [("cantTell", why)]


def test_a_list_without_proof() -> None:
    unsigned = verifier("invalid", "proof", "verification.no-proof")
    found = look(Web(list=page(encoded(5))), entry(), verify=unsigned)
    assert found == [("cantTell", "list-unsigned")]


def test_offline_is_untested_and_a_fault_can_not_tell() -> None:
    assert look(Offline(), entry())[0][0] == "untested"
    refused = NotFetched(message("network.timeout", host="issuer.example"))
    assert look(Web(list=refused), entry())[0][0] == "cantTell"


def test_a_list_that_is_too_short_may_accuse_but_clears_nobody() -> None:
    web = Web(list=page(encoded(5, length=100_000)))
    assert look(web, entry()) == [("failed", "revoked")]
    assert look(web, entry("6")) == [("cantTell", "list-short")]
    assert look(web, entry("100000")) == [("cantTell", "list-short")]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (entry("131072"), "out-of-range"),
        (entry("-1"), "entry-broken"),
        (entry("1_0"), "entry-broken"),
        (entry(" 5"), "entry-broken"),
        (entry(True), "entry-broken"),
        (entry(None), "entry-broken"),
        (entry("9" * 30), "out-of-range"),
        (entry("+5"), "entry-broken"),
        (entry(""), "entry-broken"),
        (entry(5.0), "entry-broken"),
        (entry(statusSize=0), "entry-size"),
        (entry(statusSize=True), "entry-size"),
        (entry(statusSize="1"), "entry-size"),
        (entry(statusSize=33), "entry-size"),
        (entry(statusListCredential=7), "entry-broken"),
        (entry(statusPurpose=""), "no-purpose"),
        (entry(type="SomethingElse"), "unknown-type"),
        ("text", "entry-broken"),
    ],
)
def test_an_entry_that_is_no_use_can_not_tell(wrong: Any, why: str) -> None:
    assert look(Web(list=page(encoded())), wrong) == [("cantTell", why)]


def test_without_an_entry_the_step_is_inapplicable() -> None:
    (step,) = status_steps({}, Offline(), verifier(), AS_OF, Once())
    assert step.outcome is Outcome.INAPPLICABLE


def test_every_entry_is_looked_up_and_a_list_fetched_once_per_run() -> None:
    web, cache = Web(list=page(encoded(5), ["revocation", "suspension"])), Once()
    entries = [entry(), entry("6"), entry("7", "suspension")]
    assert [outcome for outcome, _ in look(web, *entries, cache=cache)] == [
        "failed",
        "passed",
        "passed",
    ]
    look(web, entry(), cache=cache)
    assert web.asked == [LIST]


def test_too_many_entries_are_cut_off() -> None:
    found = look(Web(list=page(encoded())), *[entry()] * 30)
    assert len(found) == 21
    assert found[-1] == ("cantTell", "too-many")


@given(st.integers(0, FEWEST - 1), st.integers(0, FEWEST - 1))
def test_just_the_bit_that_is_set(on: int, asked: int) -> None:
    bits = bytearray(FEWEST // 8)
    bits[on // 8] |= 128 >> on % 8
    assert BitList(bytes(bits), ("revocation",)).value(asked, 1) == int(on == asked)


@given(st.integers(1, 32), st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=40))
def test_values_of_any_width_are_read_back(size: int, values: list[int]) -> None:
    values = [value % 2**size for value in values]
    text = "".join(format(value, f"0{size}b") for value in values)
    text += "0" * (-len(text) % 8)
    found = BitList(int(text, 2).to_bytes(len(text) // 8, "big"), ())
    assert [found.value(index, size) for index in range(len(values))] == values
    assert found.value(len(text) // size, size) is None


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(list(entry())), JUNK) | JUNK, JUNK)
def test_no_entry_and_no_list_raises(junk: Any, subject: Any) -> None:
    types = ["BitstringStatusListCredential"]
    web = Web(list=json.dumps({"type": types, "credentialSubject": subject}).encode())
    credential = {"id": junk, "issuer": junk, "credentialStatus": junk}
    for step in status_steps(credential, _Everywhere(web), verifier(), AS_OF, Once()):
        assert step.outcome is not Outcome.PASSED or step.level == "note"


class _Everywhere:
    def __init__(self, web: Web) -> None:
        self.web = web

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        return self.web.get(LIST, accept)


class TestNamedLists:
    entry = {"id": LIST, "type": "1EdTechRevocationList"}  # noqa: RUF012

    @pytest.mark.parametrize(
        ("listed", "answer"),
        [
            ([], ("passed", "not-listed")),
            (["urn:other", {"id": "urn:c", "revoked": False}], ("passed", "not-listed")),
            (["urn:c"], ("failed", "listed")),
            ([{"id": "urn:c"}], ("failed", "listed")),
            ([{"id": "urn:c", "revoked": True, "revocationReason": "x"}], ("failed", "listed")),
            ([{"id": "urn:c", "revoked": "true"}], ("failed", "listed")),
            ([{"id": "urn:c", "revoked": "false"}], ("passed", "not-listed")),
            ({"id": "urn:c"}, ("failed", "listed")),
            ("urn:c", ("failed", "listed")),
            ("c", ("cantTell", "list-no-list")),
            (7, ("cantTell", "list-no-list")),
            (None, ("cantTell", "list-no-list")),
        ],
    )
    @pytest.mark.parametrize("name", ["revokedCredentials", "revokedCredential"])
    def test_of_1edtech(self, name: str, listed: Any, answer: tuple[str, str]) -> None:
        raw = json.dumps({"issuer": "did:x", name: listed}).encode()
        assert look(Web(list=raw), self.entry) == [answer]

    def test_that_lists_nothing_of_the_kind(self) -> None:
        assert look(Web(list=b'{"issuer": "did:x"}'), self.entry) == [("cantTell", "list-no-list")]

    def test_of_another_issuer(self) -> None:
        raw = json.dumps({"issuer": {"id": "did:y"}, "revokedCredentials": []}).encode()
        assert look(Web(list=raw), self.entry) == [("cantTell", "list-other-issuer")]

    def test_that_can_not_be_read(self) -> None:
        assert look(Web(list=b"<html>"), self.entry) == [("cantTell", "list-not-json")]
        assert look(Web(list=404), self.entry) == [("cantTell", "list-missing")]
        assert look(Offline(), self.entry)[0][0] == "untested"
        assert look(Offline(), {"type": "1EdTechRevocationList"}) == [("cantTell", "entry-broken")]


def assertion(web: Any, issuer: Any, **given: Any) -> tuple[str, str]:
    (step,) = assertion_status({"id": "urn:a", **given}, issuer, web, Once())
    assert sentence(step.reason)
    return step.outcome.value, step.reason.id.removeprefix("status.")


def test_signed_assertions_of_open_badges_2() -> None:
    issuer = {"id": "https://issuer.example", "revocationList": LIST}
    named = {"issuer": "https://issuer.example", "revokedAssertions": ["urn:b", {"id": "urn:a"}]}
    assert assertion(Web(list=json.dumps(named).encode()), issuer) == ("failed", "listed")
    named["revokedAssertions"] = [{"uid": "7"}]
    web = Web(list=json.dumps(named).encode())
    assert assertion(web, issuer) == ("passed", "not-listed")
    assert assertion(web, issuer, uid="7") == ("failed", "listed")
    assert assertion(web, {"id": "https://issuer.example"}) == ("passed", "no-revocation-list")
    assert assertion(web, None) == ("cantTell", "no-profile")
    (offline,) = assertion_status({"id": "urn:a"}, None, Offline(), Once(), Outcome.UNTESTED)
    assert (offline.outcome, offline.reason.id) == (Outcome.UNTESTED, "status.no-profile-offline")
    assert assertion(web, issuer, id=7) == ("cantTell", "no-id")
    assert assertion(web, None, revoked=True) == ("failed", "says-revoked")
    one = {"revokedAssertions": "urn:a"}
    assert assertion(Web(list=json.dumps(one).encode()), issuer) == ("failed", "listed")
    assert assertion(Web(list=b'{"7": "by mistake"}'), issuer, uid="7") == ("failed", "listed")
    other = {**named, "issuer": "https://other.example"}
    assert assertion(Web(list=json.dumps(other).encode()), issuer) == (
        "cantTell",
        "list-other-issuer",
    )
