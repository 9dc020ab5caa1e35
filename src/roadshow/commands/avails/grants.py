"""What ``roadshow avails import`` and ``export`` do. Each returns its exit status."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from roadshow.apps.films.queries import films_of
from roadshow.apps.people.models import Organisation
from roadshow.apps.rights.actions import take
from roadshow.apps.rights.bridge import exchange
from roadshow.apps.tours.models import Tour
from roadshow.commands.films.verbs import operator


def take_over(options: argparse.Namespace) -> int:
    """1 where rows keep the workbook out."""
    content, now = options.file.read_bytes(), timezone.now()
    party = _licensor(options.licensor)
    found = exchange.preview(content, party=party, today=now.date())
    kept_out = bool(found.barred) and not options.leave_out
    written = not options.dry_run and not kept_out
    if written:
        found = take(
            actor=operator(), content=content, party=party, now=now, leave_out=options.leave_out
        )
    said = _summary(found) | {"written": written}
    if options.json:
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        _say(said)
    return 1 if kept_out else 0


def export(options: argparse.Namespace) -> int:
    if options.to.suffix.lower() != ".xlsx":
        raise ValidationError("Name a file that ends in .xlsx.")
    made = exchange.export(
        layout=options.layout, today=timezone.now().date(), films=_films(options.tour)
    )
    # Written beside and moved: what stands there stays whole until the new one is.
    part = options.to.with_name(f".{options.to.name}.part")
    part.write_bytes(made.content)
    part.replace(options.to)
    said = asdict(made) | {"file": str(options.to)}
    del said["content"]
    if options.json:
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return 0
    print(f"{made.rows} rows: {options.to}")
    print(f"left out: {made.other_media} grants of other media; of offers {made.taken} taken, "
          f"{made.over} over, {made.languages} in languages that cannot be said")  # fmt: skip
    return 0


def _summary(found: exchange.Preview) -> dict[str, Any]:
    return {
        "rows": len(found.lines),
        **found.counts,
        "gone": [grant.pk for grant in found.gone],
        "problems": [
            {"sheet": p.sheet, "cell": p.cell or p.column, "value": p.value, "why": p.why}
            | {"bars": p.bars}
            for p in found.problems
        ],
    }


def _say(said: dict[str, Any]) -> None:
    print(f"{said['rows']} rows: {said['new']} new, {said['changed']} changed, "
          f"{said['same']} known, {said['barred']} that cannot be taken over")  # fmt: skip
    for one in said["problems"]:
        mark = "!" if one["bars"] else " "
        print(f"{mark} {one['sheet']} {one['cell']}: “{one['value'][:60]}”: {one['why']}")
    if said["gone"]:
        print(f"no row speaks any more of grants {', '.join(map(str, said['gone']))}")
    print("written" if said["written"] else "nothing was written")


def _licensor(name: str) -> Organisation | None:
    return exchange.licensor(name) if name else None


def _films(slug: str) -> list[int] | None:
    if not slug:
        return None
    tour = Tour.objects.filter(slug=slug).first()
    if tour is None:
        raise ValidationError(f"There is no tour “{slug}”.")
    return [film.pk for film in films_of(tour)]


VERBS = {"import": take_over, "export": export}
