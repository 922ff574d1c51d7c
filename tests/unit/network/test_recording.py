from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from itertools import permutations
from pathlib import Path

import pytest

from badgeaudit.errors import NotWritten, WrongUse
from badgeaudit.model.links import Opened
from badgeaudit.model.places import message
from badgeaudit.network.fetching import Fetched, NotFetched
from badgeaudit.network.recording import INDEX, Recorder, Replayer
from badgeaudit.network.turns import side_by_side

URL = "https://example.org/list"


class Web:
    """Answers from a dictionary."""

    def __init__(self, **pages: Fetched | NotFetched | Opened) -> None:
        self.pages = pages

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        answer = self.pages[url.rpartition("/")[2]]
        assert not isinstance(answer, Opened)
        return answer

    def open(self, url: str) -> Opened:
        answer = self.pages[url.rpartition("/")[2]]
        assert isinstance(answer, Opened)
        return answer


def page(body: bytes = b"{}") -> Fetched:
    from hashlib import sha256

    digest = sha256(body).hexdigest()
    return Fetched(URL, f"{URL}/", 200, "application/json", body, digest, "2026-01-01T00:00:00")


REFUSED = NotFetched(message("network.timeout", host="example.org"))


def recorded(folder: Path) -> None:
    recorder = Recorder(Web(list=page(), slow=REFUSED), folder)
    assert recorder.get(URL) == page()
    assert recorder.get("https://example.org/slow") == REFUSED


def test_a_second_run_gets_the_same_answers(tmp_path: Path) -> None:
    recorded(tmp_path / "rec")
    replay = Replayer(tmp_path / "rec")
    assert replay.get(URL) == page()
    assert replay.get(URL, "image/png") == page()
    assert replay.get("https://example.org/slow") == REFUSED


def test_what_was_not_asked_then_is_offline_now(tmp_path: Path) -> None:
    recorded(tmp_path)
    answer = Replayer(tmp_path).get("https://example.org/other")
    assert isinstance(answer, NotFetched)
    assert answer.offline


def test_a_changed_body_is_noticed(tmp_path: Path) -> None:
    recorded(tmp_path)
    (tmp_path / "bodies" / page().sha256).write_bytes(b"{ }")
    answer = Replayer(tmp_path).get(URL)
    assert isinstance(answer, NotFetched)
    assert answer.reason.id == "network.recording-damaged"


def test_a_body_is_looked_up_by_digest_only(tmp_path: Path) -> None:
    recorded(tmp_path)
    lines = (tmp_path / INDEX).read_text("utf-8").splitlines()
    changed = {**json.loads(lines[0]), "sha256": "../../secret"}
    (tmp_path / INDEX).write_text(json.dumps(changed), "utf-8")
    assert isinstance(Replayer(tmp_path).get(URL), NotFetched)


LINE = {
    "asked": URL,
    "accept": "",
    "url": URL,
    "final_url": URL,
    "content_type": "",
    "sha256": "0" * 64,
    "fetched_at": "2026-01-01",
    "status": 200,
}


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"asked": "x"}',
        '{"asked": "x", "accept": "y"}',
        '{"asked": ["x"], "accept": "y", "reason": "z"}',
        '{"asked": "x", "accept": "y", "reason": 7}',
        '{"asked": "x", "accept": "y", "reason": "z", "params": []}',
        json.dumps({**LINE, "status": "200"}),
        json.dumps({**LINE, "status": True}),
        json.dumps({**LINE, "sha256": None}),
        json.dumps({"asked": URL, "opened": True, "status": 200, "final_url": URL}),
        json.dumps({"asked": URL, "opened": True, "final_url": URL, "opened_at": ""}),
        json.dumps({"asked": URL, "opened": 1, "status": 200, "final_url": "", "opened_at": ""}),
    ],
)
def test_a_damaged_index_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / INDEX).write_text(text, "utf-8")
    with pytest.raises(WrongUse):
        Replayer(tmp_path)


@pytest.mark.parametrize(
    "told",
    [
        {"reason": "no.such-message"},
        {"reason": "network.timeout"},
        {"reason": "network.timeout", "params": {"host": {"a": 1}}},
    ],
)
def test_a_reason_that_can_not_be_said_is_replaced(tmp_path: Path, told: object) -> None:
    line = {"asked": URL, "accept": "", **told}  # type: ignore[dict-item]
    (tmp_path / INDEX).write_text(json.dumps(line), "utf-8")
    answer = Replayer(tmp_path).get(URL)
    assert isinstance(answer, NotFetched)
    assert answer.reason == message("network.recorded-fault")


def test_a_line_that_was_cut_off_does_not_swallow_the_next(tmp_path: Path) -> None:
    recorded(tmp_path)
    index = tmp_path / INDEX
    index.write_bytes(index.read_bytes().removesuffix(b"\n"))
    recorded(tmp_path)
    assert len(index.read_text("utf-8").splitlines()) == 4
    assert Replayer(tmp_path).get(URL) == page()


def test_an_index_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    recorder = Recorder(Web(list=page()), tmp_path)
    (tmp_path / INDEX).mkdir()
    with pytest.raises(NotWritten):
        recorder.get(URL)


def test_no_recording(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        Replayer(tmp_path)


PAGE = "https://example.org/page"
DAY = "2026-01-01T00:00:00+00:00"
OPENED = Opened(PAGE, 404, f"{PAGE}/", DAY)
CLOSED = Opened("https://example.org/closed", 0, "", DAY, message("network.timeout", host="x"))


def test_an_opened_link_is_kept_without_its_page(tmp_path: Path) -> None:
    recorder = Recorder(Web(page=OPENED, closed=CLOSED), tmp_path)
    assert recorder.open(PAGE) == OPENED
    assert recorder.open(CLOSED.url) == CLOSED
    assert list((tmp_path / "bodies").iterdir()) == []
    replay = Replayer(tmp_path)
    assert replay.open(PAGE) == OPENED
    assert replay.open(CLOSED.url) == CLOSED


def test_a_link_is_no_document_and_a_document_no_link(tmp_path: Path) -> None:
    recorder = Recorder(Web(list=page(), page=OPENED), tmp_path)
    recorder.get(URL)
    recorder.open(PAGE)
    replay = Replayer(tmp_path)
    answer = replay.get(PAGE)
    assert isinstance(answer, NotFetched)
    assert answer.offline
    assert replay.open(URL).offline


def test_lines_may_stand_in_any_order(tmp_path: Path) -> None:
    web = Web(list=page(), slow=REFUSED, page=OPENED)
    recorder = Recorder(web, tmp_path)
    for accept in ("application/vc", "application/jwt", "application/json"):
        recorder.get(URL, accept)
        web.pages["list"] = page(accept.encode())
    recorder.get("https://example.org/slow")
    recorder.open(PAGE)
    lines = (tmp_path / INDEX).read_bytes().splitlines()
    for order in permutations(lines):
        (tmp_path / INDEX).write_bytes(b"\n".join(order) + b"\n")
        replay = Replayer(tmp_path)
        assert replay.get(URL, "application/vc") == page()
        assert replay.get(URL, "application/jwt") == page(b"application/vc")
        assert replay.get(URL, "text/plain") == page(b"application/jwt")
        assert replay.get("https://example.org/slow") == REFUSED
        assert replay.open(PAGE) == OPENED


def test_several_threads_may_record(tmp_path: Path) -> None:
    names = [f"n{n}" for n in range(40)]
    web = Web(**{name: page(name.encode()) for name in names})
    recorder = Recorder(web, tmp_path)
    urls = [f"https://example.org/{name}" for name in names]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(recorder.get, urls))
    side_by_side(recorder.get, urls, 8)
    assert len((tmp_path / INDEX).read_bytes().splitlines()) == 80
    replay = Replayer(tmp_path)
    assert [replay.get(url) for url in urls] == [page(name.encode()) for name in names]
