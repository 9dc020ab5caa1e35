"""Announcing what happened, so that rooms above may act on it: see ``conf/reactions.py``."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string


def announce(happening: str, **facts: int | str) -> None:
    """After commit, run what the table of reactions names for this.

    Raises:
        KeyError: the table does not know the happening.
    """
    for reaction in import_string(settings.REACTIONS)[happening]:
        transaction.on_commit(partial(import_string(reaction), **facts))
