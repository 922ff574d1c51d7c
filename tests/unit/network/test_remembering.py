from __future__ import annotations

from badgeaudit.model.links import Opened
from badgeaudit.model.places import message
from badgeaudit.network.fetching import Fetched, NotFetched
from badgeaudit.network.remembering import Remembering
from badgeaudit.network.turns import side_by_side

URL = "https://example.org/list"


class Web:
    """Answers each question in another way, and keeps them."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        self.asked.append(f"{accept} {url}")
        return NotFetched(message("network.timeout", host=str(len(self.asked))))

    def open(self, url: str) -> Opened:
        self.asked.append(f"open {url}")
        return Opened(url, 200 + len(self.asked))


def test_a_question_is_asked_once() -> None:
    web = Web()
    remembering = Remembering(web)
    answers = {id(each) for each in side_by_side(remembering.get, [URL] * 5, 5)}
    assert len(answers) == 1
    assert web.asked == [f"application/json {URL}"]


def test_another_accept_is_another_question() -> None:
    web = Web()
    remembering = Remembering(web)
    first = remembering.get(URL, "application/vc")
    assert remembering.get(URL, "application/jwt") != first
    assert remembering.get(URL, "application/vc") is first


def test_a_link_is_opened_once_and_is_no_document() -> None:
    web = Web()
    remembering = Remembering(web)
    opened = remembering.open(URL)
    remembering.get(URL)
    assert remembering.open(URL) is opened
    assert web.asked == [f"open {URL}", f"application/json {URL}"]
