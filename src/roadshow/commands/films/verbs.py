"""What ``roadshow films`` does, one function a verb. Each returns its exit status."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from roadshow.apps.core.models import User
from roadshow.apps.films.actions import imports
from roadshow.apps.films.actions.documents import take_documents
from roadshow.apps.films.actions.indexing import reindex
from roadshow.apps.films.actions.materials import store_report
from roadshow.apps.films.bridge import sheets
from roadshow.apps.films.bridge.exports import FORMATS, exported
from roadshow.apps.films.bridge.proposals import proposals
from roadshow.apps.films.models import Material
from roadshow.apps.films.phrases import listing_problem
from roadshow.apps.films.queries import called
from roadshow.apps.names.queries import search
from roadshow.apps.screenings.actions.imports import take
from roadshow.apps.tours.models import Leg
from roadshow.formats.delivery import dcp, kdm
from roadshow.formats.films import FilmsError, from_json


def find(options: argparse.Namespace) -> int:
    found = search(options.query, limit=options.limit)
    names = called(found)
    rows = [
        {
            "kind": match.kind.value,
            "id": match.subject,
            "name": names.get((match.kind, match.subject), match.text),
            "matched": match.text,
            "language": match.language,
            "score": match.score,
        }
        for match in found
    ]
    if options.json:
        print(json.dumps({"query": options.query, "matches": rows}, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(f"{row['score']:.2f}  {row['kind']:<13} {row['name']}  ←  {row['matched']}")
        if not rows:
            print("nothing found")
    return 0 if rows else 1


def export(options: argparse.Namespace) -> int:
    kind = options.to.suffix.removeprefix(".").lower()
    if kind not in FORMATS:
        raise ValidationError(f"Name a file that ends in {', '.join('.' + f for f in FORMATS)}.")
    content, count = exported(kind, options.tour)
    # Written beside and moved: what stands there stays whole until the new one is.
    part = options.to.with_name(f".{options.to.name}.part")
    part.write_bytes(content)
    part.replace(options.to)
    said = {"file": str(options.to), "films": count}
    print(json.dumps(said, ensure_ascii=False) if options.json else f"{count} films: {options.to}")
    return 0


def examine(options: argparse.Namespace) -> int:
    material = Material.objects.filter(pk=options.material).first() if options.material else None
    if options.material and material is None:
        raise ValidationError(f"There is no material {options.material}.")
    try:
        key = kdm.read(options.kdm.read_bytes()) if options.kdm else None
        report = dcp.check(options.folder, kdm=key)
    except (dcp.DcpError, kdm.KdmError) as wrong:
        raise ValidationError(str(wrong)) from wrong
    if material:
        store_report(actor=operator(), material=material, report=report, now=timezone.now())
    if options.json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=1))
        return 0 if report.ok else 1
    for one in report.compositions:
        print(f"{one.title}: CPL {one.id}, {one.seconds or 0:.0f} s, {one.size} bytes")
    for found in report.findings:
        print(f"{found.severity.lower()}: {found.asset}: {found.message}")
    for left in report.skipped:
        print(f"not looked at: {left.what} (needs {', '.join(left.programs)})")
    print("good" if report.ok else "not good")
    return 0 if report.ok else 1


def make_index(options: argparse.Namespace) -> int:
    counts = reindex()
    said = ", ".join(f"{count} {kind}s" for kind, count in counts.items())
    print(json.dumps(counts) if options.json else f"indexed: {said}")
    return 0


def take_over(options: argparse.Namespace) -> int:
    content = options.file.read_bytes()
    if options.file.suffix.lower() == ".json":
        return _import_json(options, content)
    try:
        listing = sheets.read_file(content, options.sheet)
    except sheets.ImportRefusedError as refused:
        raise ValidationError(refused.said()) from refused
    said = _summary(listing, proposals(listing, {}))
    if not options.dry_run:
        actor = operator()
        record = imports.begin(
            actor=actor,
            file_name=options.file.name,
            content=content,
            sheet=options.sheet,
            sender=options.sender,
            leg=_leg(options.tour, options.leg),
        )
        written = take(actor=actor, record=record, now=timezone.now())
        said["import"] = record.pk
        said["written"] = _counted(written.made)
    _say_import(said, as_json=options.json)
    return 0


def _import_json(options: argparse.Namespace, content: bytes) -> int:
    try:
        films = from_json(content)
    except FilmsError as wrong:
        raise ValidationError(str(wrong)) from wrong
    with transaction.atomic():
        made = take_documents(actor=operator(), films=films)
        transaction.set_rollback(options.dry_run)
    said = {"films": len(films), "new": len(made), "known": len(films) - len(made)}
    words = f"{said['films']} films: {said['new']} new, {said['known']} in the catalogue"
    print(json.dumps(said) if options.json else words)
    return 0


def _summary(listing: Any, found: Any) -> dict[str, Any]:
    return {
        "rows": listing.rows,
        "films": len(listing.films),
        "screenings": len(listing.showings),
        "halls": len(listing.halls),
        "new": sum(one.choice == "new" for one in found),
        "known": sum(one.film is not None for one in found),
        "doubtful": sum(one.doubtful for one in found),
        "differences": [
            {"row": one.read.row, "field": d.field, "ours": d.ours, "theirs": d.theirs}
            for one in found
            for d in one.differences
        ],
        "columns": {text: listing.mapping.columns.get(column) or ("showings" if column in
                    listing.mapping.used else None)
                    for column, text in sorted(listing.mapping.names.items())},
        "problems": [
            {"cell": p.cell, "value": p.value, "why": _why(p)} for p in listing.problems
        ],
    }  # fmt: skip


def _why(problem: Any) -> str:
    return listing_problem(problem.code, problem.params)


def _say_import(said: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(said, ensure_ascii=False, indent=1))
        return
    print(f"{said['rows']} rows: {said['films']} films, {said['screenings']} showings, "
          f"{said['halls']} halls")  # fmt: skip
    print(f"{said['new']} new, {said['known']} in the catalogue, {said['doubtful']} to look at")
    for one in said["differences"]:
        print(f"row {one['row']}: {one['field']} is {one['ours']} here, {one['theirs']} there")
    for one in said["problems"]:
        print(f"{one['cell']}: “{one['value'][:60]}”: {one['why']}")
    if "written" in said:
        counts = ", ".join(f"{count} {name}" for name, count in said["written"].items())
        print(f"written as import {said['import']}: {counts or 'nothing new'}")
    else:
        print("nothing was written")


def _counted(made: list[list[Any]]) -> dict[str, int]:
    names = [label.partition(".")[2] for label, *_rest in made]
    return {name: names.count(name) for name in dict.fromkeys(names)}


def _leg(slug: str, number: int | None) -> Any:
    if not slug:
        return None
    legs = list(Leg.objects.filter(tour__slug=slug).select_related("tour"))
    place = (number or 1) - 1
    if not 0 <= place < len(legs):
        raise ValidationError(f"There is no city {place + 1} on a tour “{slug}”.")
    return legs[place]


def operator() -> User:
    """Who stands in the trail: whoever has this machine may do all, but cannot log in as this."""
    found = User.objects.filter(email="command@localhost").first()
    return found or User.objects.create_superuser("command@localhost", name="command line")


VERBS = {
    "search": find,
    "import": take_over,
    "export": export,
    "dcp": examine,
    "reindex": make_index,
}
