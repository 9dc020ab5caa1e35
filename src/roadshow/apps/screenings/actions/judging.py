"""Judging screenings anew when rights have changed, and telling only what is news."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from roadshow.apps.core.effects import announce
from roadshow.apps.films.models import Film
from roadshow.apps.screenings.bridge.clearance import Judge
from roadshow.apps.screenings.models import Judgement, Screening
from roadshow.apps.screenings.queries import placed_of_films
from roadshow.engines.kernel.findings import Severity


def judge(films: Iterable[int], *, now: datetime) -> None:
    """Judge the coming screenings of some films (none are all), keep what came of it, and announce
    by tour which of them are blocked and which are no longer."""
    chosen = list(films) or Film.objects.values_list("pk", flat=True)
    with transaction.atomic():
        coming = placed_of_films(chosen).filter(starts__gte=now)
        related = coming.select_related("leg", "version", "showcase", "hall")
        # Two workers at once would both tell the same news: the second waits for the first.
        screenings = list(related.select_for_update(of=("self",)))
        judge = Judge(screenings)
        before = dict(
            Judgement.objects.filter(screening__in=screenings).values_list(
                "screening_id", "obstacles"
            )
        )
        news: dict[int, dict[str, list[int]]] = defaultdict(lambda: {"blocked": [], "cleared": []})
        for screening in screenings:
            found = _blocking(judge, screening)
            old = before.get(screening.pk, [])
            if bool(found) != bool(old):
                kind = "blocked" if found else "cleared"
                news[screening.showcase.tour_id][kind].append(screening.pk)
            if found != before.get(screening.pk):
                Judgement.objects.update_or_create(
                    screening=screening, defaults={"obstacles": found, "judged_at": now}
                )
        for tour, kinds in news.items():
            facts = {kind: " ".join(map(str, keys)) for kind, keys in kinds.items()}
            announce("clearance changed", tour=tour, **facts)


def _blocking(judge: Judge, screening: Screening) -> list[list[str]]:
    """What keeps a screening from being published, as it is kept."""
    return sorted(
        [rule, refusal.record]
        for refusal in judge.obstacles(screening)
        if judge.severities[rule := judge.rule(screening, refusal)] == Severity.BLOCK_RELEASE
    )
