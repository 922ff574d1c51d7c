"""Does an answer name a file: in what it cites, in its comment, or by the badge it is about.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from badgeaudit.model.people import Judgement

_APART = re.compile(r"[\W_]+")
_SHORTEST = 4
"""A shorter name ("x", "q1") would be found in comments that do not mean it."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What is known of a dossier's files besides their paths."""

    names: Mapping[str, tuple[str, ...]]
    """Path → names of the badges in it."""
    paths: Mapping[str, str]
    """Subject id → its file, for answers badge by badge."""


def names_any(judgement: Judgement, wanted: Iterable[str], naming: Naming) -> bool:
    """Tell whether a judgement names one of these files.

    It does by citing it, by its path or name in the comment, by the name of a badge that lies in it
    (spelling with blanks, hyphens or capitals makes no difference), or by answering "not met" for
    that badge alone.
    """
    wanted = tuple(wanted)
    cited = {_tidy(each) for each in judgement.cites}
    cited |= {
        naming.paths[id]
        for id, verdict in judgement.subjects.items()
        if verdict == "not_met" and id in naming.paths
    }
    comment = _words(judgement.comment)
    for path in map(_tidy, wanted):
        if path in cited or path.rpartition("/")[2] in cited:
            return True
        if any(name in comment for name in _called(path, naming.names.get(path, ()))):
            return True
    return False


def _called(path: str, badges: Iterable[str]) -> Iterator[str]:
    """Yield what the file is called in a sentence, each as words between blanks."""
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    for called in (path, name, stem, *badges):
        words = _words(called)
        if len(words.strip()) >= _SHORTEST:
            yield words


def _words(text: str) -> str:
    return f" {_APART.sub(' ', text.casefold()).strip()} "


def _tidy(path: str) -> str:
    return path.strip().replace("\\", "/").removeprefix("./")
