"""The index follows the names of a record, and holds nothing else."""

from collections import Counter
from collections.abc import Iterable

import pytest
from django.db import connection, transaction
from pytest_django import DjangoAssertNumQueries

from roadshow.apps.names.actions import forget, index, index_many
from roadshow.apps.names.models import Gram, IndexedName, NameKey
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.queries import search
from roadshow.apps.names.rules import WITH_GRAMS
from roadshow.engines.names.keys import keys
from roadshow.engines.names.pieces import grams

pytestmark = pytest.mark.django_db

COMPOSER = [("zh-hans", "音乐家"), ("en", "The Composer"), ("ru", "Композитор")]


def names() -> set[tuple[str, int, str, str]]:
    rows = IndexedName.objects.values_list("kind", "subject", "language", "text")
    assert len(rows) == len(set(rows))
    return set(rows)


def stored_keys() -> Counter[tuple[str, str, str]]:
    return Counter(NameKey.objects.values_list("name__text", "space", "text"))


def expected_keys(texts: Iterable[str], *, person: bool = False) -> Counter[tuple[str, str, str]]:
    found = ((text, key) for text in texts for key in keys(text, person=person))
    return Counter((text, key.space.value, key.text) for text, key in found)


def snapshot() -> tuple[set[tuple[int, int]], dict[str, int]]:
    """The keys as they are stored, and the counts of grams."""
    return set(NameKey.objects.values_list("pk", "name")), dict(Gram.objects.values_list())


def fts() -> int:
    """How many keys the full-text table finds by one of their grams."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM names_grams WHERE names_grams MATCH '\"omp\"'")
        return int(cursor.fetchone()[0])


def test_every_name_is_stored_with_every_key() -> None:
    index(Kind.FILM, 1, COMPOSER)
    assert names() == {("film", 1, language, text) for language, text in COMPOSER}
    assert stored_keys() == expected_keys(text for _language, text in COMPOSER)


def test_a_person_s_name_has_the_keys_of_a_person() -> None:
    index(Kind.PERSON, 1, [("en", "Zhang Yimou")])
    assert stored_keys() == expected_keys(["Zhang Yimou"], person=True)
    assert NameKey.objects.filter(text="yimouzhang").exists()


def test_a_key_is_stored_backwards_too() -> None:
    index(Kind.FILM, 1, COMPOSER)
    assert all(key.back == key.text[::-1] for key in NameKey.objects.all())


def test_indexing_again_changes_nothing(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    index(Kind.FILM, 1, COMPOSER)
    before = snapshot()
    with django_assert_max_num_queries(6):
        index(Kind.FILM, 1, [*COMPOSER, *COMPOSER])
    assert snapshot() == before


def test_a_name_that_is_gone_leaves_no_keys() -> None:
    index(Kind.FILM, 1, COMPOSER)
    index(Kind.FILM, 1, [("en", "The Musician"), ("ru", "Композитор")])
    assert stored_keys() == expected_keys(["The Musician", "Композитор"])
    assert search("音乐家") == search("composer", {Kind.PERSON}) == []
    assert [match.text for match in search("musician")] == ["The Musician"]


def test_a_name_may_change_its_language() -> None:
    index(Kind.FILM, 1, [("ru", "Композитор")])
    index(Kind.FILM, 1, [("kk", "Композитор")])
    assert names() == {("film", 1, "kk", "Композитор")}
    assert stored_keys() == expected_keys(["Композитор"])


def test_forgetting_takes_one_record_and_no_other() -> None:
    index(Kind.FILM, 1, COMPOSER)
    index(Kind.FILM, 2, [("en", "The Composer")])
    index(Kind.PERSON, 1, [("en", "The Composer")])
    for _twice in range(2):
        forget(Kind.FILM, 1)
        assert names() == {("film", 2, "en", "The Composer"), ("person", 1, "en", "The Composer")}
    assert {(m.kind, m.subject) for m in search("composer")} == {
        (Kind.FILM, 2),
        (Kind.PERSON, 1),
    }


def test_many_records_at_once_are_as_one_by_one() -> None:
    index_many(Kind.FILM, {1: COMPOSER, 2: [("en", "Stalker")], 3: []})
    at_once = stored_keys()
    index_many(Kind.FILM, {1: [], 2: []})
    assert not stored_keys()
    index(Kind.FILM, 1, COMPOSER)
    index(Kind.FILM, 2, [("en", "Stalker")])
    assert stored_keys() == at_once


def test_many_records_need_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(12):
        index_many(Kind.FILM, {n: [("en", f"Harbour {n}")] for n in range(300)})


def test_what_says_nothing_is_not_found_but_does_no_harm() -> None:
    index(Kind.FILM, 1, [("en", "…"), ("ru", "   "), ("zh-hans", ""), ("kk", "💃")])
    assert not NameKey.objects.exists()
    assert search("…") == []


def test_a_very_long_name_is_found_by_its_beginning() -> None:
    index(Kind.FILM, 1, [("en", "Harbour " * 60), ("zh-hans", "音乐" * 150)])
    assert [match.subject for match in search("harbour harbour")] == [1]
    assert [match.subject for match in search("yinyueyinyue")] == [1]


def test_grams_are_counted_by_key() -> None:
    index(Kind.FILM, 1, COMPOSER)
    index(Kind.FILM, 2, [("en", "Composition")])
    counted = Counter(
        gram
        for key in NameKey.objects.filter(space__in=WITH_GRAMS)
        for gram in set(grams(key.text))
    )
    assert dict(Gram.objects.values_list("text", "keys")) == counted
    assert counted["omp"] == 3  # composer, thecomposer, composition


def test_counts_stay_when_a_name_goes_so_that_none_is_ever_too_low() -> None:
    index(Kind.FILM, 1, COMPOSER)
    before = dict(Gram.objects.values_list("text", "keys"))
    forget(Kind.FILM, 1)
    assert dict(Gram.objects.values_list("text", "keys")) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="FTS5 is SQLite's")
def test_the_full_text_table_follows_deletions_by_cascade() -> None:
    index(Kind.FILM, 1, COMPOSER)
    index(Kind.FILM, 2, [("en", "Composition")])
    assert fts() == 3
    IndexedName.objects.filter(subject=1).delete()
    assert fts() == 1
    IndexedName.objects.all().delete()
    assert fts() == 0
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO names_grams (names_grams) VALUES ('integrity-check')")


def test_what_was_rolled_back_is_not_found() -> None:
    with transaction.atomic():
        index(Kind.FILM, 1, COMPOSER)
        transaction.set_rollback(True)
    assert search("composer") == search("omposer") == []
