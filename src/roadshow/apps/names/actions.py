"""Keeping the index of names."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import connection, transaction

from roadshow.apps.names.models import Gram, IndexedName, NameKey
from roadshow.apps.names.phrases import Kind
from roadshow.apps.names.rules import WITH_GRAMS
from roadshow.engines.names.keys import keys
from roadshow.engines.names.pieces import grams

Named = tuple[str, str]
"""A language tag and a name in that language."""

AT_ONCE = 2000


def index(kind: Kind, subject: int, names: Iterable[Named]) -> None:
    """Let these names, and no others, find one record. Call it in the record's transaction."""
    index_many(kind, {subject: names})


def forget(kind: Kind, subject: int) -> None:
    """Let nothing find a record any more."""
    index_many(kind, {subject: ()})


@transaction.atomic
def index_many(kind: Kind, subjects: Mapping[int, Iterable[Named]]) -> None:
    """The same for many records of one kind."""
    old = IndexedName.objects.filter(kind=kind, subject__in=subjects)
    stored = {(name.subject, name.language, name.text): name.pk for name in old}
    wanted = {
        (subject, language, text[:200]): None
        for subject, names in subjects.items()
        for language, text in names
        if text.strip()
    }
    IndexedName.objects.filter(pk__in=[stored[k] for k in stored.keys() - wanted.keys()]).delete()
    fresh = IndexedName.objects.bulk_create(
        [
            IndexedName(kind=kind, subject=subject, language=language, text=text)
            for subject, language, text in wanted
            if (subject, language, text) not in stored
        ],
        batch_size=AT_ONCE,
    )
    _add_keys(fresh)


def _add_keys(names: Iterable[IndexedName]) -> None:
    rows = [
        NameKey(name=name, space=key.space, text=key.text[:200], back=key.text[:200][::-1])
        for name in names
        for key in sorted(keys(name.text, person=name.kind == Kind.PERSON))
        if key.text
    ]
    NameKey.objects.bulk_create(rows, batch_size=AT_ONCE)
    counted = Counter(g for row in rows if row.space in WITH_GRAMS for g in set(grams(row.text)))
    _count(counted)


def _count(counted: Mapping[str, int]) -> None:
    """Add to the stored counts. Both databases know this clause; Django has no words for it."""
    table = connection.ops.quote_name(Gram._meta.db_table)
    add = (
        f"INSERT INTO {table} (text, keys) VALUES (%s, %s) "  # noqa: S608  # our own name
        f"ON CONFLICT (text) DO UPDATE SET keys = {table}.keys + excluded.keys"
    )
    with connection.cursor() as cursor:
        cursor.executemany(add, sorted(counted.items()))
