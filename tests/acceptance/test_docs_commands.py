"""The commands of the documentation do what its pages say: exit codes, and all that is quoted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.acceptance.docs_commands import Wrong, first_missing, is_marked, play, steps

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*/README.md"), *ROOT.glob("*.md")])
MARKED = [page for page in PAGES if is_marked(page.read_text("utf-8"))]

PAGE = """\
# A page

<!-- run: exit 3 -->
```sh
echo one; echo two
cat >typed.txt
exit 3
```

<!-- typed -->
```text
three
four
```

It prints

<!-- shown -->
```text
one
…
two
```

and writes

<!-- shown: typed.txt -->
```text
four
```
"""


def test_the_assessors_page_is_among_them() -> None:
    assert "assessors.md" in [page.name for page in MARKED]


@pytest.mark.parametrize("page", MARKED, ids=lambda page: page.name)
def test_every_command_does_what_the_page_says(page: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    play(page.read_text("utf-8"), tmp_path)


def test_a_true_page_is_played(tmp_path: Path) -> None:
    play(PAGE, tmp_path)
    assert (tmp_path / "typed.txt").read_text("utf-8") == "three\nfour\n"


@pytest.mark.parametrize(
    ("true", "false", "told"),
    [
        ("exit 3 -->", "exit 0 -->", "line 4: exit code 3, not 0"),
        ("echo two", "false; echo two", "line 4: exit code 1, not 3"),
        ("…\ntwo", "…\nthree", "line 19: not in what was printed:\nthree"),
        ("one\n…\ntwo", "two\n…\none", "line 19: not in what was printed:\none"),
        ("text\nfour", "text\nfive", "line 28: not in typed.txt:\nfive"),
        ("<!-- run: exit 3 -->\n", "", "line 3: commands that no test runs"),
        ("<!-- run: exit 3 -->\n", "<!-- not run -->\n", "line 4: not run, but why?"),
        ("run: exit 3", "run: code 3", "line 4: 'run: exit N'"),
        ("```sh", "```json", "line 4: 'run: exit N'"),
        (PAGE.partition("<!-- typed")[0], "", "line 2: no commands above"),
    ],
)
def test_a_false_page_is_told(true: str, false: str, told: str, tmp_path: Path) -> None:
    assert true in PAGE
    with pytest.raises(Wrong) as raised:
        play(PAGE.replace(true, false, 1), tmp_path)
    assert str(raised.value).startswith(told)


def test_what_is_not_run_says_why() -> None:
    page = "<!-- not run: needs the network -->\n```sh\nbadgeaudit verify --online x.json\n```\n"
    assert steps(page) == []
    assert not is_marked(page)


def test_a_mark_counts_only_directly_above_its_block() -> None:
    with pytest.raises(Wrong):
        steps("<!-- run -->\n\nSome words.\n\n```sh\ntrue\n```\n")
    assert not is_marked("````markdown\n<!-- run -->\n```sh\nfalse\n```\n````\n")


@pytest.mark.parametrize(
    ("shown", "missing"),
    [
        ("b\nlong line", ""),
        ("a\n…\nc", ""),
        ("…\nb\n…", ""),
        ("a\nc", "a\nc"),
        ("b\n…\na", "a"),
        ("  b", "  b"),
        ("long …\nc", ""),
        ("lon g …", "lon g …"),
        ("a\n…\nc\nlong …", "c\nlong …"),
        ("a\n…\na", "a"),
    ],
)
def test_passages_have_to_follow_each_other(shown: str, missing: str) -> None:
    assert first_missing(shown, "a\nb  \nlong line\nc\n") == missing
