"""translations.py: gather the texts to translate, and bring all catalogues up to date.

    python scripts/translations.py           update languages/*/LC_MESSAGES/badgeaudit.po
    python scripts/translations.py --check   change nothing; 1 when one is not up to date
    python scripts/translations.py --open sl print what is still to be translated, as a .po

Texts come from languages/en/*.yaml (the id is the context) and from report/templates (trans blocks
and _()). What has gone is removed; what has changed has to be translated anew, and is said in
English until then. Serbian in Latin letters is written from the Cyrillic one.

A language that was never complete waits in translations/, where badgeaudit does not offer it; with
its last text translated its catalogue moves into the package.
"""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from badgeaudit.languages.tags import LANGUAGES
from badgeaudit.languages.translations import MACHINE, catalogue_file
from badgeaudit.languages.transliterating import latin_catalogue

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "badgeaudit"
JINJA = {
    "trimmed": "true",
    "newstyle_gettext": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}
UNFINISHED = PACKAGE.parents[1] / "translations"
FIRST = "sr-Cyrl"
DERIVED = "sr-Latn"


def template() -> Catalog:
    """Return all texts, English only, in the order of their files."""
    found = Catalog(project="badgeaudit", version="", fuzzy=False, charset="utf-8")
    for path in sorted((PACKAGE / "languages" / "en").glob("*.yaml")):
        for id, text in yaml.safe_load(path.read_bytes()).items():
            key = (
                (str(text["one"]).strip(), str(text["other"]).strip())
                if isinstance(text, dict)
                else str(text).strip()
            )
            found.add(key, context=id, locations=[(f"en/{path.name}", None)])
    extracted = extract_from_dir(
        PACKAGE / "report" / "templates",
        method_map=[("**.j2", "jinja2.ext:babel_extract")],
        options_map={"**.j2": JINJA},
        keywords={"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)},
    )
    for name, _, text, notes, context in sorted(extracted, key=lambda each: (each[0], each[1])):
        found.add(
            text, context=context, locations=[(f"templates/{name}", None)], user_comments=notes
        )
    return found


def updated(language: str, texts: Catalog) -> Catalog:
    """Return a language's catalogue with the texts of today."""
    path = where(language)
    if path.is_file():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language.replace("-", "_"))
    else:
        catalogue = Catalog(locale=language.replace("-", "_"), fuzzy=False)
    catalogue.update(texts, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog, language: str) -> bytes:
    """Return a catalogue as it stands in a file: no dates, so that equal texts give equal files."""
    catalogue.fuzzy = False
    buffer = BytesIO()
    write_po(buffer, catalogue, width=110, omit_header=True, ignore_obsolete=True)
    head = [
        f'"Language: {language}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Plural-Forms: {catalogue.plural_forms}\\n"',
        f'"Last-Translator: {translator(catalogue, language)}\\n"',
    ]
    return (
        b'msgid ""\nmsgstr ""\n' + "\n".join(head).encode() + b"\n\n" + buffer.getvalue().lstrip()
    )


def translator(catalogue: Catalog, language: str) -> str:
    """Return who has read it last; a new catalogue nobody."""
    return catalogue.last_translator if where(language).is_file() else MACHINE


def where(language: str) -> Path:
    """Return where a catalogue stands: in the package once it is complete."""
    offered = catalogue_file(language)
    return offered if offered.is_file() else UNFINISHED / f"{language}.po"


def is_open(entry: Message) -> bool:
    """Tell whether an entry lacks words."""
    words = entry.string if isinstance(entry.string, (tuple, list)) else (entry.string,)
    return bool(entry.id) and (entry.fuzzy or not all(words))


def main() -> int:
    """Update, check, or print what is open."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--open", metavar="LANGUAGE")
    wanted = parser.parse_args()
    texts, stale = template(), []
    if wanted.open:
        catalogue = updated(wanted.open, texts)
        for entry in [each for each in catalogue if each.id and not is_open(each)]:
            catalogue.delete(entry.id, entry.context)
        sys.stdout.buffer.write(written(catalogue, wanted.open))
        return 0
    for language in LANGUAGES:
        if language == "en":
            continue
        path = where(language)
        if language == DERIVED:
            first = updated(FIRST, texts)
            catalogue = latin_catalogue(first, updated(DERIVED, texts))
            catalogue.last_translator = first.last_translator
        else:
            catalogue = updated(language, texts)
        raw = written(catalogue, language)
        missing = sum(is_open(each) for each in catalogue)
        print(f"{language}: {len(catalogue)} texts, {missing} open", file=sys.stderr)
        target = path if missing else catalogue_file(language)
        if target.is_file() and target.read_bytes() == raw:
            continue
        stale.append(language)
        if not wanted.check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
            if target != path:
                path.unlink(missing_ok=True)
    return 1 if wanted.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
