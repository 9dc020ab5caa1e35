"""The four languages: every string is in the catalogues, translated, and compiled as it stands."""

import re
import shutil
import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

import roadshow

PACKAGE = Path(roadshow.__file__).parent
LOCALES = ("zh_Hans", "ru", "kk")
HOLE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w+[^>]*>")


def catalogue(locale: str, package: Path = PACKAGE) -> Catalog:
    path = package / "locale" / locale / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def names(found: Catalog) -> set[tuple[str | None, str]]:
    return {(m.context, m.id if isinstance(m.id, str) else m.id[0]) for m in found if m.id}


def said(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


@pytest.mark.parametrize("locale", LOCALES)
def test_every_string_is_translated_and_none_is_doubtful(locale: str) -> None:
    missing = [m.id for m in catalogue(locale) if m.id and not all(said(m))]
    assert missing == []
    assert [m.id for m in catalogue(locale) if m.id and m.fuzzy] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_translations_keep_what_is_filled_in_and_marked_up(locale: str) -> None:
    wrong = []
    for message in catalogue(locale):
        if not message.id:
            continue
        plural = not isinstance(message.id, str)
        wanted = set(HOLE.findall(message.id[1] if plural else str(message.id)))
        for text in said(message):
            kept = set(HOLE.findall(text))
            # A singular form may say "one film" without the number.
            if not (kept <= wanted if plural else kept == wanted):
                wrong.append((message.id, text))
    assert wrong == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_compiled_catalogue_says_what_the_written_one_says(locale: str) -> None:
    path = PACKAGE / "locale" / locale / "LC_MESSAGES" / "django.mo"
    with path.open("rb") as file:
        compiled = GNUTranslations(file)
    for message in catalogue(locale):
        if not message.id or not isinstance(message.id, str):
            continue
        found = (
            compiled.pgettext(message.context, message.id)
            if message.context
            else compiled.gettext(message.id)
        )
        assert found == message.string, "run `just messages`"


def test_kazakh_has_no_latin_letter_among_its_own() -> None:
    mixed = re.compile(r"[а-яёәғқңөұүһі][a-z]|[a-z][а-яёәғқңөұүһі]", re.IGNORECASE)
    wrong = [
        text
        for message in catalogue("kk")
        if message.id
        for text in said(message)
        if mixed.search(HOLE.sub(" ", text))
    ]
    assert wrong == []


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")
def test_no_string_of_ours_is_outside_the_catalogues(tmp_path: Path) -> None:
    copy = tmp_path / "roadshow"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "static"))
    words = [sys.executable, "-m", "django", "makemessages", "--locale", "ru", "--no-obsolete"]
    done = subprocess.run(
        [*words, "--settings", "roadshow.conf.settings"],
        cwd=copy,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert names(catalogue("ru", copy)) == names(catalogue("ru")), "run `just messages`"
