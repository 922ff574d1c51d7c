"""standard_texts.py: keep the texts of a standard in other languages up to date.

    python scripts/standard_texts.py quality-label sl        add what is missing, renew stamps
    python scripts/standard_texts.py quality-label --check   1 when something is missing or stale

A new or changed English text is put into criteria/<standard>/texts/<language>.yaml as it is, for
somebody to translate; its stamp follows when the words differ from the English ones. Serbian in
Latin letters is written from the Cyrillic one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import yaml

from badgeaudit.languages.tags import LANGUAGES
from badgeaudit.languages.transliterating import latin
from badgeaudit.model.translation import STAMP, stamp
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.standard.translating import FOLDER, english_texts

CYRILLIC, LATIN = "sr-Cyrl", "sr-Latn"
HEAD = "# yaml-language-server: $schema=../../../schemas/standard.schema.json#/$defs/translation\n"
Entries = dict[str, dict[str, dict[str, str]]]


class Folded(yaml.SafeDumper):
    """Long texts in folded lines, as people write them."""


Folded.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style=">" if len(text) > 80 else None
    ),
)


def merged(english: Entries, written: Entries) -> Entries:
    """Return the entries of today: translated texts kept, missing ones in English, new stamps."""
    result: Entries = {}
    for kind, entries in english.items():
        for id, texts in entries.items():
            old = written.get(kind, {}).get(id, {})
            words = {name: old.get(name, text) for name, text in texts.items()}
            done = any(old.get(name, text) != text for name, text in texts.items())
            of = stamp(texts, list(texts)) if done or STAMP not in old else old[STAMP]
            result.setdefault(kind, {})[id] = {STAMP: of, **words}
    return result


def open_entries(english: Entries, written: Entries) -> list[str]:
    """Return what is missing, stale or still in English, as ``kind/id``."""
    found = []
    for kind, entries in english.items():
        for id, texts in entries.items():
            old = written.get(kind, {}).get(id, {})
            whole = set(texts) <= set(old) and old.get(STAMP) == stamp(texts, list(texts))
            if not whole or all(old[name] == text for name, text in texts.items()):
                found.append(f"{kind}/{id}")
    return found


def transliterated(entries: Entries) -> Entries:
    """Return the entries in Latin letters; ids and stamps stay."""
    return {
        kind: {
            id: {n: text if n == STAMP else latin(text) for n, text in texts.items()}
            for id, texts in each.items()
        }
        for kind, each in entries.items()
    }


def main() -> int:
    """Update one language, or look at all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("standard")
    parser.add_argument("language", nargs="?")
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    folder = find_standard(wanted.standard)
    english = english_texts(load_standard(folder))
    status = 0
    for language in LANGUAGES:
        if language == "en" or wanted.language not in (None, language):
            continue
        path = folder / FOLDER / f"{language}.yaml"
        data: dict[str, Any] = yaml.safe_load(path.read_bytes()) if path.is_file() else {}
        entries: Entries = {k: v for k, v in data.items() if isinstance(v, dict)}
        if not wanted.check:
            if language == LATIN:
                first = yaml.safe_load((path.parent / f"{CYRILLIC}.yaml").read_bytes())
                entries = transliterated({k: v for k, v in first.items() if isinstance(v, dict)})
                data["reviewed"] = first["reviewed"]
            entries = merged(english, entries)
            head = {"language": language, "reviewed": data.get("reviewed", False)}
            write(path, {**head, **entries})
        still = open_entries(english, entries)
        print(f"{language}: {len(still)} open {' '.join(still[:8])}", file=sys.stderr)
        status |= bool(still)
    return int(status) if wanted.check else 0


def write(path: Path, data: dict[str, Any]) -> None:
    """Write a file of texts."""
    path.parent.mkdir(exist_ok=True)
    text = yaml.dump(data, Dumper=Folded, allow_unicode=True, sort_keys=False, width=116, indent=2)
    path.write_text(HEAD + text, "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
