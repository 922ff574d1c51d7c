"""``--lang`` and what stands in for it, through the installed command."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from badgeaudit.cli.languages import available
from badgeaudit.standard.loading import find_standard
from tests.acceptance.conftest import Run

AS_OF = ("--as-of", "2026-10-15", "--exit-zero")
OTHERS = [tag for tag in available() if tag != "en"]
LABEL = find_standard("quality-label")


def title(language: str) -> str:
    """Return the title of the first formal criterion in a language."""
    texts = yaml.safe_load((LABEL / "texts" / f"{language}.yaml").read_bytes())
    return str(texts["criteria"]["F-05"]["title"])


def applicant_speaks(dossier: Path, language: str) -> None:
    file = dossier / "application.yaml"
    text = re.sub(r"^language:.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
    file.write_text(f"{text}\nlanguage: {language}\n", "utf-8")


@pytest.mark.parametrize("language", OTHERS)
def test_reports_are_in_the_language_and_say_who_translated_them(
    run: Run, dossier: Path, tmp_path: Path, language: str
) -> None:
    done = run(
        *("check", dossier, *AS_OF, "--lang", language),
        *("--report", "html:r.html", "--report", "markdown:r.md"),
    )
    assert done.returncode == 0
    html, markdown = ((tmp_path / f"r.{end}").read_text("utf-8") for end in ("html", "md"))
    assert f'<html lang="{language}">' in html
    for text in (done.stdout, html, markdown):
        assert title(language) in text
        assert "Six months of use" not in text
    english = run("check", dossier, *AS_OF, "--report", "markdown").stdout
    assert "Translated from English by machine" not in english + markdown
    # the last line says it in the language
    assert len(markdown.rstrip().splitlines()[-1]) > 40


def test_the_saved_audit_is_the_same_in_every_language(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    for language in ("en", *OTHERS[:2]):
        run("check", dossier, *AS_OF, "--lang", language, "-q", "--report", f"json:{language}.json")
    english, *others = (
        (tmp_path / f"{language}.json").read_bytes() for language in ("en", *OTHERS[:2])
    )
    assert json.loads(english)["results"]
    assert all(other == english for other in others)


def test_a_saved_audit_can_be_read_in_any_language(run: Run, dossier: Path, tmp_path: Path) -> None:
    run("check", dossier, *AS_OF, "-q", "--report", "json:a.json")
    language = OTHERS[-1]
    fresh = run("check", dossier, *AS_OF, "--lang", language, "--report", "markdown").stdout
    again = run("report", "a.json", "--format", "markdown", "--lang", language).stdout
    assert again == fresh


@pytest.mark.parametrize(
    ("option", "environment", "application", "spoken"),
    [
        (("--lang", "en"), {"BADGEAUDIT_LANG": "it", "LANG": "it_IT.UTF-8"}, "it", "en"),
        (("--lang", "it-CH"), {"BADGEAUDIT_LANG": "en"}, "en", "it"),
        ((), {"BADGEAUDIT_LANG": "en", "LANG": "it_IT.UTF-8"}, "it", "en"),
        ((), {"BADGEAUDIT_LANG": "", "LANG": "en_GB.UTF-8", "LC_ALL": ""}, "it", "it"),
        ((), {"BADGEAUDIT_LANG": "", "LANG": "it_IT.UTF-8", "LC_ALL": ""}, "de", "it"),
        ((), {"BADGEAUDIT_LANG": "", "LANG": "it_IT.UTF-8", "LC_ALL": ""}, "en", "en"),
        ((), {"BADGEAUDIT_LANG": "", "LANG": "C.UTF-8", "LC_ALL": ""}, "de", "en"),
        ((), {"BADGEAUDIT_LANG": "", "LC_ALL": "it_IT.UTF-8"}, "[1]", "it"),
    ],
)
def test_which_language_is_used(
    run: Run,
    dossier: Path,
    option: tuple[str, ...],
    environment: dict[str, str],
    application: str,
    spoken: str,
) -> None:
    applicant_speaks(dossier, application)
    done = run("check", dossier, *AS_OF, "--report", "html", *option, **environment)
    assert done.returncode == 0
    assert f'<html lang="{spoken}">' in done.stdout


def test_settings_name_a_language_that_the_application_does_not_change(
    run: Run, dossier: Path, tmp_path: Path
) -> None:
    applicant_speaks(dossier, "en")
    (tmp_path / "badgeaudit.toml").write_text('lang = "it"\n', "utf-8")
    done = run("check", dossier, *AS_OF, "--report", "html", BADGEAUDIT_LANG="")
    assert '<html lang="it">' in done.stdout


@pytest.mark.parametrize("command", [("check", "x"), ("explain",), ("compare", "x", "y")])
def test_a_language_that_is_not_there_is_refused(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "--lang", "klingon")
    assert done.returncode == 2
    assert "klingon" in done.stderr
    assert "italiano" in done.stderr


def test_explain_and_worksheet(run: Run, dossier: Path, tmp_path: Path) -> None:
    assert title("it") in run("explain", "F-05", "--lang", "it-IT").stdout
    done = run(
        *("worksheet", dossier, "--assessor", "Mira", "-o", "m.html", "--lang", "it"),
        *("--as-of", "2026-10-15"),
    )
    assert done.returncode == 0
    page = (tmp_path / "m.html").read_text("utf-8")
    assert '<html lang="it">' in page
    assert title("it") in page
    yaml_sheet = run(
        *("worksheet", dossier, "--assessor", "Mira", "--format", "yaml", "-o", "m.yaml"),
        *("--lang", "it", "--as-of", "2026-10-15"),
    )
    assert yaml_sheet.returncode == 0
    # what was answered in one language is read in any other
    checked = run("check", dossier, *AS_OF, "--assessment", "m.yaml", "-q", "--lang", "en")
    assert checked.returncode == 0


def test_letters_comparisons_and_differences(run: Run, tmp_path: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    judged = examples / "assessments" / "riverbank-youth"
    dossier = examples / "riverbank-youth"
    run("check", dossier, *AS_OF, "--assessment", judged, "-q", "--report", "json:a.json")
    run("check", dossier, *AS_OF, "-q", "--report", "json:b.json")
    made = (
        ("report", "a.json", "--template", "feedback", "-o", "letter.html"),
        ("report", "a.json", "--template", "decision", "-o", "record.html"),
        ("compare", dossier, judged, "--as-of", "2026-10-15", "-o", "comparison.html"),
        ("diff", "b.json", "a.json", "-o", "difference.html"),
    )
    for arguments in made:
        done = run(*arguments, "--lang", "it")
        assert done.returncode in (0, 3), done.stderr
        assert '<html lang="it">' in (tmp_path / str(arguments[-1])).read_text("utf-8")
