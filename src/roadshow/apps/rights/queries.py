"""Reading what is recorded about rights."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from roadshow.apps.core.models import Merger
from roadshow.apps.rights import rules
from roadshow.apps.rights.models import Grant, Revision, RuleSeverity
from roadshow.apps.rights.phrases import Rule


def grants() -> "QuerySet[Grant]":
    """Every grant with its films and parties, in a fixed number of queries."""
    return Grant.objects.select_related("holder", "party").prefetch_related("films__titles")


State = tuple[UUID | None, int]


def state() -> State:
    """What is another after every change: of anything about rights, and of films that turned out to
    be one."""
    token = Revision.objects.filter(pk=1).values_list("token", flat=True).first()
    merger = Merger.objects.order_by("-pk").values_list("pk", flat=True).first()
    return token, merger or 0


def severities() -> dict[str, str]:
    """How bad each rule of clearance is: what somebody decided, else what we propose."""
    decided = dict(RuleSeverity.objects.values_list("rule", "severity"))
    return {rule: decided.get(rule, rules.severity_of(rule)) for rule in Rule.values}


def are_recorded(films: Collection[int]) -> set[int]:
    """Those of some films of which any grant in of the bureau is recorded."""
    held = Grant.objects.filter(direction="in", holder=None, films__in=films)
    return set(held.values_list("films", flat=True)) & set(films)
