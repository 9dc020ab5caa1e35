"""The index of names: every name of every film, person and organisation, and its search keys.

Whoever keeps such records calls ``actions.index``; nothing here knows them.
"""

from django.db import models

from roadshow.apps.names import phrases


class IndexedName(models.Model):
    kind = models.CharField(max_length=12, choices=phrases.kinds)
    subject = models.BigIntegerField()
    text = models.CharField(max_length=200)
    language = models.CharField(max_length=20)

    class Meta:
        indexes = (models.Index(fields=("kind", "subject"), name="name_by_subject"),)

    def __str__(self) -> str:
        return self.text


class NameKey(models.Model):
    """``back`` is the key read backwards: an index finds what ends alike as what begins alike.

    On SQLite triggers copy keys into an FTS5 table; PostgreSQL has a trigram index on them.
    """

    name = models.ForeignKey(IndexedName, models.CASCADE, related_name="keys", db_index=True)
    space = models.CharField(max_length=1)
    text = models.CharField(max_length=200, db_index=False)
    back = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.text


class Gram(models.Model):
    """How many keys hold a run of three characters, at least: deleting does not count down."""

    text = models.CharField(max_length=3, primary_key=True)
    keys = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.text
